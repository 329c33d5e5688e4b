package dev.lintel.engine;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.ObjectRule;
import dev.lintel.policy.CustomRule;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.Precision;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rules.custom.UserRules;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Glob;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The user's own rules as rules like any other. */
final class CustomRules {
  private CustomRules() {}

  /** Gives all rules with the user's own among them. */
  static Catalog catalog(Catalog all, List<CustomRule> rules) {
    if (rules.isEmpty()) {
      return all;
    }
    List<Catalog.Entry> entries = new ArrayList<>(all.entries());
    for (CustomRule rule : rules) {
      entries.add(
          new Catalog.Entry(meta(rule), () -> UserRules.of(expression(rule), match(rule.match()))));
    }
    entries.sort(Comparator.comparing(Catalog.Entry::id));
    return new Catalog(entries);
  }

  static ObjectRule expression(CustomRule rule) {
    return new ObjectRule(
        rule.expression().text(), rule.message(), rule.messageExpression().map(YamlScalar::text));
  }

  /** Refuses rules whose expressions are none. */
  static void verify(List<CustomRule> rules) throws InvalidPolicyException {
    List<String> problems = new ArrayList<>();
    for (CustomRule rule : rules) {
      for (ObjectRule.Fault fault : expression(rule).faults()) {
        Span place = fault.place().resolved();
        problems.add(
            "%s:%s: %s: %s"
                .formatted(
                    place.source().path(), place.region().start(), rule.id(), fault.message()));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
  }

  /** Tells which objects a rule is for. */
  static Predicate<KubernetesObject> match(CustomRule.Match match) {
    List<Glob> kinds = match.kinds().stream().map(Glob::of).toList();
    List<Glob> apiVersions = match.apiVersions().stream().map(Glob::of).toList();
    List<Glob> namespaces = match.namespaces().stream().map(Glob::of).toList();
    return object ->
        isAny(kinds, object.kind())
            && isAny(apiVersions, object.apiVersion())
            && isAny(namespaces, object.namespace())
            && object.labels().entrySet().containsAll(match.labels().entrySet())
            && match
                .paths()
                .map(paths -> paths.ignores(object.root().span().source().path(), false))
                .orElse(true);
  }

  private static boolean isAny(List<Glob> globs, String text) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(text));
  }

  private static RuleMeta meta(CustomRule rule) {
    return new RuleMeta(
        rule.id(),
        rule.title(),
        rule.severity(),
        rule.gate(),
        "",
        Persona.REGULAR,
        Set.of(CustomRule.AREA),
        Precision.HIGH,
        List.of(),
        "",
        false,
        Set.of(ArtifactKind.KUBERNETES),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(document(rule)));
  }

  /** Gives the page of a rule, as a document of Lintel's own would be. */
  private static String document(CustomRule rule) {
    Span place = rule.expression().span();
    String message = rule.message().isEmpty() ? rule.title() : rule.message();
    StringBuilder text = new StringBuilder();
    text.append(message.strip()).append(message.strip().endsWith(".") ? "" : ".");
    text.append(
        "\n\nA rule of this repository, in %s:%d.\n"
            .formatted(place.source().path(), place.region().start().line()));
    text.append("\n## What must hold\n```\n");
    text.append(rule.expression().value().strip().replace("```", "` ` `"));
    return text.append("\n```\n").toString();
  }
}
