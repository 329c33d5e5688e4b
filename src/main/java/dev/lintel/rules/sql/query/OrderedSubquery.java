package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.OtherStatement;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds ORDER BY in queries whose order nobody keeps. */
public final class OrderedSubquery implements SqlRule {
  /** Functions that take their rows in the order in which they come. */
  private static final Set<String> BY_ARRIVAL =
      Set.of(
          "any_value",
          "array_agg",
          "collect_list",
          "first",
          "first_value",
          "last",
          "last_value",
          "listagg",
          "monotonically_increasing_id",
          "string_agg",
          "lag",
          "lead",
          "row_number");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      List<Ordered> ordered = new ArrayList<>();
      boolean[] mayMatter = {statement instanceof OtherStatement};
      statement.walk(node -> {
        collect(node, ordered);
        mayMatter[0] |= takesByArrival(node);
      });
      if (!mayMatter[0] && !script.isMasked(statement.span())) {
        ordered.forEach(found ->
            sink.report(
                found.keys,
                "the order by %s ends with this %s"
                    .formatted(Texts.brief(found.keys), found.place)));
      }
    }
  }

  private record Ordered(Span keys, String place) {}

  private static void collect(SqlNode node, List<Ordered> ordered) {
    switch (node) {
      case DerivedTable table -> add(table.query(), "subquery", ordered);
      case Cte cte -> add(cte.query(), "CTE", ordered);
      case InSubquery in -> add(in.query(), "subquery", ordered);
      case Exists exists -> add(exists.query(), "subquery", ordered);
      case SetOperation operation -> {
        addSide(operation.left(), ordered);
        addSide(operation.right(), ordered);
      }
      default -> {}
    }
  }

  private static void addSide(QueryBody side, List<Ordered> ordered) {
    if (side instanceof QueryBody.Nested nested) {
      add(nested.query(), "side of the set operation", ordered);
    }
  }

  private static void add(Query query, String place, List<Ordered> ordered) {
    Sorting.unlimited(query).ifPresent(keys -> ordered.add(new Ordered(keys, place)));
  }

  /** A LIMIT without an order of its own keeps the first rows of a subquery. */
  private static boolean takesByArrival(SqlNode node) {
    return switch (node) {
      case Query query ->
          (query.limit().isPresent() || query.offset().isPresent()) && query.orderBy().isEmpty();
      case FunctionCall call ->
          BY_ARRIVAL.contains(call.name().getLast().value().toLowerCase(Locale.ROOT));
      default -> false;
    };
  }
}
