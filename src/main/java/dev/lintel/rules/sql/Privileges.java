package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Grant;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a GRANT gives on some object.
 *
 * @param names in capitals, with their column lists
 * @param span where they stand
 */
record Privileges(List<String> names, Span span, List<Span> grantees) {
  private static final Set<String> EVERYONE =
      Set.of("account users", "all users", "all account users", "public", "users");

  /** Privileges that only let see that something is there, or pass through to what lies inside. */
  private static final Set<String> HARMLESS =
      Set.of("BROWSE", "USAGE", "USE CATALOG", "USE SCHEMA", "USE DATABASE");

  Privileges {
    names = List.copyOf(names);
    grantees = List.copyOf(grantees);
  }

  /** Gives those of all grants in a script; a role that is granted is no privilege. */
  static List<Privileges> in(SqlScript script) {
    List<Privileges> all = new ArrayList<>();
    for (Grant grant : script.all(Grant.class)) {
      boolean isOnObject = grant.object().isPresent() || !grant.objectKind().isEmpty();
      if (grant.verb().text().equalsIgnoreCase("GRANT") && isOnObject) {
        List<Span> privileges = grant.privileges();
        all.add(
            new Privileges(
                privileges.stream().map(Privileges::name).toList(),
                privileges.getFirst().to(privileges.getLast()),
                grant.principals()));
      }
    }
    return all;
  }

  private static String name(Span privilege) {
    return privilege.text().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  static boolean isEveryone(Span grantee) {
    return EVERYONE.contains(Words.unquoted(grantee.text()).toLowerCase(Locale.ROOT));
  }

  boolean areHarmless() {
    return HARMLESS.containsAll(names);
  }

  boolean areAll() {
    return names.equals(List.of("ALL")) || names.equals(List.of("ALL PRIVILEGES"));
  }

  /** Gives the privileges for a message, which names three at most. */
  String shown() {
    return names.size() < 4
        ? String.join(", ", names)
        : "%s and more".formatted(String.join(", ", names.subList(0, 3)));
  }
}
