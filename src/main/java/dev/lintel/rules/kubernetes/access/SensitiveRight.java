package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Finds rights that are worth more than they look. Rationale and examples:
 * rules/kubernetes/sensitive-right.md.
 */
public final class SensitiveRight implements KubernetesRule {
  /**
   * A right of the table.
   *
   * @param group the core one is the empty string
   * @param verbs of which one is enough
   * @param consequence the end of a sentence
   */
  private record Right(String group, String resource, List<String> verbs, String consequence) {
    static Right of(String row) {
      String[] words = row.split(" ", 4);
      return new Right(
          words[0].equals("-") ? "" : words[0], words[1], List.of(words[2].split(",")), words[3]);
    }
  }

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    List<AccessRule> rules = AccessRule.of(object);
    if (rules.isEmpty()) {
      return;
    }
    List<Right> rights =
        DataTable.rows("rules/kubernetes/sensitive-rights.txt").stream().map(Right::of).toList();
    Occurrences sensitive = new Occurrences();
    rules.stream()
        .filter(rule -> rule.names().isEmpty())
        .forEach(rule -> rights.forEach(right -> add(object, rule, right, sensitive)));
    sensitive.report(sink);
  }

  /** A star for the resource is another rule's business. */
  private static void add(
      KubernetesObject object, AccessRule rule, Right right, Occurrences sensitive) {
    if (!AccessRule.hasAny(rule.groups(), right.group())) {
      return;
    }
    List<YamlScalar> verbs =
        rule.verbs().stream()
            .filter(v -> right.verbs().contains(v.value()) || v.value().equals(AccessRule.ALL))
            .toList();
    rule.resources().stream()
        .filter(resource -> resource.value().equals(right.resource()) && !verbs.isEmpty())
        .forEach(resource ->
            sensitive.add(
                resource.span(),
                "%s may %s %s, %s"
                    .formatted(
                        object.title(),
                        verbs.stream().anyMatch(v -> v.value().equals(AccessRule.ALL))
                            ? "do everything with"
                            : AccessRule.words(verbs),
                        right.resource(),
                        right.consequence())));
  }
}
