package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.DeployedPath;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.PostBuild;
import dev.lintel.model.gitops.SubstitutedVariable;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.RootPath;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds variables that Flux replaces with nothing. Rationale and examples:
 * rules/gitops/undefined-variable.md.
 */
public final class UndefinedVariable implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<FluxObject> flux = project.gitOps().flux();
    if (flux.stream().anyMatch(UndefinedVariable::mayAddVariables)) {
      return;
    }
    List<KubernetesObject> sources =
        Stream.concat(
                project.objects().stream(),
                project.units().stream()
                    .filter(unit -> unit.overlay().isPresent())
                    .flatMap(unit -> unit.objects().stream()))
            .toList();
    Map<Place, Use> uses = new LinkedHashMap<>();
    for (DeployedPath path : project.gitOps().deployedPaths()) {
      Optional<PostBuild> postBuild =
          path.isFollowed() && !path.isOfArgo()
              ? FluxObject.of(path.object())
                  .filter(
                      object -> object.spec().filter(s -> s.get("patches").isEmpty()).isPresent())
                  .flatMap(PostBuild::of)
              : Optional.empty();
      Optional<Set<String>> names = postBuild.flatMap(p -> p.names(sources));
      if (names.isPresent()) {
        objects(path.directory(), project)
            .filter(object -> !PostBuild.isSwitchedOff(object))
            .flatMap(object -> scalars(object.root()))
            .forEach(scalar -> collect(scalar, postBuild.get(), names.get(), uses));
      }
    }
    uses.values().forEach(use -> use.report(sink));
  }

  /** The patches of one Kustomization may give variables to others that it applies. */
  private static boolean mayAddVariables(FluxObject object) {
    return object.spec().stream()
        .flatMap(spec -> spec.items("patches").stream())
        .anyMatch(patch -> scalars(patch).anyMatch(text -> text.value().contains("ubstitute")));
  }

  /**
   * Gives what Flux builds of a directory: its overlay, or, where it has no kustomization, all of
   * what lies below it.
   */
  private static Stream<KubernetesObject> objects(String directory, Project project) {
    Stream<KubernetesObject> built =
        project.units().stream()
            .filter(unit -> unit.overlay().isPresent() && isBelow(directoryOf(unit), directory))
            .filter(unit ->
                !hasKustomization(directory, project) || directoryOf(unit).equals(directory))
            .flatMap(unit -> unit.objects().stream());
    Stream<KubernetesObject> written =
        project.wholeObjects().stream()
            .filter(
                object -> isPlain(object.root().span().source().directory(), directory, project));
    return Stream.concat(built, written);
  }

  private static String directoryOf(DeploymentUnit unit) {
    return RootPath.normal(unit.name()).orElse(unit.name());
  }

  private static boolean hasKustomization(String directory, Project project) {
    return project.gitOps().files().kustomization(directory).isPresent();
  }

  private static boolean isBelow(String path, String directory) {
    return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
  }

  /** Tells whether no kustomization stands between a file and the directory that is built. */
  private static boolean isPlain(String ofFile, String directory, Project project) {
    if (!isBelow(ofFile, directory)) {
      return false;
    }
    String at = ofFile;
    while (!at.equals(directory)) {
      if (hasKustomization(at, project)) {
        return false;
      }
      at = SourceText.directory(at);
    }
    return !hasKustomization(directory, project);
  }

  private static Stream<YamlScalar> scalars(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping mapping ->
          mapping.entries().stream().map(YamlEntry::value).flatMap(UndefinedVariable::scalars);
      case YamlSequence sequence -> sequence.items().stream().flatMap(UndefinedVariable::scalars);
      case YamlScalar scalar -> Stream.of(scalar);
      default -> Stream.of();
    };
  }

  private static void collect(
      YamlScalar scalar, PostBuild postBuild, Set<String> names, Map<Place, Use> uses) {
    for (SubstitutedVariable variable : SubstitutedVariable.in(scalar.value())) {
      if (!variable.hasDefault()) {
        Span span = scalar.text().span(variable.start(), variable.end());
        Span resolved = span.resolved();
        Use use =
            uses.computeIfAbsent(
                new Place(resolved.source().path(), resolved.start(), variable.name()),
                place -> new Use(variable.name(), span, new ArrayList<>(), new ArrayList<>()));
        if (names.contains(variable.name())) {
          use.set().add(postBuild);
        } else {
          use.unset().add(new Unset(postBuild, names));
        }
      }
    }
  }

  private record Place(String path, int start, String name) {}

  /** A Kustomization that does not set a variable, with what it sets. */
  private record Unset(PostBuild postBuild, Set<String> names) {
    Span place() {
      return postBuild
          .kustomization()
          .spec()
          .flatMap(spec -> spec.find("postBuild"))
          .orElseThrow()
          .key()
          .span();
    }

    String title() {
      return postBuild.kustomization().object().title();
    }
  }

  /** A place that uses a variable, and the Kustomizations that build it. */
  private record Use(String name, Span place, List<PostBuild> set, List<Unset> unset) {
    /** Where others set it, it is theirs to set that do not. */
    void report(FindingSink sink) {
      if (unset.isEmpty()) {
        return;
      }
      if (!set.isEmpty()) {
        for (Unset one : unset) {
          sink.report(
                  one.place(),
                  "%s does not set '%s', which what it builds uses, so nothing stands there"
                      .formatted(one.title(), name))
              .related(place, "uses it");
        }
        return;
      }
      Unset first = unset.getFirst();
      String hint =
          Spelling.nearest(name, first.names())
              .map(near -> "; did you mean '%s'?".formatted(near))
              .orElse("; write '$${%s}' where it is no variable of Flux".formatted(name));
      var report =
          sink.report(
              place,
              "%s does not set '%s', so nothing stands here%s"
                  .formatted(first.title(), name, hint));
      unset.forEach(one -> report.related(one.place(), "sets other variables"));
    }
  }
}
