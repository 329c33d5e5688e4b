package dev.lintel.report;

import dev.lintel.finding.RuleId;
import dev.lintel.rule.Catalog;
import dev.lintel.source.Checkout;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
 * @param project name of the directory that is checked, for the head of a page
 * @param checkout where the files come from; empty for what is no checkout or need not be said
 * @param remarks takes what people should be told of the report beside it, in one sentence: what it
 *     had to leave out
 */
public record ReportSettings(
    boolean isColoured,
    int width,
    UnaryOperator<String> paths,
    Catalog catalog,
    Set<RuleId> selected,
    String version,
    int maximumResults,
    String project,
    Optional<Checkout> checkout,
    Consumer<String> remarks) {
  /** Columns of text that goes to no terminal. */
  private static final int WIDTH = 100;

  public ReportSettings {
    selected = Set.copyOf(selected);
    if (maximumResults < 0) {
      throw new IllegalArgumentException("maximum results are 0 or more: " + maximumResults);
    }
  }

  /** Makes settings for files that come from nowhere in particular. */
  public ReportSettings(
      boolean isColoured,
      int width,
      UnaryOperator<String> paths,
      Catalog catalog,
      Set<RuleId> selected,
      String version,
      int maximumResults,
      String project) {
    this(
        isColoured,
        width,
        paths,
        catalog,
        selected,
        version,
        maximumResults,
        project,
        Optional.empty(),
        remark -> {});
  }

  /** Gives the same for text that goes to no terminal. */
  ReportSettings plain() {
    return new ReportSettings(
        false,
        WIDTH,
        paths,
        catalog,
        selected,
        version,
        maximumResults,
        project,
        checkout,
        remarks);
  }
}
