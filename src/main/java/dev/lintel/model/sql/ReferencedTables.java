package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.MultiInsert;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the tables that a statement or query names. The name of a CTE means the CTE only where it
 * can be seen: in {@code WITH orders AS (SELECT * FROM orders) ..} the inner one is a table.
 */
final class ReferencedTables {
  /** Where no CTE can be seen. */
  private static final Scope NONE = new Scope(Map.of(), 0, List.of());

  private ReferencedTables() {}

  /**
   * The CTEs that can be seen in a place.
   *
   * @param names those of one query with their numbers
   * @param visible how many of them are defined before the place
   * @param outer the scope around the query, if there is one
   */
  private record Scope(Map<String, Integer> names, int visible, List<Scope> outer) {
    boolean holds(String name) {
      Scope scope = this;
      for (; ; ) {
        Integer number = scope.names.get(name);
        if (number != null && number < scope.visible) {
          return true;
        }
        if (scope.outer.isEmpty()) {
          return false;
        }
        scope = scope.outer.getFirst();
      }
    }
  }

  private record Place(SqlNode node, Scope scope) {}

  /** Gives the tables that are named at or below a node, in the order of the text. */
  static List<TableName> in(SqlNode root) {
    List<TableName> found = new ArrayList<>();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(root, NONE));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (place.node instanceof TableName name && !isCte(name, place.scope)) {
        found.add(name);
      }
      List<Place> below = below(place);
      Collections.reverse(below);
      below.forEach(open::push);
    }
    return found;
  }

  private static boolean isCte(TableName name, Scope scope) {
    return name.parts().size() == 1 && scope.holds(lower(name.parts().getFirst().value()));
  }

  private static List<Cte> ctes(SqlNode node) {
    return switch (node) {
      case Query query -> query.ctes();
      case MultiInsert insert -> insert.ctes();
      default -> List.of();
    };
  }

  private static List<Place> below(Place place) {
    List<Place> below = new ArrayList<>();
    List<Cte> ctes = ctes(place.node);
    if (ctes.isEmpty()) {
      place.node.forEachChild(child -> below.add(new Place(child, place.scope)));
      return below;
    }
    Map<String, Integer> names = new HashMap<>();
    List<Scope> outer = List.of(place.scope);
    for (Cte cte : ctes) {
      int visible = names.size() + (cte.recursive() ? 1 : 0);
      names.putIfAbsent(lower(cte.name().value()), names.size());
      below.add(new Place(cte.query(), new Scope(names, visible, outer)));
    }
    Scope inner = new Scope(names, names.size(), outer);
    place.node.forEachChild(child -> {
      if (!(child instanceof Cte)) {
        below.add(new Place(child, inner));
      }
    });
    return below;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
