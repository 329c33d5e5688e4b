package dev.lintel.rules.kubernetes.schema;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.ApiStatus;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;
import java.util.Optional;

/**
 * Finds objects of API versions that the target does not serve. Rationale and examples:
 * rules/kubernetes/unserved-api.md.
 */
public final class UnservedApi implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    KubernetesVersions versions = project.schemaChecks().versions();
    for (KubernetesObject object : project.objects()) {
      String api = "%s %s".formatted(object.apiVersion(), object.kind());
      switch (project.schemaChecks().status(object)) {
        case ApiStatus.Removed(int gone, Optional<String> successor) ->
            report(
                object,
                "Kubernetes 1.%d removed %s; %s"
                    .formatted(
                        gone,
                        api,
                        successor.map("write %s"::formatted).orElse("nothing replaces it")),
                successor,
                sink);
        case ApiStatus.NotYet(int since, Optional<String> predecessor) ->
            report(
                object,
                "Kubernetes 1.%d does not serve %s, which came with 1.%d%s"
                    .formatted(
                        versions.oldest(),
                        api,
                        since,
                        predecessor.map("; it serves %s"::formatted).orElse("")),
                predecessor,
                sink);
        case ApiStatus.Unknown _ when isClientConfiguration(object) || isBuiltin(object) -> {}
        case ApiStatus.Unknown(String advice) ->
            sink.report(place(object), "Kubernetes has no %s%s".formatted(api, advice));
        case ApiStatus.Current _,
            ApiStatus.Expiring _,
            ApiStatus.Discouraged _,
            ApiStatus.Foreign _ -> {}
      }
    }
  }

  /** A kubeconfig looks like an object, and kubectl alone reads it. */
  private static boolean isClientConfiguration(KubernetesObject object) {
    return object.kind().equals("Config")
        && object.apiVersion().equals("v1")
        && object.root().find("contexts").isPresent();
  }

  /** The transformers and generators of kustomize look like objects too. */
  private static boolean isBuiltin(KubernetesObject object) {
    return object.apiVersion().equals("builtin");
  }

  /** Fields differ from one version to the next, so the fix is no safe one. */
  private static void report(
      KubernetesObject object, String message, Optional<String> other, FindingSink sink) {
    Span place = place(object);
    Report report = sink.report(place, message);
    other.ifPresent(api ->
        report.fix(new Fix("Write the other API version", false, List.of(new Edit(place, api)))));
  }

  static Span place(KubernetesObject object) {
    return object
        .root()
        .find("apiVersion")
        .map(YamlEntry::value)
        .map(value -> value.span())
        .orElseGet(object::place);
  }
}
