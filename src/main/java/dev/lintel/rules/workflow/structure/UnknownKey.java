package dev.lintel.rules.workflow.structure;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;
import dev.lintel.rule.Report;
import java.util.List;
import java.util.Optional;

/** Finds keys that GitHub does not know. Rationale and examples: rules/workflow/unknown-key.md. */
public final class UnknownKey implements GrammarRule {
  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (GrammarProblem problem : grammar.problems()) {
      if (problem instanceof GrammarProblem.UnknownKey unknown) {
        Report report = sink.report(unknown.place(), unknown.message());
        fix(unknown).or(() -> EventMove.of(unknown)).ifPresent(report::fix);
      }
    }
  }

  /** A key in quotes keeps them by staying as it is. */
  private static Optional<Fix> fix(GrammarProblem.UnknownKey unknown) {
    String key = unknown.entry().name();
    return unknown
        .meant()
        .filter(name -> unknown.place().text().equals(key))
        .map(name ->
            new Fix(
                "Rename %s to %s".formatted(key, name),
                true,
                List.of(new Edit(unknown.place(), name))));
  }
}
