package dev.lintel.model.kubernetes;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * When a CronJob or a scheduled Spark application runs: five fields (minute, hour, day of the
 * month, month, day of the week), a name as {@code @daily}, or {@code @every} with an interval. A
 * zone before the fields, as {@code TZ=Europe/Berlin}, is read and left out.
 *
 * <p>Grammar: github.com/robfig/cron/v3, parser.go, which the CronJob controller and the Spark
 * operator use, read 2026-11-27. Unlike in Unix cron, 7 is no day of the week.
 */
public sealed interface CronSchedule {
  /**
   * Times of a calendar.
   *
   * @param dayOfMonth where it is open, so is the day of the week a condition of its own; where
   *     both are given, either is enough
   */
  record Calendar(
      CronField minute, CronField hour, CronField dayOfMonth, CronField month, CronField dayOfWeek)
      implements CronSchedule {
    private static final int MINUTES_OF_DAY = 24 * 60;

    private static final int[] LONGEST_MONTHS = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** Tells whether any day of any year is meant, as 31 February is not. */
    public boolean isPossible() {
      if (!dayOfMonth.isOpen() && !dayOfWeek.isOpen()) {
        return true;
      }
      for (int at = 1; at < LONGEST_MONTHS.length; at++) {
        if (month.has(at) && dayOfMonth.first() <= LONGEST_MONTHS[at]) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Duration shortestGap() {
      int last = -1;
      int first = -1;
      int shortest = MINUTES_OF_DAY;
      for (int at = 0; at < MINUTES_OF_DAY; at++) {
        if (hour.has(at / 60) && minute.has(at % 60)) {
          shortest = last < 0 ? shortest : Math.min(shortest, at - last);
          first = first < 0 ? at : first;
          last = at;
        }
      }
      boolean isDaily = dayOfMonth.isOpen() && dayOfWeek.isOpen();
      return Duration.ofMinutes(
          isDaily ? Math.min(shortest, first + MINUTES_OF_DAY - last) : shortest);
    }
  }

  /**
   * Times that follow each other at one distance.
   *
   * @param length a second at least
   */
  record Interval(Duration length) implements CronSchedule {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public Interval {
      length = length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
    }

    @Override
    public Duration shortestGap() {
      return length;
    }
  }

  /**
   * A text that is no schedule.
   *
   * @param reason the end of a sentence that begins with the text
   */
  record Invalid(String reason) implements CronSchedule {
    @Override
    public Duration shortestGap() {
      return Duration.ofDays(1);
    }
  }

  /**
   * Gives the shortest time between two runs, looking at one day, and at two where each day is
   * meant; a day at most, but for an interval.
   */
  Duration shortestGap();

  /** Reads a schedule. */
  static CronSchedule parse(String text) {
    String rest = text.substring(zoneEnd(text)).strip();
    if (rest.isEmpty()) {
      return new Invalid("is empty");
    }
    return rest.charAt(0) == '@' ? named(rest) : calendar(rest);
  }

  /** Gives the zone that stands before the fields. */
  static Optional<String> zone(String text) {
    int end = zoneEnd(text);
    return end == 0
        ? Optional.empty()
        : Optional.of(text.substring(text.indexOf('=') + 1, end).strip());
  }

  private static int zoneEnd(String text) {
    if (!text.startsWith("TZ=") && !text.startsWith("CRON_TZ=")) {
      return 0;
    }
    int blank = text.indexOf(' ');
    return blank < 0 ? text.length() : blank;
  }

  private static CronSchedule named(String text) {
    return switch (text) {
      case "@yearly", "@annually" -> calendar("0 0 1 1 *");
      case "@monthly" -> calendar("0 0 1 * *");
      case "@weekly" -> calendar("0 0 * * 0");
      case "@daily", "@midnight" -> calendar("0 0 * * *");
      case "@hourly" -> calendar("0 * * * *");
      default -> text.startsWith("@every ") ? interval(text.substring(7)) : unnamed(text);
    };
  }

  private static CronSchedule unnamed(String text) {
    return new Invalid("has no known name: " + text);
  }

  private static CronSchedule interval(String text) {
    return GoDuration.parse(text)
        .<CronSchedule>map(Interval::new)
        .orElseGet(() -> new Invalid("has no interval as 1h30m behind @every"));
  }

  private static CronSchedule calendar(String text) {
    List<String> words = Arrays.asList(text.split("[ \t\n\r\f]+"));
    if (words.size() != CronField.Unit.values().length) {
      return new Invalid(
          "has %d fields; 5 are wanted: minute, hour, day of the month, month, day of the week"
              .formatted(words.size()));
    }
    CronField[] fields = new CronField[words.size()];
    for (CronField.Unit unit : CronField.Unit.values()) {
      switch (CronField.parse(words.get(unit.ordinal()), unit)) {
        case CronField.Read(CronField field) -> fields[unit.ordinal()] = field;
        case CronField.Refused(String reason) -> {
          return new Invalid(reason);
        }
      }
    }
    return new Calendar(fields[0], fields[1], fields[2], fields[3], fields[4]);
  }
}
