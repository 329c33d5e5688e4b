package dev.lintel.rules.gitops;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.FluxReference;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds names of Flux objects that no object has. Rationale and examples:
 * rules/gitops/missing-source.md.
 */
public final class MissingSource implements ProjectRule {
  /** Flux makes the objects of this name itself. */
  private static final String OWN = "flux-system";

  private static final int LEAST_FOUND = 4;

  @Override
  public void check(Project project, FindingSink sink) {
    List<FluxObject> flux = project.gitOps().flux();
    Set<String> kinds = new HashSet<>();
    Map<String, Set<String>> names = new LinkedHashMap<>();
    flux.forEach(object -> kinds.add(object.object().kind()));
    Stream.of(
            project.wholeObjects().stream(),
            project.units().stream().flatMap(unit -> unit.objects().stream()),
            flux.stream().map(FluxObject::object))
        .flatMap(objects -> objects)
        .forEach(object ->
            names.computeIfAbsent(object.kind(), kind -> new TreeSet<>()).add(object.name()));
    Map<String, List<FluxReference>> references = new LinkedHashMap<>();
    for (FluxObject object : flux) {
      object
          .source()
          .filter(source -> !source.name().value().equals(OWN))
          .ifPresent(source -> add("source", source, references));
      object.dependencies().stream()
          .filter(needed -> !needed.name().value().equals(OWN))
          .forEach(needed -> add("dependency", needed, references));
      object.healthChecks().stream()
          .filter(watched -> !watched.name().value().equals(OWN))
          .forEach(watched -> add("health check", watched, references));
    }
    for (List<FluxReference> same : references.values()) {
      String kind = same.getFirst().kind();
      check(same, names.getOrDefault(kind, Set.of()), kinds.contains(kind), sink);
    }
  }

  private static void add(
      String role, FluxReference reference, Map<String, List<FluxReference>> references) {
    references
        .computeIfAbsent(role + " " + reference.kind(), kind -> new ArrayList<>())
        .add(reference);
  }

  /**
   * Checks the references to one kind.
   *
   * @param isOfFlux whether objects of the kind stand in repositories; others are made by charts
   */
  private static void check(
      List<FluxReference> references, Set<String> known, boolean isOfFlux, FindingSink sink) {
    List<FluxReference> absent =
        references.stream().filter(reference -> !known.contains(reference.name().value())).toList();
    int found = references.size() - absent.size();
    for (FluxReference reference : absent) {
      String name = reference.name().value();
      Optional<String> near = Spelling.nearest(name, known).filter(n -> isSlip(name, n));
      if (near.isPresent() || isOfFlux && absent.size() == 1 && found >= LEAST_FOUND) {
        String hint = near.map(meant -> "; did you mean '" + meant + "'?").orElse("");
        var report =
            sink.report(
                reference.name().span(),
                "there is no %s '%s'%s".formatted(reference.kind(), name, hint));
        if (near.isEmpty()) {
          report.lowered(Reason.UNCERTAIN);
        }
      }
    }
  }

  /** Names that differ by a number, or by the letter that tells two of them apart, are two. */
  private static boolean isSlip(String name, String near) {
    return name.length() > 4
        && Spelling.isOneApart(name, near)
        && name.replaceAll("[^0-9]", "").equals(near.replaceAll("[^0-9]", ""));
  }
}
