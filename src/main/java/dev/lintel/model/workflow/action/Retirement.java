package dev.lintel.model.workflow.action;

import dev.lintel.source.DataTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The end of a release of an action: its service is shut down, and jobs that use it fail.
 *
 * @param date the day, as {@code 2025-01-30}
 * @param successor the version to go to
 */
public record Retirement(String date, String successor) {
  private static final class Rows {
    private static final Map<String, List<String[]>> BY_SLUG =
        DataTable.rows("model/workflow/retired-actions.txt").stream()
            .map(row -> row.split(" "))
            .collect(Collectors.groupingBy(row -> row[0]));
  }

  /**
   * Gives the end of an action at a version; empty where it still works, or nothing is known.
   *
   * @param slug owner, repository and path, in any case
   * @param version as {@code v3} or {@code 4.0.1}
   */
  public static Optional<Retirement> find(String slug, String version) {
    Optional<ActionVersion> read = ActionVersion.of(version);
    return read.stream()
        .flatMap(v ->
            Rows.BY_SLUG.getOrDefault(slug.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(row -> isRetired(v, row)))
        .map(row -> new Retirement(row[3], row[4]))
        .findFirst();
  }

  private static boolean isRetired(ActionVersion version, String[] row) {
    return version.major() == Integer.parseInt(row[1])
        && (row[2].equals("-")
            || version.minor().isPresent()
                && version.minor().getAsInt() < Integer.parseInt(row[2]));
  }
}
