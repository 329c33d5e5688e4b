package dev.lintel.rules.workflow.structure;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlAnchor;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlStream;

/** Finds anchors that no alias names. Rationale and examples: rules/workflow/unused-anchor.md. */
public final class UnusedAnchor implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (YamlDocument document : stream.documents()) {
      for (YamlAnchor anchor : document.anchors()) {
        // What follows a fault is not read, and an alias may stand there.
        if (!anchor.isUsed() && !document.isBroken()) {
          sink.report(anchor.span(), "no alias names the anchor '%s'".formatted(anchor.name()));
        }
      }
    }
  }
}
