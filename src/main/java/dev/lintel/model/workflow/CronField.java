package dev.lintel.model.workflow;

import java.util.List;

/**
 * The parts of the times of a schedule. Source: docs.github.com, events that trigger workflows,
 * {@code schedule}; @actions/workflow-parser 0.3.61, model/converter/cron.js; read 2026-11-27.
 */
enum CronField {
  MINUTE("minute", 0, 59, List.of()),
  HOUR("hour", 0, 23, List.of()),
  DAY("day of the month", 1, 31, List.of()),
  MONTH(
      "month",
      1,
      12,
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
  WEEKDAY("day of the week", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

  private final String title;
  private final int least;
  private final int most;
  private final List<String> names;

  CronField(String title, int least, int most, List<String> names) {
    this.title = title;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  String title() {
    return title;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Gives the words that stand for values, that of the least value first; empty for none. */
  List<String> names() {
    return names;
  }
}
