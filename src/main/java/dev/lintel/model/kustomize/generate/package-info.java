/** The ConfigMaps and Secrets that kustomizations generate, and the hashes in their names. */
package dev.lintel.model.kustomize.generate;
