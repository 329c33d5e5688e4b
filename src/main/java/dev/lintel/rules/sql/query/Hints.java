package dev.lintel.rules.sql.query;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads hint comments. */
final class Hints {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");
  private static final Pattern CALL =
      Pattern.compile("([A-Za-z_]+)\\s*(?:\\(([^()]*)\\))?", Pattern.CASE_INSENSITIVE);

  private Hints() {}

  /**
   * One hint of a comment.
   *
   * @param name where the name of the hint stands
   * @param arguments what stands between its parentheses, split at commas, without blanks
   */
  record Hint(Span name, List<Span> arguments) {}

  /** Gives the hints of one comment, in the order of the text; none for what does not read so. */
  static List<Hint> of(Span comment) {
    List<Hint> hints = new ArrayList<>();
    Matcher call = CALL.matcher(comment.text());
    while (call.find()) {
      Span name = comment.part(call.start(1), call.end(1));
      hints.add(
          new Hint(
              name,
              call.group(2) == null
                  ? List.of()
                  : arguments(comment.part(call.start(2), call.end(2)))));
    }
    return hints;
  }

  private static List<Span> arguments(Span list) {
    List<Span> arguments = new ArrayList<>();
    String text = list.text();
    int start = 0;
    while (start <= text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String argument = text.substring(start, end);
      int blanks = argument.length() - argument.stripLeading().length();
      arguments.add(list.part(start + blanks, start + blanks + argument.strip().length()));
      start = end + 1;
    }
    return arguments;
  }

  /** Gives all words of a comment in lower case. */
  static Set<String> words(Span comment) {
    return WORD.matcher(comment.text())
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
