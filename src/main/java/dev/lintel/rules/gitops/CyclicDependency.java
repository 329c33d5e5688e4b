package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.FluxReference;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds objects of Flux that wait for each other. Rationale and examples:
 * rules/gitops/cyclic-dependency.md.
 */
public final class CyclicDependency implements ProjectRule {
  /** What waits for what is told by name. */
  private record Name(String kind, String name) {
    static Name of(FluxObject object) {
      return new Name(object.object().kind(), object.object().name());
    }

    static Name of(FluxReference reference) {
      return new Name(reference.kind(), reference.name().value());
    }
  }

  /** A dependency and the object that it means. */
  private record Step(FluxReference reference, FluxObject needed) {}

  @Override
  public void check(Project project, FindingSink sink) {
    Map<Name, List<FluxObject>> byName = new LinkedHashMap<>();
    for (FluxObject object : project.gitOps().flux()) {
      byName.computeIfAbsent(Name.of(object), name -> new ArrayList<>()).add(object);
    }
    Set<FluxObject> reported = new HashSet<>();
    for (FluxObject object : project.gitOps().flux()) {
      List<Step> way = reported.contains(object) ? List.of() : wayBack(object, byName);
      if (!way.isEmpty()) {
        report(object, way.stream().map(Step::reference).toList(), sink);
        way.forEach(step -> reported.add(step.needed()));
      }
    }
  }

  /**
   * Gives what an object waits for. A name that several objects have means the one of the same
   * directory, as each cluster has its own; where that has none or several, it tells nothing.
   */
  private static List<Step> steps(FluxObject object, Map<Name, List<FluxObject>> byName) {
    List<Step> steps = new ArrayList<>();
    for (FluxReference reference : object.dependencies()) {
      List<FluxObject> named = byName.getOrDefault(Name.of(reference), List.of());
      List<FluxObject> meant =
          named.size() == 1
              ? named
              : named.stream()
                  .filter(n -> n.told().directory().equals(object.told().directory()))
                  .toList();
      if (meant.size() == 1) {
        steps.add(new Step(reference, meant.getFirst()));
      }
    }
    return steps;
  }

  /** Gives the dependencies that lead from an object to itself; empty where none do. */
  private static List<Step> wayBack(FluxObject start, Map<Name, List<FluxObject>> byName) {
    Map<FluxObject, List<Step>> ways = new HashMap<>();
    Deque<FluxObject> next = new ArrayDeque<>(List.of(start));
    ways.put(start, List.of());
    while (!next.isEmpty()) {
      FluxObject at = next.removeFirst();
      for (Step step : steps(at, byName)) {
        List<Step> way = new ArrayList<>(ways.get(at));
        way.add(step);
        if (step.needed().equals(start)) {
          return way;
        }
        if (ways.putIfAbsent(step.needed(), way) == null) {
          next.addLast(step.needed());
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
