package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Turns commas between tables into JOINs, and moves to each the conditions that speak of it. Done
 * only where it is clear which condition speaks of which tables, and each table has one.
 */
final class JoinFix {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern WHERE = Pattern.compile("\\s+WHERE\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern AND = Pattern.compile("\\s+AND\\s+", Pattern.CASE_INSENSITIVE);

  private final List<TableReference> tables;
  private final List<Expression> conditions;

  private JoinFix(List<TableReference> tables, List<Expression> conditions) {
    this.tables = tables;
    this.conditions = conditions;
  }

  static Optional<Fix> of(Select select) {
    Expression where = select.where().orElseThrow();
    boolean isAnd = where instanceof Logical logical && logical.operator() == Logical.Operator.AND;
    JoinFix fix = new JoinFix(select.from(), isAnd ? ((Logical) where).operands() : List.of(where));
    return fix.isPlain() ? fix.assigned().map(fix::edits) : Optional.empty();
  }

  /** Tells whether nothing but commas, WHERE and AND stands between the parts. */
  private boolean isPlain() {
    boolean isPlain =
        tables.stream()
                .allMatch(table ->
                    table instanceof TableName
                        || table instanceof DerivedTable derived && !derived.lateral())
            && WHERE.matcher(between(tables.getLast(), conditions.getFirst()).text()).matches();
    for (int i = 1; isPlain && i < tables.size(); i++) {
      isPlain = COMMA.matcher(between(tables.get(i - 1), tables.get(i)).text()).matches();
    }
    for (int i = 1; isPlain && i < conditions.size(); i++) {
      isPlain = AND.matcher(between(conditions.get(i - 1), conditions.get(i)).text()).matches();
    }
    return isPlain;
  }

  private static Span between(SqlNode before, SqlNode behind) {
    return before
        .span()
        .source()
        .span(/* start= */ before.span().end(), /* end= */ behind.span().start());
  }

  /**
   * Gives for each condition the place of the last table that it speaks of, or 0 where it stays in
   * WHERE; empty where a table has none, or a condition may speak of any table.
   */
  private Optional<List<Integer>> assigned() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      Optional<Name> name = Relations.name(tables.get(i));
      if (name.isEmpty() || places.put(Relations.key(name.get()), i) != null) {
        return Optional.empty();
      }
    }
    List<Integer> assigned = new ArrayList<>();
    for (Expression condition : conditions) {
      Set<Integer> spokenOf = new TreeSet<>();
      for (SqlNode node : condition.allOfQuery(SqlNode.class)) {
        if (node instanceof ColumnRef column) {
          Optional<String> qualifier = Relations.qualifier(column, places.keySet());
          spokenOf.add(qualifier.map(places::get).orElse(0));
        }
      }
      boolean stays =
          spokenOf.size() < 2
              || isOpen(condition, places.keySet())
              || condition.allOfQuery(FunctionCall.class).stream().anyMatch(FunctionCall::isRandom)
              || condition.span().text().contains("\n");
      assigned.add(stays ? 0 : Collections.max(spokenOf));
    }
    boolean isComplete = IntStream.range(1, tables.size()).allMatch(assigned::contains);
    return isComplete ? Optional.of(assigned) : Optional.empty();
  }

  /** A condition with a query in it, or with a column of no known table, is not moved. */
  private static boolean isOpen(Expression condition, Set<String> names) {
    return condition.allOfQuery(SqlNode.class).stream()
        .anyMatch(node ->
            node instanceof Query
                || node instanceof ColumnRef column
                    && Relations.qualifier(column, names).isEmpty());
  }

  private Fix edits(List<Integer> assigned) {
    List<StringBuilder> on = new ArrayList<>();
    tables.forEach(_ -> on.add(new StringBuilder()));
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < conditions.size(); i++) {
      String text = conditions.get(i).span().text();
      int place = assigned.get(i);
      if (place > 0) {
        on.get(place).append(on.get(place).isEmpty() ? " ON " : " AND ").append(text);
      } else {
        Span gap =
            rest.isEmpty()
                ? between(tables.getLast(), conditions.getFirst())
                : between(conditions.get(i - 1), conditions.get(i));
        rest.append(gap.text()).append(text);
      }
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 1; i < tables.size(); i++) {
      Span comma = between(tables.get(i - 1), tables.get(i));
      edits.add(new Edit(comma, on.get(i - 1) + blanks(comma.text()) + "JOIN "));
    }
    Span end = between(tables.getLast(), conditions.getFirst()).to(conditions.getLast().span());
    edits.add(new Edit(end, on.getLast().toString() + rest));
    return new Fix("Write JOIN", true, edits);
  }

  /** A table on a line of its own stays on it, whichever side of the line's end the comma is. */
  private static String blanks(String gap) {
    String before = gap.substring(0, gap.indexOf(','));
    String behind = gap.substring(before.length() + 1);
    return before.contains("\n") ? before : behind.contains("\n") ? behind : " ";
  }
}
