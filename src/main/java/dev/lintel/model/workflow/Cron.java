package dev.lintel.model.workflow;

import dev.lintel.source.SyntaxProblem;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times of a schedule, as {@code 30 5 * * MON-FRI}.
 *
 * @param values of minute, hour, day of the month, month and day of the week, those at which it
 *     runs; empty where the text has problems
 * @param problems why GitHub refuses the text
 */
public record Cron(List<BitSet> values, List<SyntaxProblem> problems) {
  private static final int MINUTES_IN_HOUR = 60;
  private static final int HOURS_IN_DAY = 24;

  /** Of a leap year. */
  private static final List<Integer> DAYS_IN_MONTH =
      List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

  public Cron {
    values = List.copyOf(values);
    problems = List.copyOf(problems);
  }

  public boolean isValid() {
    return problems.isEmpty();
  }

  /**
   * Gives the least number of minutes between two runs of one day or over midnight; a whole day
   * where it runs once a day.
   */
  public int shortestInterval() {
    int[] minutes = values(CronField.MINUTE).stream().toArray();
    int[] hours = values(CronField.HOUR).stream().toArray();
    int within =
        IntStream.range(1, minutes.length)
            .map(i -> minutes[i] - minutes[i - 1])
            .min()
            .orElse(MINUTES_IN_HOUR * HOURS_IN_DAY);
    int toNextHour = minutes[0] + MINUTES_IN_HOUR - minutes[minutes.length - 1];
    int between =
        IntStream.range(0, hours.length)
            .map(i -> hoursToNext(hours, i) * MINUTES_IN_HOUR - MINUTES_IN_HOUR + toNextHour)
            .min()
            .orElseThrow();
    return Math.min(within, between);
  }

  private static int hoursToNext(int[] hours, int i) {
    return i + 1 < hours.length ? hours[i + 1] - hours[i] : hours[0] + HOURS_IN_DAY - hours[i];
  }

  /**
   * Tells whether there is no day that it asks for, as 30 February. A day of the week that it names
   * comes in any month: where both are named, either is enough.
   */
  public boolean neverComes() {
    if (values(CronField.WEEKDAY).cardinality() < CronField.WEEKDAY.most() + 1) {
      return false;
    }
    int firstDay = values(CronField.DAY).nextSetBit(0);
    return values(CronField.MONTH).stream()
        .allMatch(month -> firstDay > DAYS_IN_MONTH.get(month - 1));
  }

  private BitSet values(CronField field) {
    return values.get(field.ordinal());
  }
}
