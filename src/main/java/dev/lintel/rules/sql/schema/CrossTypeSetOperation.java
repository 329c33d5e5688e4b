package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.Star;
import java.util.List;
import java.util.Locale;

/** Finds set operations whose queries give different kinds of types in one place. */
public final class CrossTypeSetOperation implements SchemaRule {
  /** What a query gives in one place, and where it is written. */
  private record Output(ColumnType type, Span place) {}

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (SetOperation operation : check.statement().all(SetOperation.class)) {
        if (!isByName(operation)) {
          List<Output> left = outputs(operation.neighbour(), check);
          List<Output> right = outputs(operation.right(), check);
          for (int i = 0; i < left.size() && left.size() == right.size(); i++) {
            Output other = right.get(i);
            if (TypeFamily.differ(left.get(i).type(), other.type())
                && !analysis.script().isMasked(operation.verb().to(other.place()))) {
              sink.report(
                  other.place(),
                  "column %d is %s here and %s before %s"
                      .formatted(
                          i + 1,
                          other.type(),
                          left.get(i).type(),
                          operation.verb().text().toUpperCase(Locale.ROOT)));
            }
          }
        }
      }
    }
  }

  private static boolean isByName(SetOperation operation) {
    int start = operation.verb().start() - operation.span().start();
    int end = operation.right().span().start() - operation.span().start();
    return operation.span().part(start, end).text().toUpperCase(Locale.ROOT).contains("NAME");
  }

  /** Gives what a query gives; nothing where not even the number of columns is sure. */
  private static List<Output> outputs(QueryBody body, StatementCheck check) {
    return switch (body) {
      case Select select -> items(select, check);
      case QueryBody.Table(Span span, var name) ->
          check
              .table(name)
              .filter(table -> !table.open())
              .map(CatalogTable::columns)
              .orElse(List.of())
              .stream()
              .map(CatalogColumn::type)
              .map(type -> new Output(type, span))
              .toList();
      case QueryBody.Nested(Span span, var query) ->
          check
              .row(query)
              .filter(row -> !row.open())
              .map(RowType::columns)
              .orElse(List.of())
              .stream()
              .map(column -> new Output(column.type(), span.part(0, 1)))
              .toList();
      default -> List.of();
    };
  }

  private static List<Output> items(Select select, StatementCheck check) {
    List<Expression> items = select.items().stream().map(Select.Item::expression).toList();
    boolean isKnown =
        select.script().isEmpty()
            && items.stream()
                .noneMatch(item ->
                    item instanceof Star || item instanceof FunctionCall call && call.generates());
    return isKnown
        ? items.stream().map(item -> new Output(check.typeOf(item), item.span())).toList()
        : List.of();
  }
}
