package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds settings of the kernel that nodes refuse. Reads the project for the version of Kubernetes.
 * Rationale and examples: rules/kubernetes/unsafe-sysctl.md.
 */
public final class UnsafeSysctl implements ProjectRule {
  /** By the name, the minor of 1 since which it is safe. */
  private static final Map<String, Integer> SAFE =
      DataTable.rows("rules/kubernetes/safe-sysctls.txt").stream()
          .map(row -> row.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> Integer.parseInt(row[1])));

  @Override
  public void check(Project project, FindingSink sink) {
    int oldest = project.schemaChecks().versions().oldest();
    project.objects().forEach(object -> check(object, oldest, sink));
  }

  private static void check(KubernetesObject object, int oldest, FindingSink sink) {
    Occurrences unsafe = new Occurrences();
    for (PodSpec pod : object.pods()) {
      for (YamlScalar name : sysctls(pod)) {
        int since = SAFE.getOrDefault(name.value(), Integer.MAX_VALUE);
        if (since > oldest && !Placeholder.isIn(name.value())) {
          unsafe.add(name.span(), message(name.value(), since));
        }
      }
    }
    unsafe.report(sink);
  }

  private static String message(String name, int since) {
    return since == Integer.MAX_VALUE
        ? "'%s' is no safe sysctl: a node refuses the pod unless its kubelet allows it"
            .formatted(name)
        : "'%s' is a safe sysctl only since Kubernetes 1.%d: an older node refuses the pod"
            .formatted(name, since);
  }

  private static List<YamlScalar> sysctls(PodSpec pod) {
    return pod.securityContext().stream()
        .flatMap(context -> context.items("sysctls").stream())
        .flatMap(item -> item.mapping().stream())
        .flatMap((YamlMapping sysctl) -> sysctl.get("name").flatMap(YamlNode::scalar).stream())
        .toList();
  }
}
