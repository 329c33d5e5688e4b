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
 */
record Surroundings(Map<String, Row> ctes, Names outer) {
  static final Surroundings NONE = new Surroundings(Map.of(), Names.nothing());

  Surroundings with(Name cte, Row row) {
    Map<String, Row> more = new HashMap<>(ctes);
    more.put(key(cte), row);
    return new Surroundings(more, outer);
  }

  Surroundings within(Names other) {
    return new Surroundings(ctes, other);
  }

  Optional<Row> cte(Name name) {
    return Optional.ofNullable(ctes.get(key(name)));
  }

  private static String key(Name name) {
    return name.value().toLowerCase(Locale.ROOT);
  }
}
