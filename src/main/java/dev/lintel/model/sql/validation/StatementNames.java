package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherStatement;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Truncate;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the names in statements, and takes note of what they create. */
final class StatementNames {
  private final Resolution resolution;
  private final Session session;
  private final QueryNames queries;
  private final ExpressionNames expressions;

  StatementNames(Resolution resolution) {
    this.resolution = resolution;
    this.session = resolution.session();
    this.queries = new QueryNames(resolution);
    this.expressions = queries.expressions();
  }

  /** Resolves all names of a statement; gives its columns where it is a query, or holds one. */
  Optional<Row> check(Statement statement) {
    return switch (statement) {
      case QueryStatement(Query query) -> Optional.of(queries.query(query, Surroundings.NONE));
      case Insert insert -> insert(insert);
      case Update update -> update(update);
      case Delete delete -> delete(delete);
      case Merge merge -> merge(merge);
      case CreateTable create -> createTable(create);
      case CreateView create -> createView(create);
      case DropTable drop -> {
        drop.tables().forEach(table -> session.drop(id(table)));
        yield Optional.empty();
      }
      case AlterTable alter -> {
        session.change(id(alter.table()));
        yield Optional.empty();
      }
      case Truncate _ -> Optional.empty();
      case OtherStatement other -> {
        session.note(other.tokens());
        yield Optional.empty();
      }
    };
  }

  private static TableId id(TableName name) {
    return new TableId(name.parts().stream().map(Name::value).toList());
  }

  private Scope target(TableName table) {
    return queries.relations().table(table, Surroundings.NONE);
  }

  private Optional<Row> insert(Insert insert) {
    Optional<Row> source =
        insert.source().map(query -> queries.query(query, Surroundings.NONE));
    Scope target = target(insert.table());
    if (target.isOpen() || resolution.isMasked(insert.span())) {
      return source;
    }
    InsertTarget.check(insert, target, source, resolution);
    return source;
  }

  private Optional<Row> update(Update update) {
    Scope target = target(update.table());
    assign(update.assignments(), target, target);
    expressions.check(update.where(), target, Surroundings.NONE);
    return Optional.empty();
  }

  private void assign(List<Update.Assignment> assignments, Scope target, Names names) {
    for (Update.Assignment assignment : assignments) {
      checkTarget(assignment.column(), target);
      if (!isDefault(assignment.value())) {
        expressions.check(assignment.value(), names, Surroundings.NONE);
      }
    }
  }

  private static boolean isDefault(Expression value) {
    return value instanceof ColumnRef column && column.span().text().equalsIgnoreCase("default");
  }

  private void checkTarget(List<Name> column, Scope target) {
    if (!(target.find(column) instanceof Match.None)) {
      return;
    }
    Span span = column.getFirst().span().to(column.getLast().span());
    List<String> known = target.all().flatMap(c -> c.name().stream()).toList();
    resolution.report(
        Kind.UNKNOWN_TARGET_COLUMN,
        span,
        "the target has no column '%s'".formatted(Resolution.text(column)),
        Suggestion.of(column.getLast().value(), known));
  }

  private Optional<Row> delete(Delete delete) {
    expressions.check(delete.where(), target(delete.table()), Surroundings.NONE);
    return Optional.empty();
  }

  private Optional<Row> merge(Merge merge) {
    Scope target = target(merge.target());
    Scope source = queries.relations().relation(merge.source(), Scope.EMPTY, Surroundings.NONE);
    if (resolution.isMasked(merge.span())) {
      return Optional.empty();
    }
    Scope both = target.plus(source);
    expressions.check(merge.on(), both, Surroundings.NONE);
    for (Merge.Clause clause : merge.clauses()) {
      Names names =
          switch (clause.match()) {
            case MATCHED -> both;
            case NOT_MATCHED -> source;
            case NOT_MATCHED_BY_SOURCE -> target;
          };
      expressions.check(clause.condition(), names, Surroundings.NONE);
      assign(clause.assignments(), target, names);
      clause.columns().forEach(column -> checkTarget(List.of(column), target));
      clause.values().stream()
          .filter(value -> !isDefault(value))
          .forEach(value -> expressions.check(value, names, Surroundings.NONE));
      if (clause.action() == Merge.Action.INSERT
          && !clause.columns().isEmpty()
          && clause.columns().size() != clause.values().size()) {
        resolution.report(
            Kind.INSERT_COLUMN_COUNT,
            clause.span(),
            "INSERT lists %s, but %d values"
                .formatted(Counts.columns(clause.columns().size()), clause.values().size()));
      }
    }
    return Optional.empty();
  }

  private Optional<Row> createTable(CreateTable create) {
    Optional<Row> row = create.query().map(query -> queries.query(query, Surroundings.NONE));
    TableId id = session.qualified(id(create.table()));
    if (create.ifNotExists() && session.find(id).isPresent()) {
      return row;
    }
    Optional<Row> like = create.like().map(this::target).map(Scope::row);
    boolean isMasked = resolution.isMasked(create.span());
    List<CatalogColumn> columns = new ArrayList<>();
    for (TableElement element : create.elements()) {
      if (element instanceof TableElement.Column(_, Name name, var type, boolean nullable)) {
        columns.add(column(name, type.map(there -> ColumnType.of(there.span().text())), nullable));
      }
    }
    row.or(() -> like).ifPresent(from -> columns.addAll(columns(from)));
    for (Name partition : create.partitionedBy()) {
      if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(partition.value()))) {
        columns.add(column(partition, Optional.empty(), true));
      }
    }
    boolean isOpen =
        isMasked || columns.isEmpty() || row.or(() -> like).map(Row::open).orElse(false);
    session.create(CatalogTable.of(id, columns).withOpen(isOpen));
    return row;
  }

  private static CatalogColumn column(Name name, Optional<ColumnType> type, boolean nullable) {
    CatalogColumn column =
        CatalogColumn.of(name.value(), type.orElse(ColumnType.UNKNOWN));
    return nullable
        ? column
        : new CatalogColumn(
            column.name(), column.type(), false, column.comment(), column.tags());
  }

  private static List<CatalogColumn> columns(Row row) {
    List<CatalogColumn> columns = new ArrayList<>();
    for (ScopeColumn column : row.columns()) {
      CatalogColumn made = CatalogColumn.of(column.name().orElse(""), column.type());
      columns.add(
          column
              .origin()
              .map(origin -> made.withTags(origin.column().tags()))
              .orElse(made));
    }
    return columns;
  }

  private Optional<Row> createView(CreateView create) {
    Optional<Row> row = create.query().map(query -> queries.query(query, Surroundings.NONE));
    List<Name> names =
        create.columns().stream()
            .filter(TableElement.Column.class::isInstance)
            .map(column -> ((TableElement.Column) column).name())
            .toList();
    Row seen = row.orElse(Row.UNKNOWN).renamed(names);
    boolean isOpen =
        seen.open()
            || resolution.isMasked(create.span())
            || seen.columns().stream().anyMatch(column -> column.name().isEmpty());
    TableId id = id(create.view());
    session.create(
        CatalogTable.of(isTemporary(create) ? id : session.qualified(id), columns(seen))
            .withOpen(isOpen));
    return row;
  }

  private static boolean isTemporary(CreateView create) {
    String head = create.span().source().content();
    return head.substring(create.span().start(), create.view().span().start())
        .toUpperCase(java.util.Locale.ROOT)
        .contains("TEMP");
  }
}
