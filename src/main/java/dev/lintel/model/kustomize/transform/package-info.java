/** The steps of a kustomization's build that change resources. */
package dev.lintel.model.kustomize.transform;
