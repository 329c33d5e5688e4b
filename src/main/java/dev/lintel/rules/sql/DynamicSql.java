package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.OtherStatement;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
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
    for (Statement statement : script.statements()) {
      if (!(statement instanceof OtherStatement other)) {
        continue;
      }
      int value = assigned(other);
      if (value > 0) {
        String name = other.tokens().get(nameIndex(other)).text().toLowerCase(Locale.ROOT);
        variables.put(name, Made.of(other.tokens().subList(value, other.tokens().size()), variables));
      } else if (Words.begin(other, "EXECUTE", "IMMEDIATE") && other.tokens().size() > 2) {
        check(text(other), variables, sink);
      }
    }
  }

  private static void check(List<Span> text, Map<String, Made> variables, FindingSink sink) {
    Made made = Made.of(text, variables);
    if (made.isJoined() && made.hasForeign()) {
      Report report =
          sink.report(
              text.getFirst().to(text.getLast()),
              "the statement is put together from values, which can bring SQL of their own");
      Made origin = variables.get(text.getFirst().text().toLowerCase(Locale.ROOT));
      if (text.size() == 1 && origin != null) {
        report.related(origin.place(), "put together here");
      }
    }
  }

  /** Gives what is run, without what is handed to it. */
  private static List<Span> text(OtherStatement execute) {
    List<Span> tokens = execute.tokens();
    int end = tokens.size();
    for (int i = 3; i < tokens.size(); i++) {
      if (Words.stand(execute, i, "USING") || Words.stand(execute, i, "INTO")) {
        end = i;
        break;
      }
    }
    return tokens.subList(2, end);
  }

  /** Gives where the value of a variable begins; -1 in a statement that sets none. */
  private static int assigned(OtherStatement statement) {
    if (nameIndex(statement) < 0) {
      return -1;
    }
    int sign = Words.indexOf(statement, "=");
    int value = sign > 0 ? sign : Words.indexOf(statement, "DEFAULT");
    return value > 0 && value + 1 < statement.tokens().size() ? value + 1 : -1;
  }

  private static int nameIndex(OtherStatement statement) {
    int index = 1;
    if (Words.begin(statement, "SET")) {
      if (!Words.stand(statement, 1, "VAR") && !Words.stand(statement, 1, "VARIABLE")) {
        return -1;
      }
      index = 2;
    } else if (Words.begin(statement, "DECLARE")) {
      index += Words.stand(statement, index, "OR", "REPLACE") ? 2 : 0;
      index += Words.stand(statement, index, "VARIABLE") ? 1 : 0;
      index += Words.stand(statement, index, "VAR") ? 1 : 0;
    } else {
      return -1;
    }
    return index < statement.tokens().size() ? index : -1;
  }

  /**
   * How a text is made.
   *
   * @param isJoined whether parts are put together
   * @param hasForeign whether a part comes from outside
   */
  private record Made(Span place, boolean isJoined, boolean hasForeign) {
    static Made of(List<Span> tokens, Map<String, Made> variables) {
      boolean isJoined = false;
      boolean hasForeign = false;
      for (int i = 0; i < tokens.size(); i++) {
        String token = tokens.get(i).text().toLowerCase(Locale.ROOT);
        boolean isCall = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("(");
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
      return new Made(tokens.getFirst().to(tokens.getLast()), isJoined, hasForeign);
    }

    private static boolean joins(String function) {
      return switch (function) {
        case "concat", "concat_ws", "format_string", "printf", "replace" -> true;
        default -> false;
      };
    }

    private static boolean isName(String token) {
      char first = token.charAt(0);
      return (Character.isLetter(first) || first == '_' || first == '`')
          && !token.endsWith("'")
          && !token.equals("null");
    }
  }
}
