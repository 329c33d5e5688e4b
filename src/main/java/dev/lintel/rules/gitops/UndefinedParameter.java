package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.ApplicationSet;
import dev.lintel.model.gitops.Generator;
import dev.lintel.model.gitops.TemplateAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds parameters in the template of an ApplicationSet that no generator provides. Rationale and
 * examples: rules/gitops/undefined-parameter.md.
 */
public final class UndefinedParameter implements ProjectRule {
  /** Values of charts hold the templates of others, as those of dashboards. */
  private static final Set<String> VALUES = Set.of("values", "valuesObject");

  /** What changes the meaning of the dot. */
  private static final List<String> SCOPES = List.of("range", "with", "define", "block");

  @Override
  public void check(Project project, FindingSink sink) {
    for (ApplicationSet set : project.gitOps().sets()) {
      List<Generator> generators = set.generators();
      boolean isTemplated =
          set.allGenerators().stream().anyMatch(g -> g.root().find("template").isPresent());
      if (generators.isEmpty() || isTemplated) {
        continue;
      }
      List<Optional<Set<String>>> names = generators.stream().map(Generator::names).toList();
      set.template().stream()
          .flatMap(UndefinedParameter::scalars)
          .forEach(scalar -> check(scalar, set, names, sink));
    }
  }

  private static Stream<YamlScalar> scalars(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping mapping ->
          mapping.entries().stream()
              .filter(entry -> !VALUES.contains(entry.name()))
              .map(YamlEntry::value)
              .flatMap(UndefinedParameter::scalars);
      case YamlSequence sequence -> sequence.items().stream().flatMap(UndefinedParameter::scalars);
      case YamlScalar scalar -> Stream.of(scalar);
      default -> Stream.of();
    };
  }

  private static void check(
      YamlScalar scalar,
      ApplicationSet set,
      List<Optional<Set<String>>> generators,
      FindingSink sink) {
    List<TemplateAction> actions = TemplateAction.in(scalar.value());
    if (actions.stream().anyMatch(UndefinedParameter::opensScope)) {
      return;
    }
    for (TemplateAction action : actions) {
      Optional<String> name = action.name(set.isGoTemplate());
      Optional<String> other = action.name(!set.isGoTemplate());
      if (other.isPresent()) {
        // Whether a bare word is a function or a parameter, the generators tell.
        boolean isKnown =
            generators.stream()
                .anyMatch(n -> n.filter(names -> provides(names, other.get())).isPresent());
        if (isKnown) {
          sink.report(place(scalar, action), confusion(action, other.get(), set.isGoTemplate()));
        }
      } else if (name.isPresent()) {
        undefined(name.get(), generators)
            .ifPresent(names ->
                sink.report(
                    place(scalar, action),
                    "the generators do not provide '%s'%s"
                        .formatted(name.get(), Spelling.hint(name.get(), names))));
      }
    }
  }

  private static boolean opensScope(TemplateAction action) {
    return SCOPES.stream().anyMatch(word -> action.content().startsWith(word + " "));
  }

  /** Gives what the generators provide instead; empty where any of them may provide the name. */
  private static Optional<Set<String>> undefined(
      String name, List<Optional<Set<String>>> generators) {
    boolean isProvided =
        generators.stream().anyMatch(names -> names.isEmpty() || provides(names.get(), name));
    return isProvided
        ? Optional.empty()
        : Optional.of(
            generators.stream()
                .flatMap(Optional::stream)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String confusion(TemplateAction action, String name, boolean isGoTemplate) {
    return isGoTemplate
        ? "'%s' is no parameter of a Go template; write '{{ .%s }}'".formatted(action.text(), name)
        : "'%s' stays as it is without goTemplate: true; write '{{%s}}'"
            .formatted(action.text(), name);
  }

  private static boolean provides(Set<String> names, String name) {
    return names.stream()
        .anyMatch(known ->
            known.equals(name)
                || name.startsWith(known + ".")
                || name.startsWith(known + "[")
                || known.startsWith(name + "."));
  }

  private static Span place(YamlScalar scalar, TemplateAction action) {
    return scalar.text().span(action.start(), action.start() + action.text().length());
  }
}
