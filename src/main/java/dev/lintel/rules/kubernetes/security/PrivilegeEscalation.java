package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds containers whose processes may gain rights. Reads the whole project, since only its
 * kustomizations tell a patch from an object. Rationale and examples:
 * rules/kubernetes/privilege-escalation.md.
 */
public final class PrivilegeEscalation implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    project.wholeObjects().forEach(object -> check(object, sink));
  }

  private static void check(KubernetesObject object, FindingSink sink) {
    List<Container> open =
        object.pods().stream()
            .filter(pod -> !isWindows(pod))
            .flatMap(pod -> pod.containers().stream())
            .filter(container -> setting(container).filter(YamlScalar::isFalse).isEmpty())
            .toList();
    if (open.isEmpty()) {
      return;
    }
    Report report = sink.report(place(open.getFirst()), message(open.getFirst()));
    open.stream().skip(1).forEach(c -> report.related(place(c), message(c)));
  }

  private static boolean isWindows(PodSpec pod) {
    return pod.root().text("os", "name").filter("windows"::equals).isPresent();
  }

  private static Span place(Container container) {
    return setting(container).map(YamlScalar::span).orElseGet(container::place);
  }

  private static String message(Container container) {
    return "container '%s' does not set allowPrivilegeEscalation to false"
        .formatted(container.name());
  }

  private static Optional<YamlScalar> setting(Container container) {
    return container
        .root()
        .get("securityContext", "allowPrivilegeEscalation")
        .flatMap(YamlNode::scalar);
  }
}
