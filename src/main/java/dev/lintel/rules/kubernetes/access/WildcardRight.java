package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Finds roles that name a part of their rights by a star. Rationale and examples:
 * rules/kubernetes/wildcard-right.md.
 */
public final class WildcardRight implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences stars = new Occurrences();
    for (AccessRule rule : AccessRule.of(object)) {
      if (!WildcardRole.isEverything(rule)) {
        add(rule.groups(), "%s has its right in every API group", object, stars);
        add(rule.resources(), "%s has its right to every resource", object, stars);
        add(rule.verbs(), "%s has every right, those of later versions too", object, stars);
      }
    }
    stars.report(sink);
  }

  private static void add(
      List<YamlScalar> list, String message, KubernetesObject object, Occurrences stars) {
    list.stream()
        .filter(scalar -> scalar.value().equals(AccessRule.ALL))
        .forEach(scalar -> stars.add(scalar.span(), message.formatted(object.title())));
  }
}
