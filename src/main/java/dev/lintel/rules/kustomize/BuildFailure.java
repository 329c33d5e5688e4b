package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Overlay;
import dev.lintel.model.kustomize.ConfiguredFile;
import dev.lintel.model.kustomize.FileReference;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.KustomizationGraph;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place where builds of overlays end.
 *
 * @param place in a file of the project
 * @param entry what names the file or directory that is meant, where that is the problem
 * @param isUnseen whether the overlays may well build where more can be read or run than here
 * @param overlays in the order of their directories
 */
record BuildFailure(
    Span place,
    BuildProblem problem,
    Optional<Kustomization> owner,
    Optional<FileReference> entry,
    boolean isUnseen,
    List<Overlay> overlays) {

  /** Gives the failures at places that are checked, each once, in the order of the overlays. */
  static List<BuildFailure> of(Project project) {
    KustomizationGraph graph = KustomizationGraph.of(project.kustomizations());
    Map<List<Object>, BuildFailure> failures = new LinkedHashMap<>();
    for (Build build : project.builds()) {
      if (!(build instanceof Build.Failed(String directory, BuildProblem problem))) {
        continue;
      }
      Span place = firstLine(problem.place().resolved());
      String path = place.source().path();
      Optional<Kustomization> overlay = graph.find(directory);
      if (project.paths().contains(path) && overlay.isPresent()) {
        failures
            .computeIfAbsent(
                List.of(path, place.start(), problem.message()), key -> of(place, problem, project))
            .overlays()
            .add(new Overlay(directory.isEmpty() ? "." : directory, overlay.get().place()));
      }
    }
    return List.copyOf(failures.values());
  }

  private static BuildFailure of(Span place, BuildProblem problem, Project project) {
    Optional<Kustomization> owner =
        project.kustomizations().stream()
            .filter(k -> k.stream().source().path().equals(place.source().path()))
            .findFirst();
    Optional<FileReference> entry =
        owner.stream()
            .flatMap(k -> k.references().stream())
            .filter(reference -> place.contains(reference.place().resolved()))
            .findFirst();
    boolean isUnseen =
        switch (problem.kind()) {
          case REMOTE, NOT_RUN, LIMIT, OUTSIDE_ROOT -> true;
          // The sources of Secrets are kept out of a repository on purpose.
          case MISSING_FILE ->
              entry.filter(e -> e.field().equals("secretGenerator")).isPresent()
                  || isOfSecret(place, project);
          default -> false;
        };
    return new BuildFailure(place, problem, owner, entry, isUnseen, new ArrayList<>());
  }

  private static boolean isOfSecret(Span place, Project project) {
    return ConfiguredFile.of(project.kustomizations(), project.objects()).stream()
        .filter(ConfiguredFile::isOfSecret)
        .anyMatch(file -> file.reference().place().resolved().equals(place));
  }

  /** A block of lines is known by its first one. */
  private static Span firstLine(Span span) {
    String line = span.text().lines().findFirst().orElse("");
    return span.part(0, line.stripTrailing().length());
  }

  /**
   * Reports the failure.
   *
   * @param means what it means for the overlays, which stand beside the finding: their names in the
   *     message would make another finding of it when a directory moves
   */
  Report report(FindingSink sink, String means) {
    Report report = sink.report(place, problem.message() + ", " + means);
    problem.others().stream()
        .map(Span::resolved)
        .filter(other -> !place.contains(other))
        .distinct()
        .forEach(other -> report.related(other, "one of them"));
    for (Overlay overlay : overlays) {
      if (overlays.size() > 1 || !overlay.place().source().path().equals(place.source().path())) {
        report.related(overlay.place(), "the overlay '%s'".formatted(overlay.name()));
      }
    }
    return report;
  }
}
