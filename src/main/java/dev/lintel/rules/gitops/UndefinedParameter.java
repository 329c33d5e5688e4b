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
import java.util.stream.Stream;

/**
 * Finds parameters in the template of an ApplicationSet that no generator provides. Rationale and
 * examples: rules/gitops/undefined-parameter.md.
 */
public final class UndefinedParameter implements ProjectRule {
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
          mapping.entries().stream().map(YamlEntry::value).flatMap(UndefinedParameter::scalars);
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
    for (TemplateAction action : TemplateAction.in(scalar.value())) {
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
        generators.stream()
            .flatMap(Optional::stream)
            .filter(names -> !provides(names, name.get()))
            .findFirst()
            .ifPresent(names ->
                sink.report(
                    place(scalar, action),
                    "the generators do not provide '%s'%s"
                        .formatted(name.get(), Spelling.hint(name.get(), names))));
      }
    }
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
