package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.TableName;
import java.util.Locale;
import java.util.stream.Collectors;

/** Compares tables by their names, without regard to case. */
final class TableNames {
  private TableNames() {}

  /** Gives what is alike for all ways to write the same qualified name. */
  static String key(TableName table) {
    return table.parts().stream().map(TableNames::key).collect(Collectors.joining("."));
  }

  /** Gives what is alike for all ways to write the same name. */
  static String key(Name name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  /** Tells whether the name is written out, not made by an IDENTIFIER clause. */
  static boolean isWritten(TableName table) {
    return table.parts().stream().noneMatch(part -> part.value().contains("("));
  }

  /** Gives the table's own name, which is alike however much of a qualifier is written. */
  static String last(TableName table) {
    return key(table.parts().getLast());
  }
}
