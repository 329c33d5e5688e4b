package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FieldAccess;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resolves the names in SELECT blocks. Which of them may be an alias of the select list depends on
 * where they stand; the order is Spark's.
 */
final class SelectNames {
  private final Resolution resolution;
  private final QueryNames queries;

  SelectNames(Resolution resolution, QueryNames queries) {
    this.resolution = resolution;
    this.queries = queries;
  }

  Row select(Select select, Query query, Surroundings around) {
    return select(select, Optional.of(query), around);
  }

  /**
   * Resolves the names of a block; gives its columns.
   *
   * @param query the query that it is the whole body of, whose ORDER BY sees what the block reads
   */
  Row select(Select select, Optional<Query> query, Surroundings around) {
    ExpressionNames expressions = queries.expressions();
    Scope scope = queries.relations().from(select.from(), around);
    if (isMaskedBetween(select)) {
      scope = scope.opened();
    }
    Names input = Names.of(scope, around.outer());
    Row items =
        select.script().isPresent()
            ? program(select, scope, around)
            : items(select.items(), scope, around);
    Row row =
        select.script().isPresent()
            ? script(select.script().get())
            : isItemListMasked(select) ? items.opened() : items;
    resolution.take(select, row);
    Scope result = new Scope(row.columns(), List.of(), QueryNames.open(row));
    expressions.check(select.where(), input, around);
    Names behind = Names.of(scope, result, around.outer());
    Names grouped = resolution.session().is(Session.Setting.NO_GROUP_ALIASES) ? input : behind;
    select.groupBy().ifPresent(group -> expressions.checkAll(group.keys(), grouped, around));
    expressions.check(select.having(), Names.of(result, scope, around.outer()), around);
    expressions.check(select.qualify(), behind, around);
    select.windows().forEach(named -> expressions.check(named.window(), behind, around));
    Names sorted = Names.of(result, scope, around.outer());
    query.ifPresent(whole -> queries.order(whole, sorted, around));
    GroupingCheck.check(select, query, scope, result, resolution);
    return row;
  }

  /** Resolves the names of select items; gives their columns. */
  Row items(List<Select.Item> items, Scope scope, Surroundings around) {
    List<ScopeColumn> output = new ArrayList<>();
    boolean isOpen = false;
    for (Select.Item item : items) {
      Scope aliases = new Scope(aliases(output), List.of(), List.of());
      boolean isPattern = hasPattern(item);
      Names names =
          isPattern
              ? Names.of(scope, aliases, around.outer(), Scope.ANYTHING)
              : Names.of(scope, aliases, around.outer());
      isOpen |= item(item, scope, names, around, output) || isPattern;
    }
    return new Row(output, isOpen);
  }

  /** By a setting a name in an item, and there alone, may be a pattern of names. */
  private boolean hasPattern(Select.Item item) {
    return resolution.session().is(Session.Setting.REGEX_NAMES)
        && item.all(ColumnRef.class).stream()
            .anyMatch(reference -> BuiltinWords.isPattern(reference.parts()));
  }

  /** TRANSFORM is no function; it takes any number of values. */
  private Row program(Select select, Scope scope, Surroundings around) {
    for (Select.Item item : select.items()) {
      item.forEachChild(child -> {
        List<Expression> values =
            child instanceof FunctionCall call && call.calls("transform")
                ? call.arguments()
                : List.of((Expression) child);
        queries.expressions().checkAll(values, Names.of(scope, around.outer()), around);
      });
    }
    return Row.UNKNOWN;
  }

  /** Without a list of columns the program gives a key and a value. */
  private static Row script(Select.Script script) {
    if (script.columns().isEmpty()) {
      return Row.UNKNOWN;
    }
    List<ScopeColumn> columns = new ArrayList<>();
    for (TableElement.Column column : script.columns()) {
      ColumnType type =
          column
              .type()
              .map(t -> ColumnType.of(t.span().text()))
              .orElse(new ColumnType.Simple("string"));
      columns.add(ScopeColumn.computed(Optional.of(column.name().value()), type, true));
    }
    return new Row(columns, false);
  }

  /** Only what an alias names; a plain column is found where it comes from. */
  private static List<ScopeColumn> aliases(List<ScopeColumn> output) {
    return output.stream()
        .filter(column -> column.qualifier().isEmpty() && column.name().isPresent())
        .toList();
  }

