package dev.lintel.syntax.yaml;

/**
 * How much a YAML text may hold. A text over a limit gives one problem that names the limit; what
 * stands before it is in the tree. The values lie far above what people write and low enough that a
 * hostile text costs a fraction of a second.
 */
final class YamlLimits {
  /**
   * Length of a text in UTF-16 units. The largest files met in practice, Helm repository indexes
   * and bundles of CRDs, stay below 10 MB; a tree takes about ten times the memory of its text.
   */
  static final int LENGTH = 16 << 20;

  /**
   * Nodes inside each other, aliases followed. Schemas in CRDs, the deepest YAML that people keep,
   * reach about 60; consumers walk trees by recursion, so this bounds their stack.
   */
  static final int DEPTH = 200;

  /** Nodes and documents of one text. */
  static final int NODES = 1_000_000;

  /**
   * Nodes of one document when each alias counts as many as it stands for: aliases share nodes and
   * cost nothing here, but a consumer that follows them walks this many. Bounds the number of
   * aliases too, as each counts at least once.
   */
  static final int EXPANDED_NODES = 2_000_000;

  /** Problems of one text. Who reads on after so many is not helped by more. */
  static final int PROBLEMS = 100;

  private YamlLimits() {}
}
