package dev.lintel.rules.helm;

import dev.lintel.model.helm.Chart;
import dev.lintel.rule.ChartRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.gotemplate.GoTemplate;

/**
 * Finds templates that Helm cannot parse. Rationale and examples: rules/helm/invalid-template.md.
 */
public final class InvalidTemplate implements ChartRule {
  @Override
  public void check(Chart chart, FindingSink sink) {
    for (SourceText source : chart.templates()) {
      for (SyntaxProblem problem : GoTemplate.parse(source).problems()) {
        sink.report(problem.span(), problem.message());
      }
    }
  }
}
