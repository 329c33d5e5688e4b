package dev.lintel.rules.kustomize;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kustomize.FieldProblem;
import dev.lintel.model.kustomize.FieldProblem.Unknown;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import java.util.List;

/**
 * Finds fields that kustomizations do not have. Rationale and examples:
 * rules/kustomize/unknown-field.md.
 */
public final class UnknownField implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    for (FieldProblem problem : kustomization.fieldProblems()) {
      if (problem instanceof Unknown unknown) {
        Report report = sink.report(unknown.place(), unknown.message());
        unknown
            .meant()
            .filter(name -> unknown.key().style() == Style.PLAIN)
            .ifPresent(name ->
                report.fix(
                    new Fix(
                        "Rename %s to %s".formatted(unknown.key().value(), name),
                        true,
                        List.of(new Edit(unknown.place(), name)))));
      }
    }
  }
}
