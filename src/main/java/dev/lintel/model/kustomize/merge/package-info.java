/** Strategic merge and JSON patches of trees, as kustomize applies them. */
package dev.lintel.model.kustomize.merge;
