package dev.lintel.rules.workflow.expression;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.Slot;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;
import dev.lintel.rule.Report;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.ExpressionParser;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.expression.Interpolation.Island;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds conditions that the text around their braces makes true. Rationale and examples:
 * rules/workflow/unsound-condition.md.
 */
public final class UnsoundCondition implements GrammarRule {
  private static final String OPEN = "${{";
  private static final String CLOSE = "}}";

  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (Slot slot : grammar.slots()) {
      if (slot.isCondition() && slot.scalar().value().contains(OPEN)) {
        Interpolation condition = slot.interpolation();
        if (condition.problems().isEmpty() && !condition.isOneExpression()) {
          check(slot.scalar(), condition, sink);
        }
      }
    }
  }

  private static void check(YamlScalar scalar, Interpolation condition, FindingSink sink) {
    List<Span> around = around(condition);
    Optional<Span> text = around.stream().filter(part -> !part.text().isBlank()).findFirst();
    boolean isBlock = scalar.style() == Style.LITERAL || scalar.style() == Style.FOLDED;
    if (text.isPresent()) {
      Span place = stripped(text.get());
      Report report =
          sink.report(
              place,
              "'%s' outside of the braces makes the condition a text, which is always true"
                  .formatted(place.text()));
      Joined.of(condition)
          .flatMap(edits -> fix("Make one expression of it", false, edits))
          .ifPresent(report::fix);
    } else if (isBlock) {
      lineBreak(header(scalar), sink);
    } else {
      Report report =
          sink.report(
              around.getFirst(),
              "the blank outside of the braces makes the condition a text, which is always true");
      fix("Leave the blanks out", true, around.stream().map(blank -> new Edit(blank, "")).toList())
          .ifPresent(report::fix);
    }
  }

  /** Gives a fix of a text that stands in the file as it is. */
  private static Optional<Fix> fix(String title, boolean isSafe, List<Edit> edits) {
    List<Edit> exact =
        edits.stream()
            .flatMap(edit ->
                edit.span().exact().map(span -> new Edit(span, edit.replacement())).stream())
            .toList();
    return exact.size() == edits.size()
        ? Optional.of(new Fix(title, isSafe, exact))
        : Optional.empty();
  }

  private static void lineBreak(Span header, FindingSink sink) {
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

  /** Gives what stands outside of the braces, each stretch by itself. */
  private static List<Span> around(Interpolation condition) {
    List<Span> around = new ArrayList<>();
    SourceText text = condition.text();
    int at = 0;
    for (Island island : condition.islands()) {
      around.add(text.span(at, island.span().start()));
      at = island.span().end();
    }
    around.add(text.span(at, text.length()));
    around.removeIf(Span::isEmpty);
    return around;
  }

  private static Span stripped(Span span) {
    String text = span.text();
    int start = text.length() - text.stripLeading().length();
    return span.part(start, text.stripTrailing().length());
  }

  /** Makes one expression of several that operators join, where they stand on one line. */
  private static final class Joined {
    private Joined() {}

    static Optional<List<Edit>> of(Interpolation condition) {
      SourceText text = condition.text();
      String content = text.content();
      if (content.stripTrailing().indexOf('\n') >= 0) {
        return Optional.empty();
      }
      int end = content.stripTrailing().length();
      List<Edit> edits = new ArrayList<>();
      StringBuilder joined = new StringBuilder();
      int at = 0;
      for (Island island : condition.islands()) {
        Span span = island.span();
        Span body = stripped(island.expression().span());
        boolean isGroup = island.expression().tree().filter(Joined::isLoose).isPresent();
        joined.append(content, at, span.start()).append(isGroup ? "(" : "");
        joined.append(body.text()).append(isGroup ? ")" : "");
        String open = (span.start() == 0 ? OPEN + " " : "") + (isGroup ? "(" : "");
        String close = (isGroup ? ")" : "") + (span.end() == content.length() ? " " + CLOSE : "");
        edits.add(new Edit(text.span(span.start(), body.start()), open));
        edits.add(new Edit(text.span(body.end(), span.end()), close));
        at = span.end();
      }
      joined.append(content, at, end);
      if (!isExpression(joined.toString())) {
        return Optional.empty();
      }
      if (condition.islands().getFirst().span().start() > 0) {
        edits.addFirst(new Edit(text.span(0, 0), OPEN + " "));
      }
      if (at < content.length()) {
        edits.add(new Edit(text.span(end, content.length()), " " + CLOSE));
      }
      return Optional.of(edits);
    }

    /** What stands before or behind it would take a part of it. */
    private static boolean isLoose(Expression tree) {
      return tree instanceof Expression.Logical || tree instanceof Expression.Comparison;
    }

    private static boolean isExpression(String text) {
      return ExpressionParser.parse(SourceText.of("", text).all()).problems().isEmpty();
    }
  }
}
