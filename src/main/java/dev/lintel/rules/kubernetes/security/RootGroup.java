package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.stream.Stream;

/** Finds containers in root's group. Rationale and examples: rules/kubernetes/root-group.md. */
public final class RootGroup implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      if (!pod.hasOwnUsers()) {
        pod.securityContext().ifPresent(context -> add(context, object.title(), found));
        for (Container container : pod.containers()) {
          container
              .root()
              .mapping("securityContext")
              .ifPresent(
                  context -> add(context, "container '%s'".formatted(container.name()), found));
        }
      }
    }
    found.report(sink);
  }

  private static void add(YamlMapping context, String title, Occurrences found) {
    Stream.concat(
            Stream.of("runAsGroup", "fsGroup").flatMap(field -> context.get(field).stream()),
            context.items("supplementalGroups").stream())
        .map(YamlNode::scalar)
        .flatMap(id -> id.filter(Users::isRoot).stream())
        .forEach(id -> found.add(id.span(), "%s is in the group of root".formatted(title)));
  }
}
