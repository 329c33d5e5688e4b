package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * One object naming another.
 *
 * @param from the object that names
 * @param target what kind of object is named
 * @param name where it is named
 * @param namespace the one in which it is looked for; empty where that is not known, as for an
 *     object that leaves it to {@code kubectl -n}, and for what has no namespace
 * @param parts what of it is meant: keys of a ConfigMap or Secret, ports of a Service; empty for
 *     all of it
 * @param defaultPort the port of a Service that is meant where none is said; 0 for none
 * @param isOptional whether it says that it can do without
 */
public record ObjectReference(
    KubernetesObject from,
    ObjectKind target,
    YamlScalar name,
    String namespace,
    List<YamlScalar> parts,
    int defaultPort,
    boolean isOptional) {
  public ObjectReference {
    parts = List.copyOf(parts);
  }

  /** Gives kind and name of what is named, as {@code Service 'web'}. */
  public String title() {
    return "%s '%s'".formatted(target.kind(), name.value());
  }

  /** Tells whether it holds a secret's or a configuration's keys. */
  public boolean isOfKeys() {
    return target.isCore("ConfigMap") || target.isCore("Secret");
  }

  /** Tells whether a mapping says that what it names may be missing. */
  static boolean isOptional(YamlMapping holder) {
    return holder
        .get("optional")
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isFalse())
        .isPresent();
  }
}
