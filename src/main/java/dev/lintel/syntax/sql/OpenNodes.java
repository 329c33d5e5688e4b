package dev.lintel.syntax.sql;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The nodes that a walk has seen and not visited, in one array: every rule walks, and a list and a
 * function for each node take longer than the visit. A tree of some depth is no danger to it, as it
 * would be to a method that calls itself.
 */
final class OpenNodes implements Consumer<SqlNode> {
  private SqlNode[] nodes = new SqlNode[64];
  private int size;

  OpenNodes(SqlNode root) {
    accept(root);
  }

  /** Adds a node, which is visited before all that were added earlier. */
  @Override
  public void accept(SqlNode node) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    nodes[size++] = node;
  }

  boolean isEmpty() {
    return size == 0;
  }

  SqlNode next() {
    return nodes[--size];
  }

  /** Adds the children of a node, of which the first is visited first. */
  void addChildren(SqlNode parent) {
    int low = size;
    parent.forEachChild(this);
    for (int high = size - 1; low < high; low++, high--) {
      SqlNode first = nodes[low];
      nodes[low] = nodes[high];
      nodes[high] = first;
    }
  }
}
