package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds drivers that would run where they are submitted. Rationale and examples:
 * rules/kubernetes/spark-client-mode.md.
 */
public final class SparkClientMode implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    SparkApplication.of(object)
        .filter(SparkApplication::isKubeflow)
        .flatMap(application -> application.spec().get("mode"))
        .flatMap(YamlNode::scalar)
        .filter(mode -> mode.value().equals("client"))
        .ifPresent(mode ->
            sink.report(
                mode.span(),
                "in client mode the driver runs in the pod of the operator that submits it; write"
                    + " cluster"));
  }
}
