package dev.lintel.report;

import dev.lintel.finding.RuleId;
import dev.lintel.rule.Catalog;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a report needs to know besides the result.
 *
 * @param isColoured whether text for people carries ANSI colours
 * @param width columns of the terminal; source lines are clipped to it
 * @param paths turns a path relative to the root into the one to show
 * @param selected the rules that ran
 * @param version Lintel's own
 * @param maximumResults findings to show, the most severe ones; SARIF counts them for each gate; 0
 *     for all
 * @param project name of the directory that paths are relative to, for the head of a page
 */
public record ReportSettings(
    boolean isColoured,
    int width,
    UnaryOperator<String> paths,
    Catalog catalog,
    Set<RuleId> selected,
    String version,
    int maximumResults,
    String project) {
  public ReportSettings {
    selected = Set.copyOf(selected);
    if (maximumResults < 0) {
      throw new IllegalArgumentException("maximum results are 0 or more: " + maximumResults);
    }
  }
}
