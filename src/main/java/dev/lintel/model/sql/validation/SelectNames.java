package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherExpression;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.StringLiteral;
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
    List<ScopeColumn> output = new ArrayList<>();
    boolean isOpen = false;
    for (Select.Item item : select.items()) {
      Scope aliases = new Scope(aliases(output), List.of(), List.of());
      Names names = Names.of(scope, aliases, around.outer());
      isOpen |= item(item, scope, names, around, output);
    }
    Row row = new Row(output, isOpen || isItemListMasked(select));
    Scope result = new Scope(row.columns(), List.of(), QueryNames.open(row));
    expressions.check(select.where(), input, around);
    Names behind = Names.of(scope, result, around.outer());
    select.groupBy().ifPresent(group -> expressions.checkAll(group.keys(), behind, around));
    expressions.check(select.having(), Names.of(result, scope, around.outer()), around);
    expressions.check(select.qualify(), behind, around);
    select.windows().forEach(named -> expressions.check(named.window(), behind, around));
    Names sorted = Names.of(result, scope, around.outer());
    query.ifPresent(whole -> queries.order(whole, sorted, around));
    return row;
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
    int end =
        select.where().map(where -> where.span().start()).orElse(span.end());
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
      Select.Item item,
      Scope scope,
      Names names,
      Surroundings around,
      List<ScopeColumn> output) {
    if (item.expression() instanceof Star star) {
      Row row = star(star, scope, names);
      output.addAll(row.columns());
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
                item.expression() instanceof StringLiteral text
                    ? Optional.of(text.span().text().replaceAll("^.|.$", ""))
                    : Optional.empty())
            .or(() -> fieldName(item.expression()));
    return ScopeColumn.computed(name, type, true);
  }

  /** {@code f(x).name} and {@code a[0].name} give a column of the field's name. */
  private static Optional<String> fieldName(Expression expression) {
    if (expression instanceof OtherExpression other) {
      String text = other.span().text();
      int dot = text.lastIndexOf('.');
      String last = text.substring(dot + 1);
      boolean isName =
          dot >= 0 && last.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
      return isName ? Optional.of(last) : Optional.empty();
    }
    return Optional.empty();
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
  private static boolean isColumn(Star star, Name excepted) {
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
