package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;

/** Finds grants of everything there is. */
public final class AllPrivilegesGrant implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Privileges granted : Privileges.in(script)) {
      List<String> grantees =
          granted.grantees().stream()
              .filter(grantee -> !Privileges.isEveryone(grantee))
              .map(grantee -> Words.unquoted(grantee.text()))
              .toList();
      if (granted.areAll() && !grantees.isEmpty()) {
        sink.report(
            granted.span(),
            "'%s' gets every privilege, those of later versions included"
                .formatted(String.join("', '", grantees)));
      }
    }
  }
}
