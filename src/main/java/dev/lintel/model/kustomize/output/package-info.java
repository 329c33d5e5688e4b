/** Writes what a kustomization builds, byte for byte as kustomize does. */
package dev.lintel.model.kustomize.output;
