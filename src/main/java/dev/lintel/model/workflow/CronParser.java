package dev.lintel.model.workflow;

import dev.lintel.source.Excerpt;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the times of schedules as GitHub does. */
public final class CronParser {
  /** What other readers of cron know and GitHub does not. Source: crontab(5). */
  private static final Map<String, String> SHORTHANDS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  private final SourceText text;
  private final List<SyntaxProblem> problems = new ArrayList<>();

  private CronParser(SourceText text) {
    this.text = text;
  }

  /** Reads a text; never throws. */
  public static Cron parse(SourceText text) {
    return new CronParser(text).parse();
  }

  private Cron parse() {
    String shorthand = SHORTHANDS.get(text.content().strip().toLowerCase(Locale.ROOT));
    if (shorthand != null) {
      report(
          text.all(),
          "'%s' is a shorthand that GitHub does not know; write '%s'"
              .formatted(text.content().strip(), shorthand));
      return new Cron(List.of(), problems);
    }
    List<Span> parts = parts();
    if (parts.size() != CronField.values().length) {
      report(
          text.all(),
          "'%s' has %d parts, and a schedule has five: minute, hour, day of the month, month, day of the week"
              .formatted(Excerpt.of(text.all()), parts.size()));
      return new Cron(List.of(), problems);
    }
    List<BitSet> values = new ArrayList<>();
    for (CronField field : CronField.values()) {
      values.add(list(field, parts.get(field.ordinal())));
    }
    return new Cron(problems.isEmpty() ? values : List.of(), problems);
  }

  /** Blanks before the first part make an empty one, which GitHub refuses. */
  private List<Span> parts() {
    List<Span> parts = new ArrayList<>();
    String content = text.content();
    int start = 0;
    int end = content.indexOf(' ');
    while (end >= 0) {
      parts.add(text.span(start, end));
      start = end;
      while (start < content.length() && content.charAt(start) == ' ') {
        start++;
      }
      end = content.indexOf(' ', start);
    }
    parts.add(text.span(start, content.length()));
    return parts;
  }

  /** What follows a fault in a list is not read. */
  private BitSet list(CronField field, Span list) {
    BitSet values = new BitSet();
    int before = problems.size();
    for (Span item : split(list, ',')) {
      values.or(item(field, item));
      if (problems.size() > before) {
        break;
      }
    }
    return values;
  }

  private BitSet item(CronField field, Span item) {
    List<Span> parts = split(item, '/');
    BitSet range = range(field, parts.getFirst(), parts.size() > 1);
    if (parts.size() == 1) {
      return range;
    }
    OptionalInt step = number(parts.get(1).text());
    if (parts.size() > 2
        || step.isEmpty()
        || step.getAsInt() < Math.max(1, field.least())
        || step.getAsInt() > field.most()) {
      report(
          item,
          "'%s' is no step of a %s: a number from %d to %d stands behind '/'"
              .formatted(
                  Excerpt.of(item), field.title(), Math.max(1, field.least()), field.most()));
      return new BitSet();
    }
    BitSet stepped = new BitSet();
    int first = range.nextSetBit(0);
    range.stream().filter(value -> (value - first) % step.getAsInt() == 0).forEach(stepped::set);
    return stepped;
  }

  /** A single value before a step stands for all from it on. */
  private BitSet range(CronField field, Span range, boolean isStepped) {
    BitSet values = new BitSet();
    if (range.text().equals("*")) {
      values.set(field.least(), field.most() + 1);
      return values;
    }
    List<Span> ends = split(range, '-');
    if (ends.size() > 2) {
      report(range, "'%s' is no range".formatted(Excerpt.of(range)));
      return values;
    }
    OptionalInt first = value(field, ends.getFirst());
    OptionalInt last = ends.size() == 2 ? value(field, ends.get(1)) : first;
    if (first.isEmpty() || last.isEmpty()) {
      return values;
    }
    if (last.getAsInt() < first.getAsInt()) {
      report(range, "the range '%s' ends before it starts".formatted(Excerpt.of(range)));
      return values;
    }
    boolean isOpen = isStepped && ends.size() == 1;
    values.set(first.getAsInt(), 1 + (isOpen ? field.most() : last.getAsInt()));
    return values;
  }

  private OptionalInt value(CronField field, Span value) {
    int name = field.names().indexOf(value.text().toLowerCase(Locale.ROOT));
    OptionalInt found = name >= 0 ? OptionalInt.of(name + field.least()) : number(value.text());
    if (found.isPresent()
        && found.getAsInt() >= field.least()
        && found.getAsInt() <= field.most()) {
      return found;
    }
    report(
        value,
        "'%s' is no %s: %d to %d%s"
            .formatted(
                Excerpt.of(value), field.title(), field.least(), field.most(), names(field)));
    return OptionalInt.empty();
  }

  private static String names(CronField field) {
    return field.names().isEmpty()
        ? ""
        : " or %s to %s"
            .formatted(
                field.names().getFirst().toUpperCase(Locale.ROOT),
                field.names().getLast().toUpperCase(Locale.ROOT));
  }

  private static OptionalInt number(String digits) {
    boolean isShort = !digits.isEmpty() && digits.length() <= 4;
    return isShort && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  private static List<Span> split(Span whole, char separator) {
    List<Span> parts = new ArrayList<>();
    String content = whole.source().content();
    int start = whole.start();
    for (int i = start; i <= whole.end(); i++) {
      if (i == whole.end() || content.charAt(i) == separator) {
        parts.add(whole.source().span(start, i));
        start = i + 1;
      }
    }
    return parts;
  }

  private void report(Span place, String message) {
    problems.add(SyntaxProblem.syntax(place, message));
  }
}
