package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.DbtTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the parts of the check of one statement share: what is known, and what they found. */
final class Resolution {
  private final SqlScript script;
  private final Session session;
  private final Set<SqlProblem> problems = new LinkedHashSet<>();
  private final IdentityHashMap<ColumnRef, Match.Found> columns = new IdentityHashMap<>();
  private final IdentityHashMap<Expression, ColumnType> types = new IdentityHashMap<>();
  private final IdentityHashMap<TableName, CatalogTable> tables = new IdentityHashMap<>();
  private final IdentityHashMap<Query, Row> rows = new IdentityHashMap<>();
  private final IdentityHashMap<TableReference, Row> relations = new IdentityHashMap<>();
  private final IdentityHashMap<Select, Row> selects = new IdentityHashMap<>();
  private final IdentityHashMap<Star, StarColumns> stars = new IdentityHashMap<>();
  private final IdentityHashMap<Join, List<KeyPair>> keys = new IdentityHashMap<>();
  private boolean hasHiddenName;
  private int muted;

  /** Two columns that USING or NATURAL compares. */
  record KeyPair(ScopeColumn left, ScopeColumn right) {}

  Resolution(SqlScript script, Session session) {
    this.script = script;
    this.session = session;
  }

  Session session() {
    return session;
  }

  boolean isMasked(Span span) {
    return script.isMasked(span);
  }

  /** Gives what a template of dbt names in the place of a table's name. */
  Optional<DbtTable> dbtTable(TableName name) {
    return DbtTable.of(name, script);
  }

  /** Takes note that a relation has a name which only the template's result tells. */
  void takeHiddenName() {
    hasHiddenName = true;
  }

  boolean hasHiddenName() {
    return hasHiddenName;
  }

  void report(SqlProblem.Kind kind, Span span, String message) {
    report(kind, span, message, Optional.empty());
  }

  /** Takes a problem, unless a template makes what it speaks of. */
  void report(SqlProblem.Kind kind, Span span, String message, Optional<String> suggestion) {
    if (muted == 0 && !script.isMasked(span)) {
      String hint = suggestion.map("; did you mean '%s'?"::formatted).orElse("");
      problems.add(new SqlProblem(kind, span, message + hint, suggestion));
    }
  }

  /** Does something of which nothing is reported, since too little is known around it. */
  void quietly(Runnable work) {
    muted++;
    work.run();
    muted--;
  }

  void take(ColumnRef reference, Match.Found found) {
    columns.put(reference, found);
  }

  void take(Expression expression, ColumnType type) {
    types.put(expression, type);
  }

  void take(TableName name, CatalogTable table) {
    tables.put(name, table);
  }

  void take(Query query, Row row) {
    rows.put(query, row);
  }

  void take(TableReference relation, Scope scope) {
    relations.put(relation, scope.row());
  }

  void take(Select select, Row row) {
    selects.put(select, row);
  }

  void take(Star star, StarColumns columns) {
    stars.put(star, columns);
  }

  void take(Join join, List<KeyPair> pairs) {
    keys.put(join, pairs);
  }

  /** Gives the columns of a relation; none where it was not reached. */
  Row row(TableReference relation) {
    return relations.getOrDefault(relation, Row.UNKNOWN);
  }

  /** Gives the columns of a block; none where it was not reached. */
  Row row(Select select) {
    return selects.getOrDefault(select, Row.UNKNOWN);
  }

  /** Gives the known columns that a star stands for. */
  List<ScopeColumn> columns(Star star) {
    return star(star).map(columns -> columns.row().columns()).orElse(List.of());
  }

  /** Gives what an item of a select list that is a star stands for; empty for any other star. */
  Optional<StarColumns> star(Star star) {
    return Optional.ofNullable(stars.get(star));
  }

  List<KeyPair> keys(Join join) {
    return keys.getOrDefault(join, List.of());
  }

  Optional<Match.Found> column(ColumnRef reference) {
    return Optional.ofNullable(columns.get(reference));
  }

  Optional<CatalogTable> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  Optional<Row> row(Query query) {
    return Optional.ofNullable(rows.get(query));
  }

  ColumnType type(Expression expression) {
    return types.getOrDefault(expression, ColumnType.UNKNOWN);
  }

  List<SqlProblem> problems() {
    return new ArrayList<>(problems);
  }

  static String text(List<Name> parts) {
    return String.join(".", parts.stream().map(Name::value).toList());
  }
}
