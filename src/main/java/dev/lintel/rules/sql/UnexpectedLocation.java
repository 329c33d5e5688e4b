package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds tables whose files lie where nothing lasts, or outside the roots that a team allows. */
public final class UnexpectedLocation implements SqlRule {
  /** The words before the path of INSERT OVERWRITE LOCAL DIRECTORY need no more. */
  private static final int HEAD_LENGTH = 4_000;

  @Override
  public void check(SqlScript script, FindingSink sink) {
    List<String> roots =
        Arrays.stream(sink.option("roots").split(","))
            .map(String::strip)
            .filter(root -> !root.isEmpty())
            .toList();
    for (SqlNode statement : script.steps()) {
      Words words = words(statement);
      for (int i = 0; i + 1 < words.size(); i++) {
        if (namesPlace(words, i)
            && words.text(i + 1).startsWith("'")
            && !script.isMasked(words.get(i + 1))) {
          check(words.get(i + 1), words.value(i + 1), roots, sink);
        }
      }
    }
  }

  /** Gives the words that may name a place; an INSERT of a table may have a million others. */
  private static Words words(SqlNode statement) {
    return switch (statement) {
      case Insert _ -> Words.none();
      case CreateTable table -> new TableClauses(table).tail();
      case AlterTable alter -> Words.of(alter.span());
      default -> {
        Words create = Words.of(statement, "CREATE");
        yield create.isEmpty() ? Words.of(head(statement.span()), "INSERT") : create;
      }
    };
  }

  private static Span head(Span span) {
    return span.part(0, Math.min(span.length(), HEAD_LENGTH));
  }

  private static boolean namesPlace(Words words, int index) {
    return words.stand(index, "LOCATION")
        || words.stand(index, "DIRECTORY")
        || words.stand(index, "path")
        || words.stand(index, "'path'");
  }

  private static void check(Span literal, String place, List<String> roots, FindingSink sink) {
    String lower = place.toLowerCase(Locale.ROOT);
    if (isPassing(lower)) {
      sink.report(
          literal, "nothing lasts at %s, or only one machine sees it".formatted(literal.text()));
    } else if (!roots.isEmpty() && roots.stream().noneMatch(root -> isBelow(place, root))) {
      sink.report(
          literal,
          "%s is outside the roots %s".formatted(literal.text(), String.join(", ", roots)));
    }
  }

  private static boolean isPassing(String place) {
    String path = place.startsWith("dbfs:") ? place.substring("dbfs:".length()) : place;
    return path.startsWith("file:")
        || isBelow(path, "/tmp")
        || isBelow(path, "/filestore")
        || isBelow(path, "/home")
        || isBelow(path, "/root")
        || isBelow(path, "/var/tmp")
        || isBelow(path, "/dbfs/tmp");
  }

  private static boolean isBelow(String place, String root) {
    String bare = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    return place.equals(bare) || place.startsWith(bare + "/");
  }
}
