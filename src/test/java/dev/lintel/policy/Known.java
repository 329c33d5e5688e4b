package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import dev.lintel.source.SourceText;
import dev.lintel.testing.BareFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Findings and the baselines that know them, for tests. */
final class Known {
  static final String SALT = "0123456789abcdef0123456789abcdef";
  static final String OTHER_SALT = "fedcba9876543210fedcba9876543210";
  static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  private Known() {}

  /** Gives one finding for each DELETE of a script. */
  static List<Finding> findings(String path, String script, Severity severity) {
    SourceText source = SourceText.of(path, script);
    List<Finding> findings = new ArrayList<>();
    for (int at = script.indexOf("DELETE"); at >= 0; at = script.indexOf("DELETE", at + 1)) {
      findings.add(
          BareFinding.of(
              RuleId.of("sql/unscoped-write"),
              severity,
              Gate.SQL,
              source.span(at, at + 6),
              "DELETE on %s has no row filter".formatted(table(script, at))));
    }
    return findings;
  }

  private static String table(String script, int statement) {
    int start = statement + "DELETE FROM ".length();
    int end = script.indexOf(';', start);
    return script.substring(start, end < 0 ? script.length() : end);
  }

  static List<Finding> findings(String path, String script) {
    return findings(path, script, Severity.HIGH);
  }

  /** Gives the findings of several files, written as path and script in turn. */
  static List<Finding> tree(String... files) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < files.length; i += 2) {
      findings.addAll(findings(files[i], files[i + 1]));
    }
    findings.sort(Finding.ORDER);
    return findings;
  }

  /** Gives the baseline that a first run makes. */
  static Baseline baseline(String salt, List<Finding> findings) {
    return extended(Baseline.of(salt), findings).baseline();
  }

  static Baseline baseline(List<Finding> findings) {
    return baseline(SALT, findings);
  }

  static BaselineUpdate.Outcome extended(Baseline baseline, List<Finding> findings) {
    return extended(baseline, findings, DAY, Optional.empty());
  }

  static BaselineUpdate.Outcome extended(
      Baseline baseline, List<Finding> findings, LocalDate day, Optional<ReleaseTag> latest) {
    return BaselineUpdate.extend(
        match(baseline, findings), findings, Deadlines.DEFAULT, day, latest);
  }

  /** Matches as a run over the whole tree does. */
  static BaselineMatch match(Baseline baseline, List<Finding> findings) {
    return new BaselineMatcher(baseline, path -> false).match(findings);
  }

  /** Gives the place of each finding that is new, as {@code path:line}. */
  static List<String> fresh(BaselineMatch match, List<Finding> findings) {
    return findings.stream()
        .filter(f -> match.entryOf(f).isEmpty())
        .map(f -> f.path() + ":" + f.start().line())
        .toList();
  }

  /** Gives what a merge of two files holds. */
  static Baseline merged(Baseline one, Baseline other) {
    TreeSet<String> salts = new TreeSet<>(one.salts());
    salts.addAll(other.salts());
    List<BaselineEntry> entries = new ArrayList<>(one.entries());
    entries.addAll(other.entries());
    return new Baseline(salts, entries);
  }
}
