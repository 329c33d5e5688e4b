/** What a build of a kustomization works on: resources, their ids, and how fields are named. */
package dev.lintel.model.kustomize.resource;
