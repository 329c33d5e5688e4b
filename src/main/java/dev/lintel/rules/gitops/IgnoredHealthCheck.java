package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Optional;

/**
 * Finds health checks that Flux does not make. Rationale and examples:
 * rules/gitops/ignored-health-check.md.
 */
public final class IgnoredHealthCheck implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (FluxObject object : project.gitOps().flux()) {
      if (object.isKustomization()) {
        object.spec().ifPresent(spec -> check(object, spec, sink));
      }
    }
  }

  private static void check(FluxObject object, YamlMapping spec, FindingSink sink) {
    Optional<Span> checks = list(spec, "healthChecks");
    boolean waits = object.isTrue("wait");
    if (waits) {
      checks.ifPresent(place ->
          sink.report(
              place,
              "healthChecks are ignored beside 'wait: true', which checks what %s applies and nothing"
                  .concat(" else")
                  .formatted(object.object().title())));
    } else if (checks.isEmpty() && spec.get("wait").filter(node -> !isFalse(node)).isEmpty()) {
      list(spec, "healthCheckExprs")
          .ifPresent(place ->
              sink.report(
                  place,
                  "healthCheckExprs are ignored without 'wait: true' or healthChecks, so %s waits for"
                      .concat(" nothing")
                      .formatted(object.object().title())));
    }
  }

  private static boolean isFalse(YamlNode node) {
    return node.isNull() || node.scalar().filter(scalar -> scalar.isFalse()).isPresent();
  }

  /** Gives the key of a list that holds anything. */
  private static Optional<Span> list(YamlMapping spec, String key) {
    return spec.items(key).isEmpty()
        ? Optional.empty()
        : spec.find(key).map(YamlEntry::key).map(YamlNode::span);
  }
}
