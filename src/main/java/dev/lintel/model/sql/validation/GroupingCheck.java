package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Grouping;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.WindowCall;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for columns that a block which groups its rows, or aggregates all of them, uses although
 * they are neither grouped nor aggregated.
 */
final class GroupingCheck {
  private final Resolution resolution;
  private final Scope input;
  private final Scope output;
  private final Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<ExpressionKey> keys = new HashSet<>();
  private boolean isUnsure;

  private GroupingCheck(Resolution resolution, Scope input, Scope output) {
    this.resolution = resolution;
    this.input = input;
    this.output = output;
    input.columns().forEach(column -> identities.add(column.identity()));
  }

  /** Checks a block whose names are resolved. */
  static void check(
      Select select, Optional<Query> query, Scope input, Scope output, Resolution resolution) {
    boolean isAggregating =
        select.groupBy().isPresent()
            || isGroupedByHaving(select, resolution)
            || select.items().stream().anyMatch(Aggregates::isIn);
    if (isAggregating) {
      new GroupingCheck(resolution, input, output).check(select, query);
    }
  }

  private static boolean isGroupedByHaving(Select select, Resolution resolution) {
    return select.having().isPresent() && !resolution.session().is(Session.Setting.HAVING_AS_WHERE);
  }

  private void check(Select select, Optional<Query> query) {
    Optional<ColumnRef> all = select.groupBy().flatMap(GroupingCheck::all);
    boolean isByAll = all.isPresent() && !isColumn(all.get(), select);
    if (isByAll) {
      select.items().stream()
          .filter(item -> !Aggregates.isIn(item))
          .forEach(item -> key(item.expression(), select));
    }
    all.filter(word -> !isByAll).ifPresent(word -> key(word, select));
    select.groupBy().ifPresent(group -> group.keys().forEach(key -> key(key, select)));
    if (isUnsure) {
      return;
    }
    if (!isByAll) {
      select.items().forEach(item -> require(item.expression(), Place.ITEM));
    }
    select.having().ifPresent(having -> require(having, Place.HAVING));
    if (!select.distinct()) {
      query.ifPresent(whole -> {
        for (SortItem item : whole.orderBy()) {
          require(item.expression(), Place.ORDER);
        }
      });
    }
  }

  /** Gives the word of GROUP BY ALL. */
  private static Optional<ColumnRef> all(Select.GroupBy group) {
    int length = group.span().length();
    Span word = group.span().part(length - "ALL".length(), length);
    return group.keys().isEmpty()
        ? Optional.of(new ColumnRef(word, List.of(new Name(word, word.text()))))
        : Optional.empty();
  }

  /** Tells whether ALL is the name of a column or an alias, which it is before it is a word. */
  private boolean isColumn(ColumnRef all, Select select) {
    if (input.find(all.parts()) instanceof Match.Found found) {
      resolution.take(all, found);
      return true;
    }
    return select.items().stream().anyMatch(item -> isNamed(item, all));
  }

  /** Where a column stands; behind the select list its aliases may be meant. */
  private enum Place {
    ITEM("neither grouped nor aggregated"),
    HAVING("neither grouped nor in the select list, so HAVING cannot name it"),
    ORDER("neither grouped nor in the select list, so ORDER BY cannot name it");

    private final String why;

    Place(String why) {
      this.why = why;
    }
  }

  /**
   * Takes up a grouping key: an expression, the number or the alias of an item, or sets of them.
   */
  private void key(Expression expression, Select select) {
    switch (expression) {
      case NumberLiteral number -> {
        String text = number.span().text();
        boolean isOrdinal = text.length() <= 4 && text.chars().allMatch(Character::isDigit);
        int index = isOrdinal ? Integer.parseInt(text) - 1 : -1;
        if (index >= 0 && index < select.items().size()) {
          keys.add(ExpressionKey.of(select.items().get(index).expression(), resolution));
        }
      }
      case Tuple(_, List<Expression> values) -> values.forEach(value -> key(value, select));
      case Grouping grouping -> grouping.sets().forEach(set -> key(set, select));
      case ColumnRef reference -> {
        keys.add(ExpressionKey.of(reference, resolution));
        List<Select.Item> named =
            select.items().stream().filter(item -> isNamed(item, reference)).toList();
        named.forEach(item -> keys.add(ExpressionKey.of(item.expression(), resolution)));
        isUnsure |= named.isEmpty() && resolution.column(reference).isEmpty();
      }
      default -> keys.add(ExpressionKey.of(expression, resolution));
    }
  }

  /** An alias is a key only where no column of that name is read. */
  private boolean isNamed(Select.Item item, ColumnRef reference) {
    return item.alias().isPresent()
        && reference.parts().size() == 1
        && item.alias().get().matches(reference.parts().getFirst())
        && input.find(reference.parts()) instanceof Match.None;
  }

  private void require(SqlNode node, Place place) {
    if (node instanceof Expression expression && isKey(expression)) {
      return;
    }
    switch (node) {
      case Operation chain when chain.operands().size() > 2 -> chain(chain, place);
      case FunctionCall call
          when Aggregates.isAggregate(call) || FunctionNames.mayAggregate(call, resolution) -> {}
      case WindowCall call -> {
        call.function().forEachChild(child -> require(child, place));
        require(call.window(), place);
      }
      case Query _ -> {}
      case ColumnRef reference -> require(reference, place);
      case Star star when place == Place.ITEM -> require(star);
      default -> node.forEachChild(child -> require(child, place));
    }
  }

  private boolean isKey(Expression expression) {
    return keys.contains(ExpressionKey.of(expression, resolution));
  }

  /** {@code a + 1 + 1} holds {@code a + 1}. */
  private void chain(Operation chain, Place place) {
    List<Expression> operands = chain.operands();
    int known = operands.size() - 1;
    while (known > 1 && !isKey(start(chain, known))) {
      known--;
    }
    operands.subList(known > 1 ? known : 0, operands.size()).forEach(o -> require(o, place));
  }

  private static Operation start(Operation chain, int count) {
    return new Operation(chain.span(), chain.operator(), chain.operands().subList(0, count));
  }

  private void require(Star star) {
    Row row = star.qualifier().isEmpty() ? input.row() : input.row(star.qualifier());
    boolean isGrouped =
        row.columns().stream()
            .filter(column -> star.except().stream().noneMatch(column::isNamed))
            .allMatch(column -> keys.contains(ExpressionKey.ofWhole(column)));
    if (!row.open() && !isGrouped) {
      resolution.report(
          Kind.MISSING_AGGREGATION,
          star.span(),
          "the star holds columns that are neither grouped nor aggregated");
    }
  }

  private void require(ColumnRef reference, Place place) {
    Optional<Match.Found> found = resolution.column(reference);
    if (found.isEmpty()
        || !identities.contains(found.get().column().identity())
        || keys.contains(ExpressionKey.ofWhole(found.get().column()))
        || place != Place.ITEM && !(output.find(reference.parts()) instanceof Match.None)) {
      return;
    }
    resolution.report(
        place == Place.ITEM ? Kind.MISSING_AGGREGATION : Kind.UNKNOWN_COLUMN,
        reference.span(),
        "column '%s' is %s".formatted(reference, place.why));
  }
}
