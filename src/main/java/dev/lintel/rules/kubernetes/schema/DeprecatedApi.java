package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.ApiStatus;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.Optional;

/**
 * Finds objects of API versions that a later Kubernetes does not serve. Rationale and examples:
 * rules/kubernetes/deprecated-api.md.
 */
public final class DeprecatedApi implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (KubernetesObject object : project.objects()) {
      String api = "%s %s".formatted(object.apiVersion(), object.kind());
      switch (project.schemaChecks().status(object)) {
        case ApiStatus.Expiring(int gone, Optional<String> successor) ->
            sink.report(
                UnservedApi.place(object),
                "%s is gone in Kubernetes 1.%d; %s"
                    .formatted(
                        api,
                        gone,
                        successor.map("write %s"::formatted).orElse("nothing replaces it")));
        case ApiStatus.Discouraged(int since, Optional<String> successor) ->
            sink.report(
                UnservedApi.place(object),
                "%s is deprecated since Kubernetes 1.%d; %s"
                    .formatted(
                        api,
                        since,
                        successor.map("use %s"::formatted).orElse("nothing replaces it")));
        default -> {}
      }
    }
  }
}
