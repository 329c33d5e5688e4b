package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds aliases of tables that no column is qualified with. */
public final class UnusedAlias implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      if (!script.isMasked(statement.span())) {
        check(statement, sink);
      }
    }
  }

  /** The alias may be used from an inner query, so it is looked for in the whole statement. */
  private static void check(SqlNode statement, FindingSink sink) {
    Set<String> used = new HashSet<>();
    List<Select> selects = new ArrayList<>();
    statement.walk(node -> {
      switch (node) {
        case ColumnRef column -> column.parts().forEach(part -> used.add(Relations.key(part)));
        case Star star -> star.qualifier().forEach(part -> used.add(Relations.key(part)));
        case Select select -> {
          selects.add(select);
          select.hints().forEach(hint -> used.addAll(Hints.words(hint)));
        }
        default -> {}
      }
    });
    for (Select select : selects) {
      check(Relations.of(select), used, sink);
    }
  }

  /** Where names of columns follow the alias it has to be there for them. */
  private static void check(Relations relations, Set<String> used, FindingSink sink) {
    Set<String> tables = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (TableReference relation : relations.all()) {
      if (relation instanceof TableName table
          && !tables.add(Relations.key(table.parts().getLast()))) {
        twice.add(Relations.key(table.parts().getLast()));
      }
    }
    for (TableReference relation : relations.all()) {
      if (relation instanceof TableName table
          && table.alias().isPresent()
          && table.columns().isEmpty()
          && !used.contains(Relations.key(table.alias().get()))
          && !twice.contains(Relations.key(table.parts().getLast()))) {
        Name alias = table.alias().get();
        sink.report(alias.span(), "nothing uses '%s', the alias of %s".formatted(alias, table));
      }
    }
  }
}
