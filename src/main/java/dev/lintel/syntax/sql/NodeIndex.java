package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All nodes of a script by their kind. A hundred rules ask for the nodes of some kind, and one walk
 * answers all of them. Immutable.
 */
final class NodeIndex {
  private final List<SqlNode> nodes = new ArrayList<>();
  private final Map<Class<?>, List<SqlNode>> byKind = new HashMap<>();

  NodeIndex(List<Statement> statements) {
    for (Statement statement : statements) {
      statement.walk(node -> {
        nodes.add(node);
        byKind.computeIfAbsent(node.getClass(), kind -> new ArrayList<>()).add(node);
      });
    }
  }

  /** Gives the nodes of a kind, in the order of the text. */
  @SuppressWarnings("unchecked") // Each list holds the nodes of the class that it stands under.
  <T> List<T> all(Class<T> kind) {
    if (kind.isRecord()) {
      return (List<T>) Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
    }
    List<T> found = new ArrayList<>();
    for (SqlNode node : nodes) {
      if (kind.isInstance(node)) {
        found.add(kind.cast(node));
      }
    }
    return found;
  }
}
