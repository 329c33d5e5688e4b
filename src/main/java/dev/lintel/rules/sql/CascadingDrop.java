package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.DropObject;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.HashSet;
import java.util.Set;

/** Finds drops of a schema or catalog with all that is in it. */
public final class CascadingDrop implements SqlRule {
  private static final Set<String> KINDS = Set.of("CATALOG", "DATABASE", "NAMESPACE", "SCHEMA");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    if (ScriptPurpose.isTest(script)) {
      return;
    }
    Set<String> made = new HashSet<>();
    for (SqlNode statement : script.steps()) {
      if (statement instanceof Command create && make(create)) {
        made.add(TableNames.key((TableName) create.parts().getFirst()));
      } else if (statement instanceof DropObject drop && drop.cascades() && holdsTables(drop)) {
        drop.names().stream()
            .filter(name -> !made.contains(TableNames.key(name)) && !StagingNames.isOne(name))
            .findFirst()
            .filter(name -> !script.isMasked(drop.span()))
            .ifPresent(name -> report(drop, name, sink));
      }
    }
  }

  private static boolean make(Command command) {
    return command.verb().text().equalsIgnoreCase("CREATE")
        && KINDS.stream().anyMatch(command.words()::contains)
        && !command.parts().isEmpty()
        && command.parts().getFirst() instanceof TableName;
  }

  private static boolean holdsTables(DropObject drop) {
    return KINDS.contains(drop.kind());
  }

  /** The word that takes all with it ends the statement. */
  private static void report(DropObject drop, TableName name, FindingSink sink) {
    int length = drop.span().length();
    sink.report(
        drop.span().part(length - "CASCADE".length(), length),
        "all tables of %s go with it".formatted(TableNames.key(name)));
  }
}
