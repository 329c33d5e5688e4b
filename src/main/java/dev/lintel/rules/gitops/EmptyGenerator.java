package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.ApplicationSet;
import dev.lintel.model.gitops.Generator;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds generators of ApplicationSets that make nothing. Rationale and examples:
 * rules/gitops/empty-generator.md.
 */
public final class EmptyGenerator implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    for (ApplicationSet set : gitOps.sets()) {
      for (Generator generator : set.allGenerators()) {
        elements(generator, set, sink);
        excluded(generator, sink);
        if (generator.repositoryKey().filter(gitOps.here()::contains).isPresent()) {
          Stream.concat(generator.directories().stream(), generator.files().stream())
              .forEach(pattern -> pattern(pattern, gitOps, sink));
        }
      }
    }
  }

  private static void elements(Generator generator, ApplicationSet set, FindingSink sink) {
    if (generator.type().equals("list")) {
      generator
          .elements()
          .filter(elements -> elements.items().isEmpty())
          .ifPresent(elements ->
              sink.report(
                  elements.span(),
                  "the list has no elements, so %s makes no Application of it"
                      .formatted(set.object().title())));
    }
  }

  private static void excluded(Generator generator, FindingSink sink) {
    List<YamlScalar> found = generator.directories();
    List<YamlScalar> excluded = generator.excluded();
    for (YamlScalar exclusion : excluded) {
      boolean isSame =
          !found.isEmpty()
              && found.stream().allMatch(other -> other.value().equals(exclusion.value()));
      if (isSame) {
        sink.report(
            exclusion.span(),
            "'%s' leaves out all that the generator finds".formatted(exclusion.value()));
      }
    }
  }

  /** What stands before the first star must be there. */
  private static void pattern(YamlScalar pattern, GitOps gitOps, FindingSink sink) {
    String value = pattern.value();
    int wild = 0;
    while (wild < value.length() && "*?[{\\".indexOf(value.charAt(wild)) < 0) {
      wild++;
    }
    String fixed =
        wild == value.length()
            ? value
            : value.substring(0, Math.max(0, value.lastIndexOf('/', wild)));
    if (!fixed.startsWith("/") && !gitOps.files().exists(fixed.replaceFirst("/+$", ""))) {
      String near =
          gitOps.files().nearest(fixed).map(n -> "; did you mean '" + n + "'?").orElse("");
      sink.report(
          pattern.span(), "'%s' matches nothing: there is no '%s'%s".formatted(value, fixed, near));
    }
  }
}
