package dev.lintel.rules.kubernetes.schema;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.DefinitionCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds definitions of custom resources that the API server does not take. Rationale and examples:
 * rules/kubernetes/invalid-definition.md.
 */
public final class InvalidDefinition implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (object.kind().equals("CustomResourceDefinition")
        && object.apiVersion().equals("apiextensions.k8s.io/v1")
        && !object.isPartial()) {
      DefinitionCheck.check(object)
          .forEach(problem -> sink.report(problem.place(), problem.message()));
    }
  }
}
