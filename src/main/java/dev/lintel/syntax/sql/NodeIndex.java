package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All nodes of a script by their kind. A hundred rules ask for the nodes of some kind, and one walk
 * answers all of them. Safe to share between threads.
 */
final class NodeIndex {
  private final List<SqlNode> nodes = new ArrayList<>();
  private final Map<Class<?>, List<SqlNode>> byKind = new ConcurrentHashMap<>();

  NodeIndex(List<Statement> statements) {
    for (Statement statement : statements) {
      statement.walk(nodes::add);
    }
    for (SqlNode node : nodes) {
      List<SqlNode> alike = byKind.get(node.getClass());
      if (alike == null) {
        alike = new ArrayList<>();
        byKind.put(node.getClass(), alike);
      }
      alike.add(node);
    }
  }

  /** Gives the nodes of a kind, in the order of the text. */
  @SuppressWarnings("unchecked") // Each list holds the nodes of the class that it stands under.
  <T> List<T> all(Class<T> kind) {
    List<SqlNode> found = byKind.get(kind);
    if (found == null) {
      found = kind.isRecord() ? List.of() : inherited(kind);
    }
    return (List<T>) Collections.unmodifiableList(found);
  }

  /** Gives the nodes of several classes, and keeps them: the common kinds are asked for often. */
  private List<SqlNode> inherited(Class<?> kind) {
    List<SqlNode> found = new ArrayList<>();
    for (SqlNode node : nodes) {
      if (kind.isInstance(node)) {
        found.add(node);
      }
    }
    byKind.put(kind, found);
    return found;
  }
}
