package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.source.Excerpt;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.Update;
import dev.lintel.syntax.sql.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A value that a statement writes into a column.
 *
 * @param value the expression, where one is written out for this column
 * @param given the column that the source of the statement gives
 * @param place where the value stands, or what stands for it
 */
record StoredValue(
    CatalogTable table,
    CatalogColumn column,
    Optional<Expression> value,
    Optional<RowType.Column> given,
    ColumnType type,
    Span place) {

  /** Gives what a statement writes; nothing where the table or what goes into it is not known. */
  static List<StoredValue> of(ScriptAnalysis analysis, StatementCheck check) {
    return new Reader(analysis, check).read();
  }

  /** Gives those that fit, one for each column, for a wrong one is wrong in every row. */
  static List<StoredValue> of(
      ScriptAnalysis analysis, StatementCheck check, Predicate<StoredValue> fits) {
    Map<String, StoredValue> first = new LinkedHashMap<>();
    for (StoredValue stored : of(analysis, check)) {
      if (fits.test(stored)) {
        first.putIfAbsent(stored.column.name(), stored);
      }
    }
    return List.copyOf(first.values());
  }

  StoreAssignment assignment() {
    return StoreAssignment.of(type, column.type());
  }

  /** Says the value as a message does: as it is written, or by the column that holds it. */
  String described() {
    return "'%s'"
        .formatted(
            value
                .map(there -> Excerpt.of(there.span()))
                .or(() -> given.flatMap(RowType.Column::name))
                .orElse(column.name()));
  }

  /** Gathers the values of one statement. */
  private static final class Reader {
    private final ScriptAnalysis analysis;
    private final StatementCheck check;
    private final List<StoredValue> stored = new ArrayList<>();

    Reader(ScriptAnalysis analysis, StatementCheck check) {
      this.analysis = analysis;
      this.check = check;
    }

    List<StoredValue> read() {
      switch (check.statement()) {
        case Insert insert -> known(insert.table()).ifPresent(table -> insert(insert, table));
        case Update update ->
            known(update.table()).ifPresent(table -> assign(update.assignments(), table));
        case Merge merge -> known(merge.target()).ifPresent(table -> merge(merge, table));
        default -> {}
      }
      return stored;
    }

    private Optional<CatalogTable> known(TableName name) {
      return TargetTable.of(name, analysis, check);
    }

    private void insert(Insert insert, CatalogTable table) {
      for (Insert.PartitionValue partition : insert.partition()) {
        partition.value().ifPresent(value -> add(table, partition.column().value(), value));
      }
      Optional<RowType> row = check.row().filter(columns -> !columns.open());
      if (insert.source().isEmpty() || row.isEmpty()) {
        return;
      }
      List<RowType.Column> given = row.get().columns();
      Optional<List<String>> targets =
          insert.byName()
              ? Optional.of(given.stream().map(c -> c.name().orElse("")).toList())
              : targets(insert, table);
      if (targets.isEmpty() || targets.get().size() != given.size()) {
        return;
      }
      if (insert.source().get().body() instanceof Values values) {
        values.rows().forEach(written -> row(written, targets.get(), table));
        return;
      }
      List<Expression> items = items(insert.source().get(), given.size());
      for (int i = 0; i < given.size(); i++) {
        add(
            table,
            targets.get().get(i),
            items.isEmpty() ? Optional.empty() : Optional.of(items.get(i)),
            Optional.of(given.get(i)),
            given.get(i).type(),
            items.isEmpty() ? insert.table().nameSpan() : items.get(i).span());
      }
    }

    private void row(Expression row, List<String> targets, CatalogTable table) {
      List<Expression> values = row instanceof Tuple tuple ? tuple.values() : List.of(row);
      for (int i = 0; i < values.size() && values.size() == targets.size(); i++) {
        add(table, targets.get(i), values.get(i));
      }
    }

    /** Spark moves the partition columns behind the others, but not for every format. */
    private static Optional<List<String>> targets(Insert insert, CatalogTable table) {
      if (!insert.columns().isEmpty()) {
        return Optional.of(insert.columns().stream().map(Name::value).toList());
      }
      List<String> names = table.columns().stream().map(CatalogColumn::name).toList();
      int plain = names.size() - table.partitionedBy().size();
      boolean isSorted =
          plain >= 0
              && names.subList(0, plain).stream()
                  .noneMatch(
                      name -> table.partitionedBy().stream().anyMatch(name::equalsIgnoreCase));
      return isSorted
          ? Optional.of(names.stream().filter(name -> !isFixed(insert, name)).toList())
          : Optional.empty();
    }

    private static boolean isFixed(Insert insert, String name) {
      return insert.partition().stream()
          .anyMatch(partition ->
              partition.value().isPresent() && partition.column().value().equalsIgnoreCase(name));
    }

    private static List<Expression> items(Query query, int width) {
      QueryBody body = query.body();
      return body instanceof Select select
              && select.items().size() == width
              && select.items().stream().noneMatch(item -> item.expression() instanceof Star)
          ? select.items().stream().map(Select.Item::expression).toList()
          : List.of();
    }

    private void assign(List<Update.Assignment> assignments, CatalogTable table) {
      for (Update.Assignment assignment : assignments) {
        List<Name> column = assignment.column();
        boolean mayBeField =
            column.size() > 1 && table.column(column.getFirst().value()).isPresent();
        if (!mayBeField) {
          add(table, column.getLast().value(), assignment.value());
        }
      }
    }

    private void merge(Merge merge, CatalogTable table) {
      for (Merge.Clause clause : merge.clauses()) {
        assign(clause.assignments(), table);
        for (int i = 0; i < clause.columns().size() && i < clause.values().size(); i++) {
          add(table, clause.columns().get(i).value(), clause.values().get(i));
        }
        boolean isByName =
            clause.action() == Merge.Action.INSERT && clause.values().isEmpty()
                || clause.action() == Merge.Action.UPDATE && clause.assignments().isEmpty();
        if (isByName) {
          for (RowType.Column given : source(merge.source())) {
            add(
                table,
                given.name().orElse(""),
                Optional.empty(),
                Optional.of(given),
                given.type(),
                clause.span());
          }
        }
      }
    }

    private List<RowType.Column> source(TableReference source) {
      return switch (source) {
        case TableName name ->
            known(name).map(CatalogTable::columns).orElse(List.of()).stream()
                .map(c ->
                    new RowType.Column(
                        Optional.of(c.name()), c.type(), c.nullable(), Optional.empty()))
                .toList();
        case DerivedTable derived when derived.columns().isEmpty() ->
            check
                .row(derived.query())
                .filter(row -> !row.open())
                .map(RowType::columns)
                .orElse(List.of());
        default -> List.of();
      };
    }

    private void add(CatalogTable table, String column, Expression value) {
      add(table, column, Optional.of(value), Optional.empty(), check.typeOf(value), value.span());
    }

    private void add(
        CatalogTable table,
        String column,
        Optional<Expression> value,
        Optional<RowType.Column> given,
        ColumnType type,
        Span place) {
      table
          .column(column)
          .ifPresent(found -> stored.add(new StoredValue(table, found, value, given, type, place)));
    }
  }
}
