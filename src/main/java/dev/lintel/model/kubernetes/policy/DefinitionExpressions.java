package dev.lintel.model.kubernetes.policy;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Finds the expressions in CEL that a CustomResourceDefinition holds. */
final class DefinitionExpressions {
  private static final int DEEPEST = 200;

  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<YamlScalar> found = new ArrayList<>();

  private DefinitionExpressions() {}

  /** Gives the expressions of an object; none where it is no definition. */
  static List<YamlScalar> of(KubernetesObject object) {
    if (!object.kind().equals("CustomResourceDefinition") || !object.isIn("apiextensions.k8s.io")) {
      return List.of();
    }
    DefinitionExpressions expressions = new DefinitionExpressions();
    object.root().get("spec").ifPresent(spec -> expressions.visit(spec, 0));
    return expressions.found;
  }

  private void visit(YamlNode node, int depth) {
    if (depth > DEEPEST || !seen.add(node.content())) {
      return;
    }
    switch (node.content()) {
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          if (entry.name().equals("x-kubernetes-validations")) {
            rules(entry.value());
          } else {
            visit(entry.value(), depth + 1);
          }
        }
      }
      case YamlSequence sequence -> sequence.items().forEach(item -> visit(item, depth + 1));
      default -> {}
    }
  }

  private void rules(YamlNode rules) {
    for (YamlNode item : rules.sequence().map(YamlSequence::items).orElse(List.of())) {
      item.mapping()
          .ifPresent(rule -> {
            rule.get("rule").flatMap(YamlNode::scalar).ifPresent(found::add);
            rule.get("messageExpression").flatMap(YamlNode::scalar).ifPresent(found::add);
          });
    }
  }
}
