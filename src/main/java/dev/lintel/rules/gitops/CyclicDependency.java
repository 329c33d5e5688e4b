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
  /** What waits for what is told by name; a name that several objects have tells nothing. */
  private record Name(String kind, String name) {}

  @Override
  public void check(Project project, FindingSink sink) {
    Map<Name, FluxObject> byName = new LinkedHashMap<>();
    Set<Name> shared = new HashSet<>();
    for (FluxObject object : project.gitOps().flux()) {
      Name name = new Name(object.object().kind(), object.object().name());
      if (byName.putIfAbsent(name, object) != null) {
        shared.add(name);
      }
    }
    byName.keySet().removeAll(shared);
    Set<Name> reported = new HashSet<>();
    byName.forEach((name, object) -> {
      List<FluxReference> way = reported.contains(name) ? List.of() : wayBack(name, byName);
      if (!way.isEmpty()) {
        report(object, way, sink);
        way.forEach(step -> reported.add(name(step)));
      }
    });
  }

  private static Name name(FluxReference reference) {
    return new Name(reference.kind(), reference.name().value());
  }

  /** Gives the dependencies that lead from an object to itself; empty where none do. */
  private static List<FluxReference> wayBack(Name start, Map<Name, FluxObject> byName) {
    Map<Name, List<FluxReference>> ways = new HashMap<>();
    Deque<Name> next = new ArrayDeque<>(List.of(start));
    ways.put(start, List.of());
    while (!next.isEmpty()) {
      Name at = next.removeFirst();
      for (FluxReference needed : byName.get(at).dependencies()) {
        Name name = name(needed);
        List<FluxReference> way = new ArrayList<>(ways.get(at));
        way.add(needed);
        if (name.equals(start)) {
          return way;
        }
        if (byName.containsKey(name) && ways.putIfAbsent(name, way) == null) {
          next.addLast(name);
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
