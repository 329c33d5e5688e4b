package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds statements that are put together from values and then run. Follows a variable from where
 * the script sets it to where it is run; a text of constants alone is no danger.
 */
public final class DynamicSql implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Map<String, Made> variables = new HashMap<>();
    for (SqlNode statement : script.steps()) {
      Words execute = Words.of(statement, "EXECUTE");
      if (execute.begin("EXECUTE", "IMMEDIATE")
          && execute.size() > 2
          && !script.isMasked(statement.span())) {
        check(text(execute), variables, sink);
      }
      for (String verb : List.of("SET", "DECLARE")) {
        Words words = Words.of(statement, verb);
        int name = nameIndex(words);
        int value = valueIndex(words);
        if (name > 0 && value > name) {
          variables.put(
              words.text(name).toLowerCase(Locale.ROOT), Made.of(words.part(value), variables));
        }
      }
    }
  }

  private static void check(Words text, Map<String, Made> variables, FindingSink sink) {
    Made made = Made.of(text, variables);
    if (made.isJoined() && made.hasForeign()) {
      Report report =
          sink.report(
              text.span(),
              "the statement is put together from values, which can bring SQL of their own");
      Made origin = variables.get(text.text(0).toLowerCase(Locale.ROOT));
      if (text.size() == 1 && origin != null) {
        report.related(origin.place(), "put together here");
      }
    }
  }

  /** Gives what is run, without what is handed to it. */
  private static Words text(Words execute) {
    int end = execute.size();
    for (int i = 3; i < end; i++) {
      if (execute.stand(i, "USING") || execute.stand(i, "INTO")) {
        end = i;
      }
    }
    return execute.part(2, end);
  }

  /** Gives where the name of a variable stands that a statement sets; -1 where it sets none. */
  private static int nameIndex(Words words) {
    int index = 1;
    if (words.begin("DECLARE") && words.stand(index, "OR", "REPLACE")) {
      index += 2;
    }
    if (words.stand(index, "VAR") || words.stand(index, "VARIABLE")) {
      return index + 1;
    }
    return words.begin("DECLARE") ? index : -1;
  }

  /** Gives where the value of a variable begins; -1 where there is none. */
  private static int valueIndex(Words words) {
    int sign = words.indexOf("=");
    int before = sign > 0 ? sign : words.indexOf("DEFAULT");
    return before > 0 && before + 1 < words.size() ? before + 1 : -1;
  }

  /**
   * How a text is made.
   *
   * @param isJoined whether parts are put together
   * @param hasForeign whether a part comes from outside
   */
  private record Made(Span place, boolean isJoined, boolean hasForeign) {
    static Made of(Words words, Map<String, Made> variables) {
      boolean isJoined = false;
      boolean hasForeign = false;
      for (int i = 0; i < words.size(); i++) {
        String token = words.text(i).toLowerCase(Locale.ROOT);
        boolean isCall = words.stand(i + 1, "(");
        if (isCall) {
          isJoined |= joins(token);
        } else if (token.equals("||")) {
          isJoined = true;
        } else if (token.equals(":") || token.equals("?")) {
          hasForeign = true;
        } else if (isName(token)) {
          Made made = variables.get(token);
          isJoined |= made != null && made.isJoined;
          hasForeign |= made == null || made.hasForeign;
        }
      }
      return new Made(words.span(), isJoined, hasForeign);
    }

    private static boolean joins(String function) {
      return switch (function) {
        case "concat", "concat_ws", "format_string", "printf", "replace" -> true;
        default -> false;
      };
    }

    private static boolean isName(String token) {
      char first = token.charAt(0);
      return (Character.isLetter(first) || first == '_' || first == '`') && !token.equals("null");
    }
  }
}
