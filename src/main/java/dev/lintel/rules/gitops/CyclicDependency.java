package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.FluxReference;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds objects of Flux that wait for each other. Rationale and examples:
 * rules/gitops/cyclic-dependency.md.
 */
public final class CyclicDependency implements ProjectRule {
  /** What waits for what is told by name; a name that several objects have tells nothing. */
  private record Name(String kind, String name) {}

  @Override
  public void check(Project project, FindingSink sink) {
    Map<Name, List<FluxObject>> byName = new HashMap<>();
    List<FluxObject> flux = project.gitOps().flux();
    for (FluxObject object : flux) {
      byName.computeIfAbsent(name(object), n -> new ArrayList<>()).add(object);
    }
    Set<FluxObject> reported = new HashSet<>();
    for (FluxObject object : flux) {
      List<FluxReference> way = wayBack(object, byName);
      if (!way.isEmpty() && !reported.contains(object)) {
        report(object, way, sink);
        reported.add(object);
        way.forEach(step -> reported.addAll(byName.get(new Name(step.kind(), step.name().value()))));
      }
    }
  }

  private static Name name(FluxObject object) {
    return new Name(object.object().kind(), object.object().name());
  }

  /** Gives the dependencies that lead from an object to itself; empty where none do. */
  private static List<FluxReference> wayBack(
      FluxObject start, Map<Name, List<FluxObject>> byName) {
    Map<FluxObject, List<FluxReference>> ways = new HashMap<>();
    List<FluxObject> next = new ArrayList<>(List.of(start));
    ways.put(start, List.of());
    for (int i = 0; i < next.size(); i++) {
      FluxObject at = next.get(i);
      for (FluxReference needed : at.dependencies()) {
        List<FluxObject> found =
            byName.getOrDefault(new Name(needed.kind(), needed.name().value()), List.of());
        if (found.size() != 1) {
          continue;
        }
        List<FluxReference> way = new ArrayList<>(ways.get(at));
        way.add(needed);
        if (found.getFirst().equals(start)) {
          return way;
        }
        if (ways.putIfAbsent(found.getFirst(), way) == null) {
          next.add(found.getFirst());
        }
      }
    }
    return List.of();
  }

  private static void report(FluxObject start, List<FluxReference> way, FindingSink sink) {
    FluxReference first = way.getFirst();
    String message =
        way.size() == 1
            ? "%s waits for itself".formatted(start.object().title())
            : "%s waits for '%s', which in the end waits for it"
                .formatted(start.object().title(), first.name().value());
    var report = sink.report(first.name().span(), message);
    way.subList(1, way.size()).forEach(step -> report.related(step.name().span(), "waits too"));
  }
}
