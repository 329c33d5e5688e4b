package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an object says of the pods that it runs.
 *
 * @param root the mapping that holds the pod's fields; a Spark driver's or executor's own mapping,
 *     a template of an Argo workflow, or the workflow's own fields, which hold for all its pods
 * @param labels the labels that the pods get, as written
 * @param annotations those that the pods get
 * @param securityContext the pod's own one, which its containers inherit
 * @param volumes those that its containers may mount
 * @param containers main ones first, then init and ephemeral ones, each in their order; none for
 *     what a workflow says of all its pods
 */
public record PodSpec(
    YamlMapping root,
    Map<String, String> labels,
    Optional<YamlMapping> annotations,
    Optional<YamlMapping> securityContext,
    List<YamlMapping> volumes,
    List<Container> containers) {
  public PodSpec {
    volumes = List.copyOf(volumes);
    containers = List.copyOf(containers);
  }

  /** Tells whether the pod says that it is for Windows, where much of Linux has no meaning. */
  public boolean isWindows() {
    return root.text("os", "name").filter("windows"::equals).isPresent();
  }

  /** Tells whether the users of the pod are mapped to others on the node, root to nobody. */
  public boolean hasOwnUsers() {
    return root.get("hostUsers").flatMap(YamlNode::scalar).filter(YamlScalar::isFalse).isPresent();
  }

  /** Gives what the pod's own security context says at a path of keys. */
  public Optional<YamlScalar> security(String... path) {
    return securityContext
        .flatMap(c -> c.get(path))
        .flatMap(YamlNode::scalar)
        .filter(s -> !s.isNull());
  }

  /** Gives what holds for a container: what it says itself, else what the pod says. */
  public Optional<YamlScalar> security(Container container, String... path) {
    return container.security(path).or(() -> security(path));
  }
}
