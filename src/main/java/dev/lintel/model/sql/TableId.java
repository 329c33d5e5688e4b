package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The name of a table or view: catalog, schema and table, of which only the last must be there.
 * Spark compares names without regard to case, and so do two of these; the case that was written is
 * kept.
 *
 * @param parts one to many parts without quotes, the widest first
 */
public record TableId(List<String> parts) implements Comparable<TableId> {
  public TableId {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a table without a name");
    }
  }

  public static TableId of(String... parts) {
    return new TableId(List.of(parts));
  }

  /** Reads a name as people write it: parts between dots, in backquotes where they need them. */
  public static TableId parse(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`' && isQuoted && text.startsWith("``", i)) {
        part.append(c);
        i++;
      } else if (c == '`') {
        isQuoted = !isQuoted;
      } else if (c == '.' && !isQuoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return new TableId(parts);
  }

  /** Gives the table's own name. */
  public String name() {
    return parts.getLast();
  }

  /** Gives the name in lower case, its parts joined by dots; for comparing. */
  public String key() {
    return String.join(".", parts).toLowerCase(Locale.ROOT);
  }

  /** Tells whether both may mean one table: the shorter name is the end of the longer one. */
  public boolean mayBe(TableId other) {
    int shared = Math.min(parts.size(), other.parts.size());
    for (int i = 1; i <= shared; i++) {
      if (!parts.get(parts.size() - i).equalsIgnoreCase(other.parts.get(other.parts.size() - i))) {
        return false;
      }
    }
    return true;
  }

  /** Makes no texts, for catalogs of 100,000 tables compare names millions of times. */
  @Override
  public int compareTo(TableId other) {
    int shared = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < shared; i++) {
      int order = parts.get(i).compareToIgnoreCase(other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableId id && compareTo(id) == 0;
  }

  @Override
  public int hashCode() {
    int hash = parts.size();
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        hash = 31 * hash + Character.toLowerCase(Character.toUpperCase(part.charAt(i)));
      }
    }
    return hash;
  }

  /** Gives the name as people write it, a part in backquotes where it needs them. */
  @Override
  public String toString() {
    return String.join(".", parts.stream().map(TableId::quoted).toList());
  }

  private static String quoted(String part) {
    boolean isPlain =
        !part.isEmpty() && part.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    return isPlain ? part : "`" + part.replace("`", "``") + "`";
  }
}
