package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.EmbeddedScript;
import dev.lintel.model.workflow.flow.ForeignText;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Interpolation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The texts of other people that expressions paste into one script.
 *
 * @param texts in the order of the script, at least one
 */
record PastedTexts(StepSite site, EmbeddedScript script, List<Pasted> texts) {
  /** One such text: the value, and the expression that brings it in. */
  record Pasted(ForeignText.Found found, Interpolation.Island island) {}

  /** Gives those of each script; steps that share a script by an anchor share its texts. */
  static List<PastedTexts> of(Definition definition) {
    List<PastedTexts> all = new ArrayList<>();
    Set<Span> seen = new HashSet<>();
    for (StepSite site : definition.steps()) {
      ForeignText foreign = new ForeignText(site);
      for (EmbeddedScript script : EmbeddedScript.of(site.step())) {
        List<Pasted> texts = new ArrayList<>();
        for (Interpolation.Island island : script.pasted().islands()) {
          island.expression().tree().map(foreign::in).orElse(List.of()).stream()
              .filter(found -> seen.add(found.value().span().resolved()))
              .forEach(found -> texts.add(new Pasted(found, island)));
        }
        if (!texts.isEmpty()) {
          all.add(new PastedTexts(site, script, List.copyOf(texts)));
        }
      }
    }
    return all;
  }
}
