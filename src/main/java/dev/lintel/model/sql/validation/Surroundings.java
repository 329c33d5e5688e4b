package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.Name;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a query sees from outside.
 *
 * @param ctes the rows of the common table expressions, by their names in lower case
 * @param outer the names of the query around it, which a subquery may use
 * @param inCte whether it stands in a common table expression, however deep
 */
record Surroundings(Map<String, Row> ctes, Names outer, boolean inCte) {
  static final Surroundings NONE = new Surroundings(Map.of(), Names.nothing(), false);

  Surroundings with(Name cte, Row row) {
    Map<String, Row> more = new HashMap<>(ctes);
    more.put(key(cte), row);
    return new Surroundings(more, outer, inCte);
  }

  /** Gives the same without common table expressions. */
  Surroundings withoutCtes() {
    return new Surroundings(Map.of(), outer, inCte);
  }

  /** Gives the same with the common table expressions of others, which hide those of a name. */
  Surroundings withAll(Surroundings others) {
    Map<String, Row> more = new HashMap<>(ctes);
    more.putAll(others.ctes);
    return new Surroundings(more, outer, inCte);
  }

  Surroundings withinCte() {
    return new Surroundings(ctes, outer, true);
  }

  Surroundings within(Names other) {
    return new Surroundings(ctes, other, inCte);
  }

  Optional<Row> cte(Name name) {
    return Optional.ofNullable(ctes.get(key(name)));
  }

  private static String key(Name name) {
    return name.value().toLowerCase(Locale.ROOT);
  }
}
