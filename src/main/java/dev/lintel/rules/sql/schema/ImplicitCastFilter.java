package dev.lintel.rules.sql.schema;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds columns of text that are compared with numbers. */
public final class ImplicitCastFilter implements SchemaRule {
  private static final Pattern PLAIN = Pattern.compile("\\d{1,18}");

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      Set<Span> reported = new HashSet<>();
      for (ComparedValues pair : ComparedValues.of(check.statement())) {
        if (pair.value() instanceof ColumnRef column
            && isNumber(pair.other())
            && TypeFamily.isText(check.typeOf(column))
            && !analysis.script().isMasked(column.span().to(pair.other().span()))
            && reported.add(column.span())) {
          report(column, pair, check, sink);
        }
      }
    }
  }

  private static void report(
      ColumnRef column, ComparedValues pair, StatementCheck check, FindingSink sink) {
    Span number = pair.other().span();
    Report report =
        sink.report(
            column.span(),
            "'%s' is %s, and every value of it is cast to a number to be compared with %s"
                .formatted(column, check.typeOf(column), Excerpt.of(number)));
    // Of a list all values would have to change.
    boolean isAlone = !pair.place().equals(number);
    if (isAlone && pair.isEquality() && PLAIN.matcher(number.text()).matches()) {
      Edit edit = new Edit(number, "'" + number.text() + "'");
      report.fix(new Fix("Compare with the text", false, List.of(edit)));
    }
  }

  private static boolean isNumber(Expression expression) {
    return expression instanceof NumberLiteral
        || expression instanceof Operation(_, _, List<Expression> operands)
            && operands.size() == 1
            && operands.getFirst() instanceof NumberLiteral;
  }
}
