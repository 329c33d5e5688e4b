package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.Arity;
import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.TableNames;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterAction;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.CompoundStatement;
import dev.lintel.syntax.sql.CreateFunction;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.DropObject;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Grant;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.InsertDirectory;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.MultiInsert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherStatement;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOption;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Truncate;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** Resolves the names in statements, and takes note of what they create. */
final class StatementNames {
  private final Resolution resolution;
  private final Session session;
  private final QueryNames queries;
  private final ExpressionNames expressions;
  private final CommandNames commands;

  StatementNames(Resolution resolution) {
    this.resolution = resolution;
    this.session = resolution.session();
    this.queries = new QueryNames(resolution);
    this.expressions = queries.expressions();
    this.commands = new CommandNames(session, queries);
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
        drop.tables().forEach(table -> session.drop(TableNames.AS_WRITTEN.of(table)));
        yield Optional.empty();
      }
      case AlterTable alter -> {
        alter(alter);
        yield Optional.empty();
      }
      case Truncate truncate -> {
        truncate.tables().forEach(this::target);
        yield Optional.empty();
      }
      case InsertDirectory directory ->
          Optional.of(queries.query(directory.source(), Surroundings.NONE));
      case MultiInsert inserts -> multiInsert(inserts);
      case SetOption(_, _, Optional<Span> key, Optional<Span> value) -> {
        session.set(key.map(Span::text).orElse(""), value.map(Span::text).orElse(""));
        yield Optional.empty();
      }
      case CreateFunction create -> createFunction(create);
      case DropObject drop -> {
        drop.names().forEach(name -> session.forget(name.parts().getLast().value()));
        yield Optional.empty();
      }
      case CompoundStatement compound -> {
        resolution.quietly(() -> compound(compound));
        yield Optional.empty();
      }
      case Command command -> {
        commands.check(command);
        yield Optional.empty();
      }
      case Grant _ -> Optional.empty();
      case OtherStatement other -> {
        session.note(other);
        yield Optional.empty();
      }
    };
  }

  private void alter(AlterTable alter) {
    Scope target = target(alter.table());
    TableId id = TableNames.AS_WRITTEN.of(alter.table());
    switch (alter.action()) {
      case AlterAction.RenameTable(_, TableName to) -> {
        session
            .find(id)
            .ifPresent(table ->
                session.create(table.withId(session.qualified(TableNames.AS_WRITTEN.of(to)))));
        session.drop(id);
      }
      case AlterAction.AlterColumn(_, ColumnRef column, _, _, _, _) -> {
        checkTarget(column.parts(), target);
        session.alter(id, alter.action());
      }
      case AlterAction.RenameColumn(_, ColumnRef column, Name to) -> {
        // What is known of the table may be from after it.
        if (target.find(List.of(to)) instanceof Match.None) {
          checkTarget(column.parts(), target);
        }
        session.alter(id, alter.action());
      }
      case AlterAction.DropColumns(_, boolean ifExists, List<ColumnRef> columns) -> {
        if (!ifExists && session.find(id).filter(session::isCreated).isPresent()) {
          columns.forEach(column -> checkTarget(column.parts(), target));
        }
        session.alter(id, alter.action());
      }
      case AlterAction.AsQuery(_, Query query) -> {
        Row row = queries.query(query, Surroundings.NONE);
        session.create(
            made(
                session.find(id).map(CatalogTable::id).orElse(session.qualified(id)),
                CatalogTable.Kind.VIEW,
                columns(row),
                row.open(),
                List.of(),
                alter.table()));
      }
      default -> session.alter(id, alter.action());
    }
  }

  /** The body sees the parameters, and nothing else from outside. */
  private Optional<Row> createFunction(CreateFunction create) {
    List<ScopeColumn> parameters = new ArrayList<>();
    int optional = 0;
    for (CreateFunction.Parameter parameter : create.parameters()) {
      ColumnType type = ColumnType.of(parameter.type().span().text());
      expressions.check(parameter.defaultValue(), Scope.EMPTY, Surroundings.NONE);
      optional += parameter.defaultValue().isPresent() ? 1 : 0;
      parameters.add(ScopeColumn.computed(Optional.of(parameter.name().value()), type, true));
    }
    Scope scope =
        new Scope(
            parameters,
            List.of(create.name().parts().stream().map(Name::value).toList()),
            List.of());
    Surroundings inside = Surroundings.NONE.within(scope);
    create
        .body()
        .ifPresent(body -> {
          switch (body) {
            case Expression expression -> expressions.check(expression, scope, inside);
            case Query query when alone(query).isPresent() ->
                expressions.check(alone(query).get(), scope, inside);
            case Query query -> queries.query(query, inside);
            default -> {}
          }
        });
    String name = create.name().parts().getLast().value();
    if (create.body().isEmpty()) {
      session.declareFunction(name);
      return Optional.empty();
    }
    session.declareScalar(name);
    int most = parameters.size();
    session.declareArity(name, new Arity(most - optional, OptionalInt.of(most), false));
    return Optional.empty();
  }

  /** Gives the expression that a query is which reads nothing: it stands for itself. */
  private static Optional<Expression> alone(Query query) {
    return query.body() instanceof Select select
            && select.items().size() == 1
            && select.verb().to(select.items().getFirst().span()).equals(query.span())
        ? Optional.of(select.items().getFirst().expression())
        : Optional.empty();
  }

  /** Its variables, and the rows that its loops name, may be meant by any name in it. */
  private void compound(CompoundStatement compound) {
    for (CompoundStatement.Branch branch : compound.branches()) {
      branch.statements().forEach(this::check);
    }
  }

  private Scope target(TableName table) {
    return queries.relations().table(table, Surroundings.NONE);
  }

  private Optional<Row> insert(Insert insert) {
    Optional<Row> source = insert.source().map(query -> queries.query(query, Surroundings.NONE));
    Scope target = target(insert.table());
    if (target.isOpen() || resolution.isMasked(insert.span())) {
      return source;
    }
    InsertTarget.check(insert, target, source, resolution);
    return source;
  }

  /** The sources read what stands before all of them. */
  private Optional<Row> multiInsert(MultiInsert inserts) {
    Surroundings around = Surroundings.NONE;
    for (Cte cte : inserts.ctes()) {
      around = around.with(cte.name(), queries.cte(cte, around));
    }
    Scope from = queries.relations().from(inserts.from(), around);
    Surroundings inside = around.within(from);
    for (Statement statement : inserts.inserts()) {
      if (statement instanceof Insert insert) {
        insert.source().ifPresent(query -> queries.query(query, inside));
      }
    }
    return Optional.empty();
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
      expressions.check(assignment.value(), names, Surroundings.NONE);
    }
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
      expressions.checkAll(clause.values(), names, Surroundings.NONE);
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
    if (create.table().isDynamic()) {
      session.createUnknown();
    }
    Optional<Row> row = create.query().map(query -> queries.query(query, Surroundings.NONE));
    TableId id = session.qualified(TableNames.AS_WRITTEN.of(create.table()));
    if (create.ifNotExists() && session.find(id).isPresent()) {
      return row;
    }
    Optional<Row> like = create.like().or(create::cloned).map(this::target).map(Scope::row);
    boolean isMasked = resolution.isMasked(create.span());
    List<CatalogColumn> columns = new ArrayList<>();
    for (TableElement element : create.elements()) {
      if (element instanceof TableElement.Column column) {
        Optional<ColumnType> type = column.type().map(there -> ColumnType.of(there.span().text()));
        columns.add(column(column.name(), type, column.nullable()));
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
    List<String> partitions = create.partitionedBy().stream().map(Name::value).toList();
    session.create(made(id, CatalogTable.Kind.TABLE, columns, isOpen, partitions, create.table()));
    return row;
  }

  private static CatalogColumn column(Name name, Optional<ColumnType> type, boolean nullable) {
    CatalogColumn column = CatalogColumn.of(name.value(), type.orElse(ColumnType.UNKNOWN));
    return nullable
        ? column
        : new CatalogColumn(column.name(), column.type(), false, column.comment(), column.tags());
  }

  /** Gives the columns that a table has which is made of a query. */
  static List<CatalogColumn> columns(Row row) {
    List<CatalogColumn> columns = new ArrayList<>();
    for (ScopeColumn column : row.columns()) {
      CatalogColumn made = CatalogColumn.of(column.name().orElse(""), column.type());
      columns.add(
          column.origin().map(origin -> made.withTags(origin.column().tags())).orElse(made));
    }
    return columns;
  }

  private Optional<Row> createView(CreateView create) {
    if (create.view().isDynamic()) {
      session.createUnknown();
    }
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
    TableId written = TableNames.AS_WRITTEN.of(create.view());
    TableId id =
        switch (lifetime(create)) {
          case "GLOBAL" -> TableId.of("global_temp", written.name());
          case "TEMP" -> written;
          default -> session.qualified(written);
        };
    session.create(
        made(id, CatalogTable.Kind.VIEW, columns(seen), isOpen, List.of(), create.view()));
    return row;
  }

  private static CatalogTable made(
      TableId id,
      CatalogTable.Kind kind,
      List<CatalogColumn> columns,
      boolean isOpen,
      List<String> partitions,
      TableName definition) {
    return new CatalogTable(
        id,
        kind,
        columns,
        isOpen,
        partitions,
        List.of(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        new TreeSet<>(),
        Optional.of(definition.nameSpan()));
  }

  /** Gives GLOBAL or TEMP for a view that lives as long as the session does. */
  private static String lifetime(CreateView create) {
    boolean isTemporary = create.kinds().stream().anyMatch(kind -> kind.startsWith("TEMP"));
    return !isTemporary ? "" : create.kinds().contains("GLOBAL") ? "GLOBAL" : "TEMP";
  }
}
