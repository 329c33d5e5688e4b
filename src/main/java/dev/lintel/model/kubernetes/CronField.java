package dev.lintel.model.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One field of a {@link CronSchedule}: the values that it names.
 *
 * @param values one bit for each value that is named
 * @param isOpen whether it begins with {@code *} or {@code ?} and takes every value
 */
public record CronField(long values, boolean isOpen) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  /** What a field counts, in the order of the fields. */
  enum Unit {
    MINUTE("minute", 0, 59),
    HOUR("hour", 0, 23),
    DAY_OF_MONTH("day of the month", 1, 31),
    MONTH("month", 1, 12),
    DAY_OF_WEEK("day of the week", 0, 6);

    private final String title;
    private final int least;
    private final int most;

    Unit(String title, int least, int most) {
      this.title = title;
      this.least = least;
      this.most = most;
    }

    /** Gives the names of the values from the least on; none where they have no names. */
    private List<String> names() {
      return switch (this) {
        case MONTH -> MONTHS;
        case DAY_OF_WEEK -> DAYS;
        case MINUTE, HOUR, DAY_OF_MONTH -> List.of();
      };
    }

    private OptionalInt value(String word) {
      int name = names().indexOf(word.toLowerCase(Locale.ROOT));
      return name < 0 ? number(word) : OptionalInt.of(least + name);
    }
  }

  /** What reading a field gives. */
  sealed interface Reading {}

  /** The field. */
  record Read(CronField field) implements Reading {}

  /**
   * Nothing, for a reason.
   *
   * @param reason the end of a sentence that begins with the schedule
   */
  record Refused(String reason) implements Reading {}

  /** Tells whether a value is named. */
  public boolean has(int value) {
    return (values >> value & 1) != 0;
  }

  /** Gives the least value that is named. */
  public int first() {
    return Long.numberOfTrailingZeros(values);
  }

  /** Reads a field: ranges with commas between them, of which several count as one. */
  static Reading parse(String text, Unit unit) {
    long values = 0;
    boolean isOpen = false;
    for (String part : text.split(",")) {
      if (part.isEmpty()) {
        continue;
      }
      switch (part(part, unit)) {
        case Read(CronField(long more, boolean open)) -> {
          values |= more;
          isOpen |= open;
        }
        case Refused refused -> {
          return refused;
        }
      }
    }
    return values == 0 ? none(text, unit) : new Read(new CronField(values, isOpen));
  }

  private static Reading none(String text, Unit unit) {
    return new Refused("has the %s '%s', which names none".formatted(unit.title, text));
  }

  /** Reads {@code *}, a value or a range, with a step behind it or not. */
  private static Reading part(String text, Unit unit) {
    int slash = text.indexOf('/');
    String range = slash < 0 ? text : text.substring(0, slash);
    OptionalInt step = slash < 0 ? OptionalInt.of(1) : number(text.substring(slash + 1));
    boolean isEvery = range.equals("*") || range.equals("?");
    int dash = range.indexOf('-');
    OptionalInt from =
        isEvery
            ? OptionalInt.of(unit.least)
            : unit.value(dash < 0 ? range : range.substring(0, dash));
    OptionalInt to = dash < 0 ? from : unit.value(range.substring(dash + 1));
    if (step.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return new Refused("has '%s' where a %s is wanted".formatted(text, unit.title));
    }
    int last = isEvery || dash < 0 && slash >= 0 ? unit.most : to.getAsInt();
    if (from.getAsInt() < unit.least || last > unit.most) {
      return new Refused(
          "has the %s '%s'; %d to %d are allowed"
              .formatted(unit.title, text, unit.least, unit.most));
    }
    if (from.getAsInt() > last || step.getAsInt() == 0) {
      return none(text, unit);
    }
    long values = 0;
    for (int value = from.getAsInt(); value <= last; value += step.getAsInt()) {
      values |= 1L << value;
    }
    return new Read(new CronField(values, isEvery && step.getAsInt() == 1));
  }

  /** Reads digits, four at most: no unit has a value of more. */
  private static OptionalInt number(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
