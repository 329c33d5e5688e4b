package dev.lintel.rules.workflow;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;

/**
 * Finds expressions that GitHub cannot parse. Rationale and examples:
 * rules/workflow/invalid-expression.md.
 */
public final class InvalidExpression implements YamlRule {
  /** The parts of workflows and actions that hold expressions; elsewhere braces are plain text. */
  private static final List<String> EVALUATED =
      List.of("run-name", "env", "concurrency", "defaults", "jobs", "runs", "outputs");

  /** What stands beside an {@code if:} that GitHub evaluates. */
  private static final List<String> CONDITIONAL = List.of("run", "uses", "steps", "runs-on");

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    stream.documents().stream()
        .findFirst()
        .flatMap(YamlDocument::mapping)
        .ifPresent(root -> {
          for (String key : EVALUATED) {
            root.find(key).ifPresent(entry -> check(entry.value(), sink));
          }
          root.get("on", "workflow_call", "outputs").ifPresent(outputs -> check(outputs, sink));
        });
  }

  private static void check(YamlNode node, FindingSink sink) {
    switch (node) {
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          checkEntry(mapping, entry, sink);
        }
      }
      case YamlSequence sequence -> sequence.items().forEach(item -> check(item, sink));
      case YamlScalar scalar when scalar.value().contains("${{") ->
          report(Interpolation.of(scalar.text()), sink);
      // What an alias stands for is checked where it is written.
      case YamlAlias _, YamlScalar _ -> {}
    }
  }

  private static void checkEntry(YamlMapping mapping, YamlEntry entry, FindingSink sink) {
    boolean isCondition =
        entry.name().equals("if")
            && CONDITIONAL.stream().anyMatch(key -> mapping.find(key).isPresent());
    if (isCondition && entry.value() instanceof YamlScalar scalar) {
      // An empty condition is none.
      if (scalar.type() == YamlType.STRING && !scalar.value().isBlank()) {
        report(Interpolation.ofCondition(scalar.text()), sink);
      }
    } else {
      check(entry.value(), sink);
    }
  }

  private static void report(Interpolation interpolation, FindingSink sink) {
    for (SyntaxProblem problem : interpolation.problems()) {
      sink.report(problem.span(), problem.message());
    }
  }
}
