package dev.lintel.rules.sql.schema;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes a conversion visible. It is no safe fix, for what the cast should be is a decision. */
final class CastFix {
  private CastFix() {}

  /** Gives the fix for a value that is written out. */
  static Optional<Fix> of(StoredValue stored) {
    return stored.value().map(value -> of(value, stored));
  }

  private static Fix of(Expression value, StoredValue stored) {
    Span span = value.span();
    String type = stored.column().type().toString().toUpperCase(Locale.ROOT);
    return new Fix(
        "Write the cast",
        false,
        List.of(
            new Edit(span.part(0, 0), "CAST("),
            new Edit(span.part(span.length(), span.length()), " AS " + type + ")")));
  }
}
