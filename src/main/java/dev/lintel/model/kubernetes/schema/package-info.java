/**
 * What the fields of Kubernetes objects may hold: the schemas of Kubernetes itself, those of common
 * custom resources, those of definitions in the repository, and the check of an object against one.
 */
package dev.lintel.model.kubernetes.schema;
