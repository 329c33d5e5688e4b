package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.ApiStatus;
import dev.lintel.model.kubernetes.schema.CheckedObject;
import dev.lintel.model.kubernetes.schema.CheckedObject.Basis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells of kinds without a schema, each once. Rationale and examples:
 * rules/kubernetes/unchecked-kind.md.
 */
public final class UncheckedKind implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Set<String> told = new HashSet<>();
    for (CheckedObject checked : project.schemaChecks().all()) {
      KubernetesObject object = checked.object();
      String api = "%s %s".formatted(object.apiVersion(), object.kind());
      // Groups of custom resources have a dot; other tools write apiVersion and kind too.
      if (checked.basis() == Basis.NONE
          && object.group().indexOf('.') > 0
          && project.schemaChecks().status(object) instanceof ApiStatus.Foreign
          && told.add(api)) {
        sink.report(
            UnservedApi.place(object),
            "no schema of %s is known, so its fields are not checked; a CustomResourceDefinition in"
                    .formatted(api)
                + " the repository is taken for one");
      }
    }
  }
}
