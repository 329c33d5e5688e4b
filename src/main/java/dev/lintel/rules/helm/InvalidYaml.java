package dev.lintel.rules.helm;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds Chart.yaml and values files that no parser reads. Rationale and examples:
 * rules/helm/invalid-yaml.md.
 */
public final class InvalidYaml implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (SyntaxProblem problem : stream.problems()) {
      sink.report(problem.span(), problem.message());
    }
  }
}
