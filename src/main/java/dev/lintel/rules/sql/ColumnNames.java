package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.ColumnRef;
import java.util.stream.IntStream;

/** Compares columns by their names. */
final class ColumnNames {
  private ColumnNames() {}

  /** Tells whether both are written alike, qualifiers included, without regard to case. */
  static boolean isSame(ColumnRef a, ColumnRef b) {
    return a.parts().size() == b.parts().size()
        && IntStream.range(0, a.parts().size())
            .allMatch(i -> a.parts().get(i).matches(b.parts().get(i)));
  }
}
