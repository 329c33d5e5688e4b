package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Truncate;
import java.util.List;

/** Finds jobs that drop or empty tables which are not their own. */
public final class DestructiveStatement implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    if (ScriptPurpose.shapes(script) || ScriptPurpose.isTest(script)) {
      return;
    }
    Definitions definitions = new Definitions(script);
    for (SqlNode statement : script.steps()) {
      if (script.isMasked(statement.span())) {
        continue;
      }
      switch (statement) {
        case DropTable drop when !drop.isView() ->
            check(drop.verb(), drop.tables(), definitions, sink);
        case Truncate truncate when truncate.partition().isEmpty() ->
            check(truncate.verb(), truncate.tables(), definitions, sink);
        default -> {}
      }
    }
  }

  /** One finding for a statement, which names the first table. */
  private static void check(
      Span verb, List<TableName> tables, Definitions definitions, FindingSink sink) {
    tables.stream()
        .filter(TableNames::isWritten)
        .filter(table -> !definitions.mayMake(table) && !StagingNames.isOne(table))
        .findFirst()
        .ifPresent(table ->
            sink.report(
                verb, "%s of %s in a script that is no migration".formatted(verb.text(), table)));
  }
}
