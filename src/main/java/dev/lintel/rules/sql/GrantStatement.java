package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A GRANT.
 *
 * @param privileges in capitals, without their column lists
 * @param privilegeSpan where they stand
 * @param grantee who gets them, without quotes
 */
record GrantStatement(String privileges, Span privilegeSpan, String grantee, Span granteeSpan) {
  private static final Set<String> EVERYONE =
      Set.of("account users", "all users", "all account users", "public", "users");

  /** Privileges that only let see that something is there, or pass through to what lies inside. */
  private static final Set<String> HARMLESS =
      Set.of("BROWSE", "USAGE", "USE CATALOG", "USE SCHEMA", "USE DATABASE");

  static Optional<GrantStatement> of(Statement statement) {
    Words words = Words.of(statement, "GRANT");
    int on = words.indexOf("ON");
    int to = words.indexOf("TO");
    if (on < 2 || to < on || to + 1 >= words.size()) {
      return Optional.empty();
    }
    int grantee = words.stand(to + 1, "GROUP") || words.stand(to + 1, "ROLE") ? to + 2 : to + 1;
    if (grantee >= words.size()) {
      return Optional.empty();
    }
    Span privileges = words.part(1, on).span();
    return Optional.of(
        new GrantStatement(
            privileges.text().toUpperCase(Locale.ROOT).replaceAll("\\s+", " "),
            privileges,
            words.value(grantee),
            words.get(grantee)));
  }

  boolean isToEveryone() {
    return EVERYONE.contains(grantee.toLowerCase(Locale.ROOT));
  }

  boolean isHarmless() {
    for (String privilege : privileges.split(" ?, ?")) {
      if (!HARMLESS.contains(privilege)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the privileges for a message, which names three at most. */
  String shownPrivileges() {
    String[] all = privileges.split(" ?, ?", 4);
    return all.length < 4 ? privileges : "%s, %s, %s and more".formatted(all[0], all[1], all[2]);
  }

  boolean isOfAll() {
    return privileges.equals("ALL") || privileges.equals("ALL PRIVILEGES");
  }
}
