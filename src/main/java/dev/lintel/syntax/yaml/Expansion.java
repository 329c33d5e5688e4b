package dev.lintel.syntax.yaml;

/**
 * How large a node is to a consumer that follows aliases.
 *
 * @param nodes the node itself and all below it, each alias counted as what it stands for
 * @param height how many collections stand inside each other; 0 for a scalar
 */
record Expansion(long nodes, int height) {
  static final Expansion SCALAR = new Expansion(1, 0);
  static final Expansion EMPTY_COLLECTION = new Expansion(1, 1);

  /** Gives the size of a collection of this size when a node is added. */
  Expansion with(Expansion child) {
    return new Expansion(nodes + child.nodes, Math.max(height, child.height + 1));
  }
}
