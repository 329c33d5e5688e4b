package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.EmbeddedScript;
import dev.lintel.model.workflow.flow.ForeignText;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts of other people that expressions paste into scripts. */
final class PastedTexts {
  private PastedTexts() {}

  /** One such text: the value, and the expression and script that bring it in. */
  record Pasted(
      ForeignText.Found found, Interpolation.Island island, EmbeddedScript script, StepSite site) {
    /** Reports it with the way that the text takes; the message quotes the value. */
    Report report(FindingSink sink, String message) {
      Expression value = found.value();
      Report report = sink.report(value.span(), message.formatted(value.span().text()));
      for (Expression step : found.way()) {
        report.step(step.span(), "'%s' is passed on".formatted(step.span().text()));
      }
      EnvironmentIndirection.of(site, script, island).ifPresent(report::fix);
      return report;
    }
  }

  /**
   * Gives them in the order of the text; steps that share a script by an anchor share its texts.
   */
  static List<Pasted> of(Definition definition) {
    List<Pasted> all = new ArrayList<>();
    Set<Span> seen = new HashSet<>();
    for (StepSite site : definition.steps()) {
      ForeignText foreign = new ForeignText(site);
      for (EmbeddedScript script : EmbeddedScript.of(site.step())) {
        for (Interpolation.Island island : script.pasted().islands()) {
          island.expression().tree().map(foreign::in).orElse(List.of()).stream()
              .filter(found -> seen.add(found.value().span().resolved()))
              .forEach(found -> all.add(new Pasted(found, island, script, site)));
        }
      }
    }
    return all;
  }
}
