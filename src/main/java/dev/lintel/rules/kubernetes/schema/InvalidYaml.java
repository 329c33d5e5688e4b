package dev.lintel.rules.kubernetes.schema;

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
    if (stream.problems().isEmpty()) {
      return;
    }
    String text = stream.source().content();
    boolean isManifest = holdsObject(stream);
    boolean isTemplate =
        isManifest ? text.lines().anyMatch(l -> startsAction(l)) : holdsAction(text);
    for (SyntaxProblem problem : stream.problems()) {
      if (!isTemplate && !holdsAction(line(problem.span()))) {
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
  private static boolean startsAction(String line) {
    String text = line.stripLeading();
    return holdsAction(text.substring(0, Math.min("- {{".length(), text.length())));
  }

  private static boolean holdsAction(String text) {
    return text.contains("{{") || text.contains("{%") || text.contains("<%");
  }

  private static String line(Span place) {
    String text = place.source().content();
    int start = text.lastIndexOf('\n', place.start() - 1) + 1;
    int end = text.indexOf('\n', place.start());
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
