package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.Unpivot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the names in PIVOT and UNPIVOT, and gives the columns that these make. */
final class PivotNames {
  private final Resolution resolution;
  private final ExpressionNames expressions;

  PivotNames(Resolution resolution, ExpressionNames expressions) {
    this.resolution = resolution;
    this.expressions = expressions;
  }

  /** What is neither turned nor aggregated stays; then come the values, for each aggregate. */
  Row pivot(Pivot pivot, Scope input, Surroundings around) {
    List<Name> used = new ArrayList<>(pivot.columns());
    for (Select.Item aggregate : pivot.aggregates()) {
      expressions.check(aggregate.expression(), input, around);
      aggregate.all(ColumnRef.class).forEach(column -> used.add(column.parts().getLast()));
    }
    pivot.columns().forEach(column -> require(column, input));
    pivot.values().forEach(value -> expressions.check(value.expression(), Scope.EMPTY, around));
    List<ScopeColumn> columns = rest(input, used);
    for (Select.Item value : pivot.values()) {
      for (Select.Item aggregate : pivot.aggregates()) {
        boolean isOnly = pivot.aggregates().size() == 1;
        columns.add(
            ScopeColumn.computed(
                isOnly ? name(value) : joined(value, aggregate),
                resolution.type(aggregate.expression()),
                true));
      }
    }
    return new Row(columns, input.isOpen());
  }

  private static List<ScopeColumn> rest(Scope input, List<Name> used) {
    List<ScopeColumn> rest = new ArrayList<>(input.row().columns());
    rest.removeIf(column -> used.stream().anyMatch(column::isNamed));
    return rest;
  }

  private void require(Name column, Scope input) {
    if (input.find(List.of(column)) instanceof Match.None) {
      List<String> known = input.all().flatMap(c -> c.name().stream()).toList();
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          column.span(),
          "there is no column '%s' to turn".formatted(column.value()),
          Suggestion.of(column.value(), known));
    }
  }

  private static Optional<String> name(Select.Item value) {
    return value
        .outputName()
        .map(Name::value)
        .or(() ->
            switch (value.expression()) {
              case StringLiteral text -> Optional.of(text.span().text().replaceAll("^.|.$", ""));
              case NumberLiteral number -> Optional.of(number.span().text());
              default -> Optional.empty();
            });
  }

  private static Optional<String> joined(Select.Item value, Select.Item aggregate) {
    Optional<String> second = aggregate.alias().map(Name::value);
    return name(value).flatMap(first -> second.map(behind -> first + "_" + behind));
  }

  /** What is not turned stays; then come the name of what was turned, and its values. */
  Row unpivot(Unpivot unpivot, Scope input, Surroundings around) {
    List<Name> used = new ArrayList<>();
    for (Select.Item item : unpivot.columns()) {
      expressions.check(item.expression(), input, around);
      List<Expression> turned =
          item.expression() instanceof Tuple tuple ? tuple.values() : List.of(item.expression());
      for (Expression column : turned) {
        if (column instanceof ColumnRef reference) {
          used.add(reference.parts().getLast());
        }
      }
    }
    List<ScopeColumn> columns = rest(input, used);
    columns.add(
        ScopeColumn.computed(
            Optional.of(unpivot.name().value()), new ColumnType.Simple("string"), false));
    for (Name value : unpivot.values()) {
      columns.add(ScopeColumn.computed(Optional.of(value.value()), ColumnType.UNKNOWN, true));
    }
    return new Row(columns, input.isOpen());
  }
}
