/** Kustomizations as typed views over YAML. */
package dev.lintel.model.kustomize;
