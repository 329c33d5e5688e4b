package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;

/** Finds grants to everyone. */
public final class BroadGrant implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      GrantStatement.of(statement)
          .filter(grant -> grant.isToEveryone() && !grant.isHarmless())
          .ifPresent(grant ->
              sink.report(
                  grant.granteeSpan(),
                  "'%s' is everyone, and gets %s"
                      .formatted(grant.grantee(), grant.shownPrivileges())));
    }
  }
}
