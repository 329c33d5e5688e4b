package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The clauses of a CREATE TABLE which the tree does not hold. */
final class TableClauses {
  private final Words head;
  private final Words tail;

  TableClauses(CreateTable table) {
    Span name = table.table().nameSpan();
    int end = table.query().map(query -> query.span().start()).orElse(table.span().end());
    this.head = Words.of(name.source().span(table.verb().start(), name.start()));
    this.tail = Words.of(name.source().span(name.end(), Math.max(name.end(), end)));
  }

  /**
   * One field of PARTITIONED BY.
   *
   * @param name the column, in small letters
   * @param isColumn whether it is a column as it is, not a transform of one
   * @param type in capitals, where the field defines the column as Hive has it; else empty
   */
  record PartitionField(Span span, String name, boolean isColumn, String type) {
    boolean isTyped() {
      return !type.isEmpty();
    }
  }

  boolean isExternal() {
    return head.has("EXTERNAL");
  }

  boolean isTemporary() {
    return head.has("TEMPORARY") || head.has("TEMP");
  }

  /** Gives all that stands behind the name of the table, its query left out. */
  Words tail() {
    return tail;
  }

  boolean hasComment() {
    return tail.has("COMMENT");
  }

  /** Gives the literal behind LOCATION. */
  Optional<Span> location() {
    return literalBehind("LOCATION");
  }

  /** Tells whether a place is named, be it by a literal or a parameter. */
  boolean hasLocation() {
    return tail.hasInside("LOCATION");
  }

  /** Tells whether another system keeps the rows. */
  boolean isOfStorageHandler() {
    return tail.has("STORED", "BY") || hasOptions();
  }

  /** Gives the word behind STORED AS. */
  Optional<String> storedAs() {
    int index = tail.indexOf("STORED", "AS");
    return index < 0 || index + 2 >= tail.size()
        ? Optional.empty()
        : Optional.of(tail.text(index + 2).toLowerCase(Locale.ROOT));
  }

  /** Tells whether there are options that are not told, among which a path may be. */
  boolean hasOptions() {
    return tail.has("OPTIONS");
  }

  /** Tells whether TBLPROPERTIES names a key. */
  boolean hasProperty(String key) {
    int index = tail.indexOf("TBLPROPERTIES");
    for (int i = index + 1; index >= 0 && i < tail.size(); i++) {
      if (tail.value(i).equalsIgnoreCase(key)) {
        return true;
      }
    }
    return false;
  }

  List<PartitionField> partitionFields() {
    List<PartitionField> fields = new ArrayList<>();
    int open = tail.indexOf("PARTITIONED", "BY") + 2;
    if (open < 2 || !tail.stand(open, "(")) {
      return fields;
    }
    int depth = 0;
    int start = open + 1;
    for (int i = open; i < tail.size(); i++) {
      depth += tail.stand(i, "(") ? 1 : tail.stand(i, ")") ? -1 : 0;
      boolean isEnd = depth == 0 || depth == 1 && tail.stand(i, ",");
      if (isEnd && i > start) {
        fields.add(field(tail.part(start, i)));
      }
      start = isEnd ? i + 1 : start;
      if (depth == 0) {
        break;
      }
    }
    return fields;
  }

  private static PartitionField field(Words words) {
    boolean isColumn = !words.stand(1, "(") && !words.stand(1, ".");
    return new PartitionField(
        words.get(0),
        words.value(0).toLowerCase(Locale.ROOT),
        isColumn,
        isColumn && words.size() > 1 ? words.text(1).toUpperCase(Locale.ROOT) : "");
  }

  private Optional<Span> literalBehind(String word) {
    int index = tail.indexOf(word);
    return index < 0 || index + 1 >= tail.size() || !tail.text(index + 1).startsWith("'")
        ? Optional.empty()
        : Optional.of(tail.get(index + 1));
  }
}
