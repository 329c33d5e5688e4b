package dev.lintel.rules.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterTable;

/** Reads what an ALTER TABLE does. */
final class AlterActions {
  private AlterActions() {}

  /** Gives all words behind the name of the table; none where a partition or a view is altered. */
  static Words of(AlterTable alter) {
    Span name = alter.table().nameSpan();
    Words head = Words.of(name.source().span(alter.verb().start(), name.start()));
    return head.has("VIEW")
        ? Words.none()
        : Words.of(name.source().span(name.end(), alter.span().end()));
  }
}
