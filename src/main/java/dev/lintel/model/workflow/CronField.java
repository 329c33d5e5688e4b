package dev.lintel.model.workflow;

import java.util.List;

/**
 * The parts of the times of a schedule. Source: docs.github.com, events that trigger workflows,
 * {@code schedule}; @actions/workflow-parser 0.3.61, model/converter/cron.js; read 2026-11-27.
 */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  WEEKDAY("day of the week", 0, 6, "sun mon tue wed thu fri sat");

  private final String title;
  private final int least;
  private final int most;
  private final String names;

  CronField(String title, int least, int most, String names) {
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
    return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
  }
}
