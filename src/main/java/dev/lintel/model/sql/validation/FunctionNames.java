package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.syntax.sql.FunctionCall;

/** Judges the calls of functions. */
final class FunctionNames {
  private FunctionNames() {}

  /** Checks a call, whose arguments are checked already; gives its type. */
  static ColumnType check(FunctionCall call, Resolution resolution) {
    return ColumnType.UNKNOWN;
  }
}
