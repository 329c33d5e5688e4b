package dev.lintel.model.sql.validation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that Spark answered with.
 *
 * @param fragment the part of the statement that it speaks of; empty where Spark does not tell
 * @param start where that begins in the statement, or in the body of the function that it creates;
 *     from 0 on
 */
record SparkError(String exception, String kind, Optional<String> fragment, int start) {
  private static final Pattern EXCEPTION = Pattern.compile("^([\\w.$]+(?:Exception|Error))\\n");
  private static final Pattern KIND = Pattern.compile("\"errorClass\" : \"([^\"]+)\"");
  private static final Pattern FRAGMENT =
      Pattern.compile("\"fragment\" : \"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern START = Pattern.compile("\"startIndex\" : (\\d+)");

  static Optional<SparkError> of(String output) {
    Matcher exception = EXCEPTION.matcher(output);
    if (!exception.find()) {
      return Optional.empty();
    }
    Matcher kind = KIND.matcher(output);
    Matcher fragment = FRAGMENT.matcher(output);
    Matcher start = START.matcher(output);
    return Optional.of(
        new SparkError(
            exception.group(1),
            kind.find() ? kind.group(1) : "",
            fragment.find() ? Optional.of(unescaped(fragment.group(1))) : Optional.empty(),
            start.find() ? Integer.parseInt(start.group(1)) - 1 : 0));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\\"", "\"")
        .replace("\\\\", "\\");
  }

  /** Tells whether Spark refused the statement before it ran. */
  boolean isOfAnalysis() {
    return exception.endsWith("AnalysisException") || exception.endsWith("ParseException");
  }

  /** Gives the kinds of problem that stand for this error; empty if none is looked for. */
  Set<SqlProblem.Kind> wanted() {
    String head = kind.replaceAll("\\..*", "");
    return switch (head) {
      case "UNRESOLVED_COLUMN" ->
          Set.of(SqlProblem.Kind.UNKNOWN_COLUMN, SqlProblem.Kind.UNKNOWN_TARGET_COLUMN);
      case "TABLE_OR_VIEW_NOT_FOUND" -> Set.of(SqlProblem.Kind.UNKNOWN_TABLE);
      case "UNRESOLVED_ROUTINE" -> Set.of(SqlProblem.Kind.UNKNOWN_FUNCTION);
      case "WRONG_NUM_ARGS" -> Set.of(SqlProblem.Kind.WRONG_ARGUMENT_COUNT);
      case "AMBIGUOUS_REFERENCE" -> Set.of(SqlProblem.Kind.AMBIGUOUS_COLUMN);
      case "MISSING_AGGREGATION", "MISSING_GROUP_BY" -> Set.of(SqlProblem.Kind.MISSING_AGGREGATION);
      case "NUM_COLUMNS_MISMATCH" -> Set.of(SqlProblem.Kind.SET_COLUMN_COUNT);
      default -> Set.of();
    };
  }
}
