package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Results over every limit. */
final class ManyFindings {
  private ManyFindings() {}

  /** Gives so many findings of the sql gate, of which the last one in the file is critical. */
  static RunResult of(int count) {
    return of(count, List.of(), List.of());
  }

  /** Gives the same, each with so many related places and steps. */
  static RunResult of(int count, int related, int steps) {
    Related place = new Related(SourceText.of("other.sql", "SELECT 1;\n").all(), "is here");
    return of(count, Collections.nCopies(related, place), Collections.nCopies(steps, place));
  }

  private static RunResult of(int count, List<Related> related, List<Related> flow) {
    RuleMeta rule = SampleRules.meta(RuleId.of("sample/unscoped-write"));
    String statement = "DELETE FROM orders;\n";
    SourceText source = SourceText.of("sql/many.sql", statement.repeat(count));
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = i * statement.length();
      findings.add(
          new Finding(
              rule.id(),
              i == count - 1 ? Severity.CRITICAL : Severity.HIGH,
              rule.gate(),
              source.span(start, start + "DELETE".length()),
              "DELETE on orders has no row filter",
              rule.tags(),
              related,
              flow,
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return new RunResult(findings, List.of(), ReportCase.gates(findings), 1, Optional.empty());
  }
}
