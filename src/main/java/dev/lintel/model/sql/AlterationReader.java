package dev.lintel.model.sql;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what an ALTER TABLE does to columns from its text. An action that is not read opens the
 * table, unless it is known to leave the columns as they are.
 */
final class AlterationReader {
  /** What stands behind the name of the table and leaves the columns as they are. */
  private static final Set<String> HARMLESS =
      Set.of(
          "SET",
          "UNSET",
          "OWNER",
          "CLUSTER",
          "RECOVER",
          "SORT",
          "ENABLE",
          "DISABLE",
          "EXECUTE",
          "COMPACT",
          "TOUCH",
          "WRITE",
          "CREATE",
          "REFRESH",
          "SYNC",
          "PARTITION");

  private final List<String> words;
  private final List<Alteration> found = new ArrayList<>();
  private int at;

  private AlterationReader(List<String> words) {
    this.words = words;
  }

  static List<Alteration> read(AlterTable statement) {
    String text =
        statement
            .span()
            .source()
            .content()
            .substring(statement.table().nameSpan().end(), statement.span().end());
    AlterationReader reader = new AlterationReader(words(text));
    reader.action(text);
    return reader.found;
  }

  private void action(String text) {
    switch (next()) {
      case "ADD" -> add(text);
      case "DROP" -> drop();
      case "RENAME" -> rename();
      case "ALTER", "CHANGE" -> change();
      case "" -> {}
      default -> {
        if (!HARMLESS.contains(words.get(at - 1).toUpperCase(Locale.ROOT))) {
          found.add(new Alteration.Unread());
        }
      }
    }
  }

  private void add(String text) {
    switch (peek()) {
      case "CONSTRAINT", "PARTITION", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK" -> {}
      case "IF" -> {
        if (!peekAt(3).equals("PARTITION")) {
          found.add(new Alteration.Unread());
        }
      }
      default -> {
        String columns = text.replaceFirst("(?is)^\\s*ADD\\s+(COLUMNS?\\b\\s*)?", "");
        if (columns.regionMatches(true, 0, "IF NOT EXISTS", 0, 13)) {
          columns = columns.substring(13);
        }
        define(columns.strip());
      }
    }
  }

  /** A list of new columns reads as that of a CREATE TABLE. */
  private void define(String columns) {
    String inside =
        columns.startsWith("(")
            ? columns
            : "(" + columns.replaceFirst("(?is)\\s(FIRST|AFTER\\s+\\S+)\\s*$", "") + ")";
    List<Statement> statements =
        SqlParser.parse(SourceText.of("columns", "CREATE TABLE t " + inside)).statements();
    if (statements.size() == 1
        && statements.getFirst() instanceof CreateTable create
        && !create.elements().isEmpty()) {
      for (TableElement element : create.elements()) {
        if (element instanceof TableElement.Column column) {
          add(column);
        }
      }
    } else {
      found.add(new Alteration.Unread());
    }
  }

  /** {@code ADD a int, ADD b int}, as other databases have it, is no list of columns. */
  private void add(TableElement.Column column) {
    found.add(
        switch (column.name().value().toUpperCase(Locale.ROOT)) {
          case "ADD", "DROP", "ALTER" -> new Alteration.Unread();
          default -> new Alteration.Add(TableDefinition.column(column));
        });
  }

  private void drop() {
    switch (peek()) {
      case "CONSTRAINT", "PARTITION", "PRIMARY", "FOREIGN", "FEATURE", "IF" -> {}
      case "COLUMN", "COLUMNS" -> {
        at++;
        skipIfExists();
        boolean isList = peek().equals("(");
        for (String word : words.subList(isList ? at + 1 : at, words.size())) {
          if (word.equals(")") || word.equalsIgnoreCase("CASCADE")) {
            break;
          }
          if (!word.equals(",")) {
            found.add(new Alteration.Drop(unquoted(word)));
          }
        }
      }
      default -> found.add(new Alteration.Unread());
    }
  }

  private void rename() {
    if (peek().equals("COLUMN") && peekAt(2).equals("TO") && words.size() == at + 4) {
      found.add(new Alteration.Rename(unquoted(words.get(at + 1)), unquoted(words.get(at + 3))));
    } else if (!peek().equals("TO")) {
      found.add(new Alteration.Unread());
    }
  }

  /** {@code ALTER COLUMN c TYPE t | SET NOT NULL | DROP NOT NULL | COMMENT ..}. */
  private void change() {
    if (!peek().equals("COLUMN")) {
      found.add(new Alteration.Unread());
      return;
    }
    String column = at + 1 < words.size() ? unquoted(words.get(at + 1)) : "";
    String action = peekAt(2) + " " + peekAt(3);
    if (action.equals("SET NOT")) {
      found.add(new Alteration.Require(column, false));
    } else if (action.equals("DROP NOT")) {
      found.add(new Alteration.Require(column, true));
    } else if (peekAt(2).equals("TYPE")) {
      String type = String.join("", words.subList(Math.min(at + 3, words.size()), words.size()));
      found.add(new Alteration.Retype(column, ColumnType.of(type)));
    } else if (!peekAt(2).equals("COMMENT") && !peekAt(3).equals("DEFAULT")) {
      found.add(new Alteration.Unread());
    }
  }

  private void skipIfExists() {
    if (peek().equals("IF") && peekAt(1).equals("EXISTS")) {
      at += 2;
    }
  }

  private String next() {
    String word = peek();
    at++;
    return word;
  }

  private String peek() {
    return peekAt(0);
  }

  private String peekAt(int ahead) {
    int index = at + ahead;
    return index < words.size() ? words.get(index).toUpperCase(Locale.ROOT) : "";
  }

  private static String unquoted(String word) {
    return word.startsWith("`") && word.length() > 1
        ? word.substring(1, word.length() - 1).replace("``", "`")
        : word;
  }

  /** Gives names, quoted ones whole, and signs, each by itself. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '`' || c == '\'' || c == '"') {
        int close = text.indexOf(c, end);
        end = close < 0 ? text.length() : close + 1;
      } else if (Character.isJavaIdentifierPart(c)) {
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
      }
      if (!Character.isWhitespace(c)) {
        words.add(text.substring(at, end));
      }
      at = end;
    }
    return words;
  }
}
