package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.ApplicationSet;
import dev.lintel.model.gitops.Generator;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.gitops.RepositoryFiles;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Glob;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
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
    if (fixed.startsWith("/")) {
      return;
    }
    if (gitOps.files().exists(fixed.replaceFirst("/+$", ""))) {
      slip(value, gitOps.files()).ifPresent(missing -> report(pattern, missing, gitOps, sink));
    } else {
      report(pattern, fixed, gitOps, sink);
    }
  }

  private static void report(YamlScalar pattern, String missing, GitOps gitOps, FindingSink sink) {
    String near =
        gitOps.files().nearest(missing).map(n -> "; did you mean '" + n + "'?").orElse("");
    sink.report(
        pattern.span(),
        "'%s' matches nothing: there is no '%s'%s".formatted(pattern.value(), missing, near));
  }

  /**
   * Gives the first directory that a pattern looks for behind a star and that is nowhere, while one
   * is nearly called so. Any other may be in directories that hold nothing to deploy.
   */
  private static Optional<String> slip(String pattern, RepositoryFiles files) {
    List<String> found = List.of("");
    for (String segment : pattern.replaceFirst("/+$", "").split("/")) {
      if (segment.isEmpty() || segment.equals("**")) {
        return Optional.empty();
      }
      boolean isWild = segment.chars().anyMatch(c -> "*?[{\\".indexOf(c) >= 0);
      List<String> next =
          found.stream()
              .flatMap(at -> isWild ? children(at, segment, files) : Stream.of(join(at, segment)))
              .toList();
      found = isWild ? next : next.stream().filter(files::exists).toList();
      if (found.isEmpty()) {
        return next.stream().filter(path -> files.nearest(path).isPresent()).findFirst();
      }
    }
    return Optional.empty();
  }

  private static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /** Gives the directories below one that hold anything to deploy and whose names match. */
  private static Stream<String> children(String directory, String pattern, RepositoryFiles files) {
    Glob glob = Glob.of(pattern);
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return files.directories().tailSet(prefix, false).stream()
        .takeWhile(path -> path.startsWith(prefix))
        .filter(path -> path.indexOf('/', prefix.length()) < 0)
        .filter(path -> glob.matches(path.substring(prefix.length())));
  }
}