  /**
   * A template beside the relations may bring in further ones. One that stands for a table's name
   * does not: that relation alone is open.
   */
  private boolean isMaskedBetween(Select select) {
    Span span = select.span();
    if (!resolution.isMasked(span)) {
      return false;
    }
    if (select.from().isEmpty()) {
      return true;
    }
    int at = select.from().getFirst().span().start();
    int end = select.where().map(where -> where.span().start()).orElse(span.end());
    for (TableReference reference : select.from()) {
      for (TableName name : reference.all(TableName.class)) {
        Span between = span.source().span(at, Math.max(at, name.span().start()));
        if (resolution.isMasked(between)) {
          return true;
        }
        at = Math.max(at, name.span().end());
      }
    }
    return resolution.isMasked(span.source().span(at, Math.max(at, end)));
  }

  private boolean isItemListMasked(Select select) {
    Span first = select.verb();
    Span last = select.items().getLast().span();
    return resolution.isMasked(first.to(last));
  }

  /** Adds what an item gives; tells whether that may be more than is known. */
  private boolean item(
      Select.Item item, Scope scope, Names names, Surroundings around, List<ScopeColumn> output) {
    if (item.expression() instanceof Star star) {
      Row row = star(star, scope, names);
      output.addAll(row.columns());
      resolution.take(star, new StarColumns(star, row, scope));
      return row.open();
    }
    ColumnType type = queries.expressions().check(item.expression(), names, around);
    if (item.expression() instanceof FunctionCall call && Generators.isGenerator(call)) {
      Row row = Generators.row(call, item.alias().map(List::of).orElse(List.of()), resolution);
      output.addAll(row.columns());
      return row.open();
    }
    output.add(column(item, type));
    return resolution.isMasked(item.span());
  }

  private ScopeColumn column(Select.Item item, ColumnType type) {
    Optional<Match.Found> copied =
        item.expression() instanceof ColumnRef reference
            ? resolution.column(reference).filter(Match.Found::isWhole)
            : Optional.empty();
    if (copied.isPresent()) {
      ScopeColumn column = copied.get().column();
      return item.alias().isEmpty()
          ? column.withQualifier(column.qualifier())
          : new ScopeColumn(
              new Object(),
              List.of(),
              item.alias().map(Name::value),
              type,
              column.nullable(),
              column.origin(),
              false);
    }
    Optional<String> name =
        item.outputName()
            .map(Name::value)
            .or(() ->
                switch (item.expression()) {
                  case StringLiteral text ->
                      Optional.of(text.span().text().replaceAll("^.|.$", ""));
                  case NumberLiteral number -> Optional.of(number.span().text());
                  default -> Optional.empty();
                })
            .or(() -> fieldName(item.expression()));
    return ScopeColumn.computed(name, type, true);
  }

  /** {@code f(x).name} and {@code a[0].name} give a column of the field's name. */
  private static Optional<String> fieldName(Expression expression) {
    return expression instanceof FieldAccess access
        ? Optional.of(access.field().value())
        : Optional.empty();
  }

  private Row star(Star star, Scope scope, Names names) {
    Row row = star.qualifier().isEmpty() ? scope.row() : scope.row(star.qualifier());
    boolean isKnown = star.qualifier().isEmpty() || scope.knowsRelation(star.qualifier());
    if (!isKnown) {
      return fields(star, names);
    }
    if (star.except().isEmpty()) {
      return row;
    }
    List<ScopeColumn> kept = new ArrayList<>(row.columns());
    for (Name excepted : star.except()) {
      boolean isThere = kept.removeIf(column -> column.isNamed(excepted));
      if (!isThere && !row.open() && isColumn(star, excepted)) {
        List<String> known = row.columns().stream().flatMap(c -> c.name().stream()).toList();
        resolution.report(
            Kind.UNKNOWN_COLUMN,
            excepted.span(),
            "the star holds no column '%s' that could be left out".formatted(excepted.value()),
            Suggestion.of(excepted.value(), known));
      }
    }
    return new Row(kept, row.open());
  }

  /** {@code EXCEPT (a.b)} leaves a field out, and the column stays. */
  static boolean isColumn(Star star, Name excepted) {
    String text = star.span().source().content();
    int before = excepted.span().start() - 1;
    return before < 0 || text.charAt(before) != '.';
  }

  private static Row fields(Star star, Names names) {
    if (!(names.find(star.qualifier()) instanceof Match.Found found)
        || !(found.type() instanceof ColumnType.StructOf struct)) {
      return Row.UNKNOWN;
    }
    List<ScopeColumn> columns = new ArrayList<>();
    for (ColumnType.Field field : struct.fields()) {
      columns.add(ScopeColumn.computed(Optional.of(field.name()), field.type(), true));
    }
    return new Row(columns, false);
  }
}
