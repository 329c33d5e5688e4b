package dev.lintel.model.sql;

import dev.lintel.syntax.sql.AlterAction;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells by the words of a text whether it can have to do with the tables of some scripts. It errs
 * on the safe side: a text that it rules out need not be parsed.
 */
public final class TableMentions {
  private static final List<String> DEFINING = List.of("create", "alter", "drop", "replace");

  /** To look for more would take longer than to parse. */
  private static final int MOST_NAMES = 100;

  private final Set<String> names = new HashSet<>();

  /** Collects the tables that scripts define, change or drop, and the models that they may be. */
  public TableMentions(Collection<SqlScript> scripts) {
    for (SqlScript script : scripts) {
      String path = script.source().path();
      if (path.endsWith(".sql")) {
        add(path.substring(path.lastIndexOf('/') + 1, path.length() - ".sql".length()));
      }
      script.statements().forEach(this::add);
    }
  }

  private void add(Statement statement) {
    switch (statement) {
      case CreateTable create -> add(create.table());
      case CreateView create -> add(create.view());
      case DropTable drop -> drop.tables().forEach(this::add);
      case AlterTable alter -> {
        add(alter.table());
        if (alter.action() instanceof AlterAction.RenameTable(_, TableName to)) {
          add(to);
        }
      }
      default -> {}
    }
  }

  private void add(TableName table) {
    add(table.parts().getLast().value());
  }

  private void add(String name) {
    names.add(name.toLowerCase(Locale.ROOT));
  }

  /** Tells whether a text names one of the tables, be it as a part of a longer word. */
  public boolean areIn(String text) {
    return names.size() > MOST_NAMES || names.stream().anyMatch(name -> holds(text, name));
  }

  /** Tells whether a text has a word of the statements that define, change or drop tables. */
  public static boolean mayDefine(String text) {
    return DEFINING.stream().anyMatch(word -> holds(text, word));
  }

  /**
   * @param word in lower case
   */
  private static boolean holds(String text, String word) {
    if (word.isEmpty()) {
      return true;
    }
    char lower = word.charAt(0);
    char upper = Character.toUpperCase(lower);
    int last = text.length() - word.length();
    for (int at = 0; at <= last; at++) {
      char c = text.charAt(at);
      if ((c == lower || c == upper) && text.regionMatches(true, at, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }
}
