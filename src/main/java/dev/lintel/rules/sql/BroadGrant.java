package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;

/** Finds grants to everyone. */
public final class BroadGrant implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Privileges granted : Privileges.in(script)) {
      for (Span grantee : granted.grantees()) {
        if (Privileges.isEveryone(grantee) && !granted.areHarmless()) {
          sink.report(
              grantee,
              "'%s' is everyone, and gets %s"
                  .formatted(Words.unquoted(grantee.text()), granted.shown()));
        }
      }
    }
  }
}
