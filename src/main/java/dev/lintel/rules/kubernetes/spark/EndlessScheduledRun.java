package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds scheduled applications that start again by themselves. Rationale and examples:
 * rules/kubernetes/endless-scheduled-run.md.
 */
public final class EndlessScheduledRun implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    SparkApplication.of(object)
        .filter(SparkApplication::isScheduled)
        .flatMap(application -> application.spec().get("restartPolicy", "type"))
        .flatMap(YamlNode::scalar)
        .filter(type -> type.value().equals("Always"))
        .ifPresent(type ->
            sink.report(
                type.span(),
                "a run of %s starts again when it succeeds, so that it never ends; the schedule starts the next one"
                    .formatted(object.title())));
  }
}
