package dev.lintel.rules.kubernetes;

import dev.lintel.finding.Reason;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlStream;

/** Finds YAML that no parser reads. Rationale and examples: rules/kubernetes/invalid-yaml.md. */
public final class InvalidYaml implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    boolean isManifest = holdsObject(stream);
    for (SyntaxProblem problem : stream.problems()) {
      if (!isTemplated(problem.span())) {
        Report report = sink.report(problem.span(), problem.message());
        if (!isManifest) {
          report.lowered(Reason.UNCERTAIN);
        }
      }
    }
  }

  /** A file without a whole object may belong to a tool that reads another dialect. */
  private static boolean holdsObject(YamlStream stream) {
    return stream.documents().stream()
        .flatMap(document -> document.mapping().stream())
        .anyMatch(root -> KubernetesObject.of(root).isPresent());
  }

  /** A template outside of a chart becomes YAML only when it is rendered. */
  private static boolean isTemplated(Span place) {
    return place
        .source()
        .content()
        .lines()
        .map(String::stripLeading)
        .map(line -> line.startsWith("- ") ? line.substring(2) : line)
        .anyMatch(line -> line.startsWith("{{") || line.startsWith("{%") || line.startsWith("<%"));
  }
}
