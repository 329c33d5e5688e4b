package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds conditions in WHERE that drop the rows an outer join has kept. */
public final class OuterJoinFilter implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      if (select.where().isPresent() && !script.isMasked(select.span())) {
        Map<String, Join> optional = optional(select);
        if (!optional.isEmpty()) {
          check(select.where().get(), optional, sink);
        }
      }
    }
  }

  /** Gives by name the relations whose columns are NULL where a LEFT JOIN finds no match. */
  private static Map<String, Join> optional(Select select) {
    Map<String, Join> optional = new HashMap<>();
    for (Join join : Relations.joins(select)) {
      if (join.type() == Join.Type.LEFT) {
        Relations.name(join.right()).ifPresent(name -> optional.put(Relations.key(name), join));
      }
    }
    return optional;
  }

  private static void check(Expression where, Map<String, Join> optional, FindingSink sink) {
    for (Expression condition : where.conjuncts()) {
      Optional<String> name =
          columns(condition).stream()
              .flatMap(column -> Relations.qualifier(column, optional.keySet()).stream())
              .findFirst();
      if (name.isPresent()) {
        Join join = optional.remove(name.get());
        sink.report(
                condition.span(),
                "'%s' drops the rows without a match, so this LEFT JOIN is an inner one"
                    .formatted(Texts.brief(condition.span())))
            .related(join.keyword(), "the LEFT JOIN");
      }
    }
  }

  /** Gives the columns of which a condition needs a value, and would be NULL without. */
  private static List<ColumnRef> columns(Expression condition) {
    List<Expression> operands =
        switch (condition) {
          case Comparison comparison ->
              switch (comparison.operator()) {
                case NULL_SAFE_EQUAL, NULL_SAFE_NOT_EQUAL -> List.of();
                default -> List.of(comparison.left(), comparison.right());
              };
          case Between between -> List.of(between.operand());
          case InList in -> List.of(in.operand());
          case Like like -> List.of(like.operand());
          default -> List.of();
        };
    return operands.stream()
        .filter(ColumnRef.class::isInstance)
        .map(ColumnRef.class::cast)
        .toList();
  }
}
