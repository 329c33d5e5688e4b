package dev.lintel.cli;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RunResult;
import dev.lintel.report.VisibleText;
import dev.lintel.source.ArtifactKind;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** The tables of {@code -v}, {@code --statistics} and {@code --profile}. */
final class Statistics {
  private Statistics() {}

  /** Tells what each file was taken for. */
  static String kinds(Map<String, ArtifactKind> kinds) {
    StringBuilder table = new StringBuilder();
    kinds.forEach((path, kind) -> row(table, kind.id(), VisibleText.of(path)));
    return table.toString();
  }

  /** Counts the findings by rule, the most frequent first. */
  static String findings(RunResult result) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Finding finding : result.active()) {
      counts.merge(finding.rule().toString(), 1, Integer::sum);
    }
    StringBuilder table = new StringBuilder();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> row(table, entry.getValue().toString(), entry.getKey()));
    row(
        table,
        Integer.toString(result.active().size()),
        "findings in " + result.files() + " files");
    return table.toString();
  }

  /** Tells where the time of all threads went, in milliseconds, the most first. */
  static String profile(Map<String, Long> nanos) {
    StringBuilder table = new StringBuilder();
    nanos.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> e) -> e.getValue())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> row(table, millis(entry.getValue()), entry.getKey()));
    return table.toString();
  }

  private static String millis(long nanos) {
    long tenths = nanos / 100_000;
    return tenths / 10 + "." + tenths % 10 + " ms";
  }

  private static void row(StringBuilder table, String count, String name) {
    table
        .append(" ".repeat(Math.max(0, 13 - count.length())))
        .append(count)
        .append("  ")
        .append(name)
        .append('\n');
  }
}
