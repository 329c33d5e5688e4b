package dev.lintel.model.sql.validation;

import dev.lintel.source.Span;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Writes spans as Calcite's positions, all on one line, whose columns are offsets and one more. */
final class Positions {
  private Positions() {}

  static SqlParserPos of(Span span) {
    return new SqlParserPos(1, span.start() + 1, 1, Math.max(span.end(), span.start() + 1));
  }

  /** Tells whether an error speaks of something that a span holds, or of what holds the span. */
  static boolean isAt(CalciteContextException error, Span span) {
    return error.getPosColumn() == span.start() + 1
        && error.getEndPosColumn() == Math.max(span.end(), span.start() + 1);
  }
}
