package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.DataTable;
import java.util.List;

/**
 * Finds roles that more have than their author may think. Rationale and examples:
 * rules/kubernetes/broad-binding.md.
 */
public final class BroadBinding implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    AccessBinding.of(object)
        .filter(binding -> !binding.isPublic())
        .ifPresent(binding -> binding.subjects().forEach(s -> check(binding, s, sink)));
  }

  private static void check(
      AccessBinding binding, AccessBinding.Subject subject, FindingSink sink) {
    List<String> rows = DataTable.rows("rules/kubernetes/broad-subjects.txt");
    String start = "%s %s ".formatted(subject.kind(), subject.name());
    boolean isOfSystem =
        subject.name().equals("system:masters") && binding.roleName().equals("cluster-admin");
    rows.stream()
        .filter(row -> row.startsWith(start) && !isOfSystem)
        .forEach(row ->
            sink.report(
                subject.place(),
                "%s gives %s '%s' to '%s': %s"
                    .formatted(
                        binding.object().title(),
                        binding.roleKind(),
                        binding.roleName(),
                        subject.name(),
                        row.substring(start.length()))));
  }
}
