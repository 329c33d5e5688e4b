package dev.lintel.model.gitops;

import dev.lintel.syntax.yaml.YamlScalar;

/**
 * What an object of Flux names another by.
 *
 * @param kind as {@code GitRepository}
 * @param name where and how it is written
 * @param namespace the one that is written, else the namespace of the object that names it
 */
public record FluxReference(String kind, YamlScalar name, String namespace) {}
