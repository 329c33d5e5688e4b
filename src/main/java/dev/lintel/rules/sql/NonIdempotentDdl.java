package dev.lintel.rules.sql;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds definitions that fail when their script runs a second time. */
public final class NonIdempotentDdl implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    if (ScriptPurpose.isMigration(script)) {
      return;
    }
    Set<String> dropped = new HashSet<>();
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case DropTable drop -> drop.tables().forEach(table -> dropped.add(TableNames.key(table)));
        case CreateTable create
            when !create.replaces()
                && !create.ifNotExists()
                && isNew(create.verb(), create.table(), dropped) ->
            // What the table is filled with is lost behind IF NOT EXISTS.
            report(create.verb(), create.table(), sink)
                .fix(ifNotExists(create.table(), create.query().isEmpty()));
        case CreateView view
            when !view.replaces()
                && !Words.of(head(view.verb(), view.view())).has("EXISTS")
                && isNew(view.verb(), view.view(), dropped) ->
            report(view.verb(), view.view(), sink).fix(orReplace(view.verb()));
        case AlterTable alter -> checkColumns(alter, sink);
        case Command command -> checkSchema(command, sink);
        default -> {}
      }
    }
  }

  private static boolean isNew(Span verb, TableName name, Set<String> dropped) {
    Words head = Words.of(head(verb, name));
    return !head.has("TEMPORARY") && !head.has("TEMP") && !dropped.contains(TableNames.key(name));
  }

  private static Span head(Span verb, TableName name) {
    return verb.source().span(verb.start(), name.span().start());
  }

  private static Report report(Span verb, TableName name, FindingSink sink) {
    return sink.report(verb, "CREATE of %s fails if it is there already".formatted(name));
  }

  private static Fix ifNotExists(TableName table, boolean isSafe) {
    Edit edit = new Edit(table.span().part(0, 0), "IF NOT EXISTS ");
    return new Fix("Write IF NOT EXISTS", isSafe, List.of(edit));
  }

  private static Fix orReplace(Span verb) {
    Edit edit = new Edit(verb.part(verb.length(), verb.length()), " OR REPLACE");
    return new Fix("Write OR REPLACE", true, List.of(edit));
  }

  /** Spark has no IF NOT EXISTS for columns. */
  private static void checkColumns(AlterTable alter, FindingSink sink) {
    Words words = AlterActions.of(alter);
    if ((words.begin("ADD", "COLUMN") || words.begin("ADD", "COLUMNS")) && !words.has("EXISTS")) {
      sink.report(
          words.part(0, 2).span(),
          "ALTER of %s fails once it has the column".formatted(alter.table()));
    }
  }

  private static void checkSchema(Command command, FindingSink sink) {
    boolean isSchema =
        command.kind().equals("CREATE SCHEMA") || command.kind().equals("CREATE DATABASE");
    if (isSchema && command.parts().getFirst() instanceof TableName name) {
      sink.report(command.verb(), "CREATE of %s fails if it is there already".formatted(name))
          .fix(ifNotExists(name, true));
    }
  }
}
