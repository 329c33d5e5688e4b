package dev.lintel.rules.kubernetes.reference;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Finds objects that are named wrongly, where it is seen which was meant. Rationale and examples:
 * rules/kubernetes/missing-object.md.
 */
public final class MissingObject implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (ObjectReference reference : unit.index().references()) {
      if (!reference.isOptional() && !isMade(reference)) {
        check(reference, unit.resolve(reference), sink);
      }
    }
  }

  /** cert-manager makes the Secret for the certificate of an Ingress or Gateway that asks so. */
  private static boolean isMade(ObjectReference reference) {
    return reference.target().isCore("Secret")
        && reference.from().annotations().keySet().stream()
            .anyMatch(key -> key.startsWith("cert-manager.io/") || key.endsWith("/tls-acme"));
  }

  private static void check(ObjectReference reference, Resolution resolution, FindingSink sink) {
    switch (resolution) {
      case Resolution.OtherKind(KubernetesObject object) ->
          sink.report(
                  reference.name().span(),
                  "there is no %s here, '%s' is a %s"
                      .formatted(reference.target().kind(), object.name(), object.kind()))
              .related(object.place(), "the %s".formatted(object.kind()));
      case Resolution.Misspelled(String meant, KubernetesObject object) -> {
        Report report =
            sink.report(
                    reference.name().span(),
                    "there is no %s here; did you mean '%s'?".formatted(reference.title(), meant))
                .related(
                    object.place(),
                    object.name().equals(meant)
                        ? "the %s".formatted(object.title())
                        : "%s makes it".formatted(object.title()));
        report.fix(new Fix("Write the name that is there", false, List.of(edit(reference, meant))));
      }
      case Resolution.Found _,
          Resolution.Elsewhere _,
          Resolution.OtherNamespace _,
          Resolution.Absent _ -> {}
    }
  }

  private static Edit edit(ObjectReference reference, String meant) {
    YamlScalar name = reference.name();
    Span text =
        name.value().equals(name.span().text())
            ? name.span()
            : name.text().span(0, name.value().length());
    return new Edit(text, meant);
  }
}
