/** Builds kustomizations as kustomize 5 does. */
package dev.lintel.model.kustomize.build;
