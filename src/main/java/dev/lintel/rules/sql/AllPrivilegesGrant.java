package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;

/** Finds grants of everything there is. */
public final class AllPrivilegesGrant implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      GrantStatement.of(statement)
          .filter(grant -> grant.isOfAll() && !grant.isToEveryone())
          .ifPresent(grant ->
              sink.report(
                  grant.privilegeSpan(),
                  "'%s' gets every privilege, those of later versions included"
                      .formatted(grant.grantee())));
    }
  }
}
