package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.List;

/** Finds roles that nobody has. Rationale and examples: rules/kubernetes/unused-role.md. */
public final class UnusedRole implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<AccessBinding> bindings =
        project.objects().stream().flatMap(o -> AccessBinding.of(o).stream()).toList();
    for (KubernetesObject object : project.wholeObjects()) {
      if (object.kind().equals("Role")
          && AccessRule.isRole(object)
          && bindings.stream().noneMatch(binding -> binds(binding, object))) {
        sink.report(
            object.place(), "no RoleBinding of the project gives %s".formatted(object.title()));
      }
    }
  }

  private static boolean binds(AccessBinding binding, KubernetesObject role) {
    return binding.roleKind().equals("Role")
        && binding.roleName().equals(role.name())
        && binding.object().isBeside(role);
  }
}
