package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Name;
import java.util.List;
import java.util.Locale;

/** Words that stand where columns stand and mean something else. */
final class BuiltinWords {
  private BuiltinWords() {}

  /**
   * Tells whether a word is a function that is called without parentheses, a virtual column, or
   * stands for what the column that is written holds by default.
   */
  static boolean isValue(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "CURRENT_DATE",
          "CURRENT_TIMESTAMP",
          "CURRENT_TIME",
          "CURRENT_USER",
          "CURRENT_CATALOG",
          "CURRENT_DATABASE",
          "CURRENT_SCHEMA",
          "CURRENT_TIMEZONE",
          "LOCALTIMESTAMP",
          "SESSION_USER",
          "USER",
          "DEFAULT",
          "GROUPING__ID" ->
          true;
      default -> false;
    };
  }

  /**
   * Tells whether a name is one of the columns that files and change feeds have beside their own.
   */
  static boolean isMetadata(List<Name> parts) {
    return parts.stream().anyMatch(part -> isMetadata(part.value()));
  }

  private static boolean isMetadata(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "_METADATA",
          "_FILE",
          "_POS",
          "_SPEC_ID",
          "_PARTITION",
          "_DELETED",
          "_RESCUED_DATA",
          "_CHANGE_TYPE",
          "_COMMIT_VERSION",
          "_COMMIT_TIMESTAMP",
          "_ROW_ID",
          "_LAST_UPDATED_SEQUENCE_NUMBER",
          "INPUT__FILE__NAME",
          "BLOCK__OFFSET__INSIDE__FILE" ->
          true;
      default -> false;
    };
  }

  /**
   * Tells whether a name is an expression over names, as a setting of Spark's has backquotes mean.
   */
  static boolean isPattern(List<Name> parts) {
    return parts.getLast().value().chars().anyMatch(c -> "()[]{}|*+?.^$\\".indexOf(c) >= 0);
  }

  /** Tells whether the first argument of a function may be a unit of time. */
  static boolean takesUnit(FunctionCall call) {
    return switch (call.name().getLast().value().toUpperCase(Locale.ROOT)) {
      case "DATEADD",
          "DATE_ADD",
          "DATEDIFF",
          "DATE_DIFF",
          "TIMEDIFF",
          "TIMESTAMPADD",
          "TIMESTAMPDIFF",
          "EXTRACT" ->
          true;
      default -> false;
    };
  }
}
