package dev.lintel.model.kustomize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which kustomizations of a project take up which others. */
public final class KustomizationGraph {
  private static final Set<String> TAKING = Set.of("resources", "bases", "components");

  private final Map<String, Kustomization> byDirectory = new LinkedHashMap<>();

  private KustomizationGraph() {}

  /** Of two kustomizations in one directory the last one counts. */
  public static KustomizationGraph of(List<Kustomization> kustomizations) {
    KustomizationGraph graph = new KustomizationGraph();
    kustomizations.forEach(k -> graph.byDirectory.put(k.directory(), k));
    return graph;
  }

  /** Gives the kustomization of a directory. */
  public Optional<Kustomization> find(String directory) {
    return Optional.ofNullable(byDirectory.get(directory));
  }

  /** Tells whether a kustomization itself takes up a directory. */
  public boolean takes(Kustomization kustomization, String directory) {
    return taken(kustomization).contains(directory);
  }

  /** Gives the directories that one takes up, directly or by others, itself included. */
  public Set<String> reach(String directory) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(directory));
    while (!left.isEmpty()) {
      String next = left.poll();
      if (byDirectory.containsKey(next) && reached.add(next)) {
        left.addAll(taken(byDirectory.get(next)));
      }
    }
    return reached;
  }

  /**
   * Gives the overlays, in their order: the kustomizations that no other takes up, components left
   * out. Of those that take up each other in a circle, and that no overlay leads to, the first
   * counts as one.
   */
  public List<Kustomization> overlays() {
    Set<String> taken = new HashSet<>();
    byDirectory.values().forEach(k -> taken.addAll(taken(k)));
    Set<String> overlays = new LinkedHashSet<>();
    Set<String> reached = new HashSet<>();
    for (Kustomization kustomization : byDirectory.values()) {
      if (!isComponent(kustomization) && !taken.contains(kustomization.directory())) {
        overlays.add(kustomization.directory());
        reached.addAll(reach(kustomization.directory()));
      }
    }
    for (Kustomization kustomization : byDirectory.values()) {
      if (!isComponent(kustomization) && !reached.contains(kustomization.directory())) {
        List<String> way = new ArrayList<>(reach(kustomization.directory()));
        boolean isInCircle =
            way.stream().anyMatch(d -> taken(byDirectory.get(d)).contains(way.getFirst()));
        if (isInCircle) {
          overlays.add(kustomization.directory());
          reached.addAll(way);
        }
      }
    }
    return byDirectory.values().stream().filter(k -> overlays.contains(k.directory())).toList();
  }

  private static boolean isComponent(Kustomization kustomization) {
    return kustomization.root().text("kind").orElse("").equals("Component");
  }

  private static List<String> taken(Kustomization kustomization) {
    return kustomization.paths(reference -> TAKING.contains(reference.field()));
  }
}
