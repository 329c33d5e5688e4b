package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds rights that allow nothing. Rationale and examples: rules/kubernetes/ineffective-right.md.
 */
public final class IneffectiveRight implements KubernetesRule {
  /** The verbs that are asked for before anyone knows a name. */
  private static final Set<String> NAMELESS = Set.of("create", "deletecollection");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    List<AccessRule> rules = AccessRule.of(object);
    if (rules.isEmpty()) {
      return;
    }
    Map<String, List<String>> resources = resources();
    for (AccessRule rule : rules) {
      checkNames(object, rule, rules, sink);
      List<String> groups = rule.groups().stream().map(YamlScalar::value).toList();
      if (!groups.isEmpty() && resources.keySet().containsAll(groups)) {
        rule.resources().forEach(resource -> checkGroup(resource, groups, resources, sink));
        checkVerbs(object, rule, sink);
      }
    }
  }

  /** Gives the resources by their groups, of which the core one is the empty string. */
  private static Map<String, List<String>> resources() {
    Map<String, List<String>> byGroup = new TreeMap<>();
    for (String row : DataTable.rows("rules/kubernetes/resources.txt")) {
      List<String> words = List.of(row.split(" "));
      String group = words.getFirst().equals("-") ? "" : words.getFirst();
      byGroup.put(group, words.subList(1, words.size()));
    }
    return byGroup;
  }

  /** Reported is what another group has, or what is nearly written as one of this group. */
  private static void checkGroup(
      YamlScalar scalar,
      List<String> groups,
      Map<String, List<String>> resources,
      FindingSink sink) {
    String name = scalar.value();
    String resource = name.indexOf('/') < 0 ? name : name.substring(0, name.indexOf('/'));
    Set<String> own = new HashSet<>();
    groups.forEach(group -> own.addAll(resources.get(group)));
    if (own.contains(resource) || resource.equals(AccessRule.ALL) || Placeholder.isIn(name)) {
      return;
    }
    String where = groups.size() == 1 ? "the API group" : "any of the API groups";
    List<String> others = new ArrayList<>();
    resources.forEach((group, names) -> {
      if (names.contains(resource)) {
        others.add("'%s'".formatted(group));
      }
    });
    Optional<String> plural = plural(resource, own);
    if (!others.isEmpty()) {
      sink.report(
          scalar.span(),
          "'%s' is not in %s '%s' but in %s, so this allows nothing"
              .formatted(
                  resource, where, String.join("', '", groups), String.join(" and ", others)));
    } else if (plural.isPresent()) {
      sink.report(
          scalar.span(),
          "'%s' is no resource, so this allows nothing; did you mean '%s'?"
              .formatted(resource, plural.get()));
    }
  }

  /** Resources are named in small letters and in the plural; kinds are not. */
  private static Optional<String> plural(String word, Set<String> known) {
    String small = word.toLowerCase(Locale.ROOT);
    String stem = small.endsWith("y") ? small.substring(0, small.length() - 1) : small;
    return List.of(small, small + "s", small + "es", stem + "ies").stream()
        .filter(known::contains)
        .findFirst();
  }

  private static void checkVerbs(KubernetesObject object, AccessRule rule, FindingSink sink) {
    List<String> known = DataTable.rows("rules/kubernetes/verbs.txt");
    for (YamlScalar verb : rule.verbs()) {
      String word = verb.value();
      if (!word.isEmpty()
          && !known.contains(word)
          && !word.equals(AccessRule.ALL)
          && word.indexOf(':') < 0
          && !Placeholder.isIn(word)) {
        sink.report(
            verb.span(),
            "'%s' is no verb that Kubernetes asks for, so this allows %s nothing"
                .formatted(word, object.title()));
      }
    }
  }

  /** A subresource is of an object that has its name already. */
  private static void checkNames(
      KubernetesObject object, AccessRule rule, List<AccessRule> all, FindingSink sink) {
    boolean hasObjects = rule.resources().stream().anyMatch(r -> r.value().indexOf('/') < 0);
    if (rule.names().isEmpty() || !hasObjects) {
      return;
    }
    for (YamlScalar verb : rule.verbs()) {
      boolean isGivenElsewhere = all.stream().anyMatch(other -> gives(other, rule, verb.value()));
      if (NAMELESS.contains(verb.value()) && !isGivenElsewhere) {
        sink.report(
                verb.span(),
                "'%s' is asked for without a name, so with resourceNames %s has no such right"
                    .formatted(verb.value(), object.title()))
            .related(rule.names().getFirst().span(), "the names");
      }
    }
  }

  private static boolean gives(AccessRule other, AccessRule rule, String verb) {
    return other.names().isEmpty()
        && AccessRule.hasAny(other.verbs(), verb)
        && rule.groups().stream().allMatch(g -> AccessRule.hasAny(other.groups(), g.value()))
        && rule.resources().stream().allMatch(r -> AccessRule.hasAny(other.resources(), r.value()));
  }
}
