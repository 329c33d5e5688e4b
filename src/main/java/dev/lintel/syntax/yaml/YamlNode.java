package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import java.util.Optional;

/**
 * A node of a YAML document. Immutable; nodes of several files may stand in one tree, each with its
 * own span.
 */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar, YamlAlias {
  /**
   * Gives where the node is written: a scalar with its quotes, a block scalar with its header up to
   * the end of its last line that is not blank, a block collection from its first entry to the end
   * of its last, a flow collection with its brackets; a value that is left out has an empty span
   * behind its key or indicator. Anchors and tags before a node are not part of it.
   */
  Span span();

  /** Gives the node itself, or for an alias the node that it stands for. */
  default YamlNode content() {
    return this;
  }

  /** Gives the scalar that this is, or stands for as an alias. */
  default Optional<YamlScalar> scalar() {
    return content() instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  /** Gives the mapping that this is, or stands for as an alias. */
  default Optional<YamlMapping> mapping() {
    return content() instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** Gives the sequence that this is, or stands for as an alias. */
  default Optional<YamlSequence> sequence() {
    return content() instanceof YamlSequence sequence ? Optional.of(sequence) : Optional.empty();
  }

  /** Tells whether this is, or stands for, a null: written out, as {@code ~}, or left empty. */
  default boolean isNull() {
    return content() instanceof YamlScalar scalar && scalar.type() == YamlType.NULL;
  }
}
