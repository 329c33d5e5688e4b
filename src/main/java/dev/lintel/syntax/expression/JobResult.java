package dev.lintel.syntax.expression;

import dev.lintel.syntax.expression.Value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How a job ended, as {@code needs.JOB.result} tells it. */
public enum JobResult {
  SUCCESS,
  FAILURE,
  CANCELLED,
  SKIPPED;

  /** Gives the value that {@code needs.JOB.result} has. */
  public Value value() {
    return new StringValue(name().toLowerCase(Locale.ROOT));
  }

  /**
   * Gives all ways in which jobs can end, one after the other: four for one job, sixteen for two.
   *
   * @throws IllegalArgumentException for more than 16 jobs
   */
  public static Stream<Map<String, JobResult>> combinations(List<String> jobs) {
    if (jobs.size() > 16) {
      throw new IllegalArgumentException(jobs.size() + " jobs end in too many ways");
    }
    List<JobResult> results = List.of(values());
    List<String> names = new ArrayList<>(jobs);
    return LongStream.range(0, 1L << 2 * names.size())
        .mapToObj(number -> {
          Map<String, JobResult> ends = new LinkedHashMap<>();
          for (int i = 0; i < names.size(); i++) {
            ends.put(names.get(i), results.get((int) (number >> 2 * i & 3)));
          }
          return ends;
        });
  }
}
