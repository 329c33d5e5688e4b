package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of one statement when the tables are known. */
public final class StatementCheck {
  private final Statement statement;
  private final Resolution resolution;
  private final Optional<Row> row;
  private final Supplier<ViewQueries> views;
  private volatile Optional<QueryPlan> plan;

  StatementCheck(
      Statement statement, Resolution resolution, Optional<Row> row, Supplier<ViewQueries> views) {
    this.statement = statement;
    this.resolution = resolution;
    this.row = row;
    this.views = views;
  }

  public Statement statement() {
    return statement;
  }

  /**
   * Gives what Spark would refuse: all of it, in the order in which it was found. What an unknown
   * table, function or template takes part in is not among it.
   */
  public List<SqlProblem> problems() {
    return resolution.problems();
  }

  /** Gives the columns of the query that the statement is, or holds as its source. */
  public Optional<RowType> row() {
    return row.map(Row::published);
  }

  /** Gives the columns of a query anywhere in the statement. */
  public Optional<RowType> row(Query query) {
    return resolution.row(query).map(Row::published);
  }

  /**
   * Gives the columns that a star in a select list stands for, each by a name that means it alone.
   * Empty where not all of them are known, their order is not, or one cannot be named.
   */
  public Optional<List<ColumnName>> columns(Star star) {
    return resolution.star(star).flatMap(StarColumns::names);
  }

  /**
   * Gives the type of an expression that stands in the statement; unknown where it depends on what
   * is not known.
   */
  public ColumnType typeOf(Expression expression) {
    return resolution.type(expression);
  }

  /**
   * Gives the column of a table that a reference means, through subqueries that hand it on as it
   * is; empty where it is computed, or a field, or not known.
   */
  public Optional<SourceColumn> column(ColumnRef reference) {
    return resolution
        .column(reference)
        .filter(Match.Found::isWhole)
        .flatMap(found -> found.column().origin());
  }

  /** Gives the same, of a reference that means a field of the column too. */
  public Optional<SourceColumn> columnHolding(ColumnRef reference) {
    return resolution.column(reference).flatMap(found -> found.column().origin());
  }

  /** Gives the names of the statement where it is small enough for a plan, and as it is written. */
  Optional<Resolution> planned() {
    boolean isPlannable =
        !resolution.isMasked(statement.span())
            && problems().isEmpty()
            && StatementSize.isPlannable(statement);
    return isPlannable ? Optional.of(resolution) : Optional.empty();
  }

  /**
   * Gives the plan of the query that the statement is, or holds; empty where it has none, where
   * problems or templates stand in the way, or where Calcite cannot make one. The first call loads
   * Calcite, and costs some milliseconds.
   */
  public Optional<QueryPlan> plan() {
    Optional<QueryPlan> made = plan;
    if (made == null) {
      made = plan(new ArrayList<>());
      plan = made;
    }
    return made;
  }

  /**
   * Makes the plan.
   *
   * @param refusals takes what stood in the way
   */
  Optional<QueryPlan> plan(List<String> refusals) {
    Optional<Query> query =
        switch (statement) {
          case QueryStatement(Query own) -> Optional.of(own);
          case Insert insert -> insert.source();
          case CreateTable create -> create.query();
          case CreateView create -> create.query();
          default -> Optional.empty();
        };
    return query.flatMap(
        own -> planned().flatMap(names -> QueryPlan.of(own, names, views.get(), refusals)));
  }

  /** Gives the table that a name in the statement means; empty for a CTE, or if it is not known. */
  public Optional<CatalogTable> table(TableName name) {
    return resolution.table(name);
  }
}
