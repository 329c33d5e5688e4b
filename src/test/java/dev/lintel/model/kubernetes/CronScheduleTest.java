package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.lintel.model.kubernetes.CronSchedule.Calendar;
import dev.lintel.model.kubernetes.CronSchedule.Interval;
import dev.lintel.model.kubernetes.CronSchedule.Invalid;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *             | PT1M
          */5 * * * *           | PT5M
          0-59/7 * * * *        | PT4M
          5/20 * * * *          | PT20M
          0 * * * *             | PT1H
          30 2 * * *            | PT24H
          0 0,23 * * *          | PT1H
          0 0,23 * * 1-5        | PT23H
          0 9-17 * * MON-FRI    | PT1H
          0 0 1 jan ?           | PT24H
          1,,2 * * * *          | PT1M
          @hourly               | PT1H
          @daily                | PT24H
          @weekly               | PT24H
          TZ=Europe/Berlin 0 3 * * *      | PT24H
          CRON_TZ=UTC */10 * * * *        | PT10M
          @every 1h30m          | PT1H30M
          @every 90s            | PT1M30S
          @every 1.5m           | PT1M30S
          @every 10ms           | PT1S
          """)
  void tellsTheShortestGap(String text, Duration gap) {
    CronSchedule schedule = CronSchedule.parse(text);
    assertEquals(gap, schedule.shortestGap(), schedule::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | is empty
          TZ=UTC | is empty
          0 3 * * | has 4 fields; 5 are wanted: minute, hour, day of the month, month, day of the week
          0 0 3 * * * | has 6 fields; 5 are wanted: minute, hour, day of the month, month, day of the week
          60 * * * * | has the minute '60'; 0 to 59 are allowed
          0 24 * * * | has the hour '24'; 0 to 23 are allowed
          0 0 0 * * | has the day of the month '0'; 1 to 31 are allowed
          0 0 1-32 * * | has the day of the month '1-32'; 1 to 31 are allowed
          0 0 * 13 * | has the month '13'; 1 to 12 are allowed
          0 0 * * 7 | has the day of the week '7'; 0 to 6 are allowed
          0 0 * * FRI-MON | has the day of the week 'FRI-MON', which names none
          */0 * * * * | has the minute '*/0', which names none
          a * * * * | has 'a' where a minute is wanted
          1-2-3 * * * * | has '1-2-3' where a minute is wanted
          1/2/3 * * * * | has '1/2/3' where a minute is wanted
          -5 * * * * | has '-5' where a minute is wanted
          99999999999 * * * * | has '99999999999' where a minute is wanted
          0 0 L * * | has 'L' where a day of the month is wanted
          0 0 * * monday | has 'monday' where a day of the week is wanted
          @reboot | has no known name: @reboot
          @Daily | has no known name: @Daily
          @every day | has no interval as 1h30m behind @every
          @every 1..5h | has no interval as 1h30m behind @every
          @every 10 | has no interval as 1h30m behind @every
          """)
  void tellsWhyATextIsNoSchedule(String text, String reason) {
    assertEquals(new Invalid(reason), CronSchedule.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 31 * *, true",
    "0 0 29 2 *, true",
    "0 0 30 2 *, false",
    "0 0 30-31 feb *, false",
    "0 0 31 4-6/2 *, false",
    "0 0 31 4-7 *, true",
    "0 0 30 2 1, true",
    "0 0 30 2 */2, true",
    "0 0 * 2 *, true"
  })
  void knowsDaysThatNeverCome(String text, boolean isPossible) {
    Calendar calendar = assertInstanceOf(Calendar.class, CronSchedule.parse(text));
    assertEquals(isPossible, calendar.isPossible());
  }

  @ParameterizedTest
  @CsvSource({
    "TZ=Europe/Berlin 0 3 * * *, Europe/Berlin",
    "CRON_TZ=UTC @daily, UTC",
    "TZ=UTC, UTC",
    "0 3 * * *, "
  })
  void findsTheZone(String text, String zone) {
    assertEquals(Optional.ofNullable(zone), CronSchedule.zone(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"@every 0", "@every 1us", "@every 1µs"})
  void runsOnceASecondAtMost(String text) {
    assertEquals(new Interval(Duration.ofSeconds(1)), CronSchedule.parse(text));
  }

  @Property
  void readsAnyText(
      @ForAll
          @StringLength(max = 30)
          @CharRange(from = '0', to = '9')
          @Chars({'*', '/', '-', ',', ' ', '?', '@', 'T', 'Z', '=', 'm', 'o', 'n'})
          String text) {
    assertNotNull(CronSchedule.parse(text).shortestGap());
  }
}
