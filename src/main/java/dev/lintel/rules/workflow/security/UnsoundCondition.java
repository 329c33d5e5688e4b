package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;

/**
 * Finds conditions that a line break makes true. Rationale and examples:
 * rules/workflow/unsound-condition.md.
 */
public final class UnsoundCondition implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Definition.of(stream)
        .ifPresent(definition ->
            PlacedExpression.in(definition, text -> text.endsWith("\n")).stream()
                .filter(PlacedExpression::isCondition)
                .filter(placed -> isAlwaysTrue(placed.scalar()))
                .map(PlacedExpression::scalar)
                .distinct()
                .forEach(scalar -> report(scalar, sink)));
  }

  private static boolean isAlwaysTrue(YamlScalar scalar) {
    return (scalar.style() == Style.LITERAL || scalar.style() == Style.FOLDED)
        && scalar.value().contains("${{");
  }

  private static void report(YamlScalar scalar, FindingSink sink) {
    Span header = header(scalar);
    Report report =
        sink.report(
            header,
            "the line break behind the expression is part of the condition, which is a text and so"
                + " always true");
    if (header.length() <= 2 && header.text().indexOf('+') < 0) {
      report.fix(
          new Fix(
              "Leave the last line break out", true, List.of(new Edit(header.part(1, 1), "-"))));
    }
  }

  /** Gives the indicator of a block scalar with what stands right behind it. */
  private static Span header(YamlScalar scalar) {
    String text = scalar.span().text();
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return scalar.span().part(0, end);
  }
}
