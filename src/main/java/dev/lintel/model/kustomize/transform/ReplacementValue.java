package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.CopyLimit;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A replacement's value on its way into a field.
 *
 * @param entry of the replacement that puts it there
 * @param options of the target
 */
record ReplacementValue(YamlNode value, Span entry, ReplacementOptions options, CopyLimit limit) {

  /**
   * Gives what a field holds afterwards. A scalar keeps its type, so that a text becomes a number
   * where one stood; a field that is made has the type that its text looks like, as kustomize
   * writes it without quotes.
   *
   * @param old what the field holds; empty for one that is made
   */
  YamlNode over(Optional<YamlNode> old) {
    Optional<YamlScalar> oldScalar = old.flatMap(YamlNode::scalar);
    boolean isMadeScalar = old.isEmpty() && value.scalar().isPresent();
    YamlNode result;
    if (oldScalar.isPresent() || isMadeScalar) {
      result = text(oldScalar);
    } else if (options.isWhole()) {
      result = value.scalar().<YamlNode>map(s -> built(s.value(), s.type(), old)).orElse(value);
    } else {
      throw ReplacementEntry.invalid(entry, "only a text has parts to be put in by a delimiter");
    }
    limit.spend(result, entry);
    return result;
  }

  /** A list or mapping in the place of a scalar is an empty text, as kustomize has it. */
  private YamlScalar text(Optional<YamlScalar> old) {
    String text =
        options.put(
            value.scalar().map(YamlScalar::value).orElse(""),
            old.map(YamlScalar::value).orElse(""));
    YamlType looks = type(text);
    YamlType type = old.map(ReplacementValue::type).orElse(looks);
    boolean fits =
        type == YamlType.STRING
            || type == looks
            || type == YamlType.FLOAT && looks == YamlType.INTEGER;
    if (!fits) {
      throw ReplacementEntry.invalid(
          entry,
          "the replaced field holds a %s, and the new value is a %s",
          name(type),
          name(looks));
    }
    return built(text, type, old.map(YamlNode.class::cast));
  }

  /**
   * Gives a text in which the value was put somewhere.
   *
   * @param old the text before
   */
  YamlScalar written(String text, YamlScalar old) {
    YamlScalar written = built(text, old.type(), Optional.of(old));
    limit.spend(written, entry);
    return written;
  }

  private YamlScalar built(String text, YamlType type, Optional<YamlNode> old) {
    Stream<Span> ofValue = value.scalar().stream().flatMap(scalar -> scalar.others().stream());
    Stream<Span> kept =
        options.isWhole()
            ? Stream.of()
            : old.flatMap(YamlNode::scalar).stream().flatMap(s -> s.others().stream());
    List<Span> others =
        Stream.of(ofValue, old.stream().map(YamlNode::span), kept, Stream.of(entry))
            .flatMap(spans -> spans)
            .filter(span -> !span.equals(value.span()))
            .distinct()
            .toList();
    return new YamlScalar(value.span(), text, YamlScalar.Style.BUILT, type, others);
  }

  private static YamlType type(YamlScalar scalar) {
    return scalar.type() == YamlType.BOOLEAN ? type(scalar.value()) : scalar.type();
  }

  /** Gives the type of a text without quotes; only true and false are booleans to kustomize. */
  private static YamlType type(String text) {
    YamlType type = YamlSchema.YAML_1_1.typeOf(text);
    boolean isWord = type == YamlType.BOOLEAN && YamlSchema.CORE.typeOf(text) == YamlType.STRING;
    return isWord ? YamlType.STRING : type;
  }

  private static String name(YamlType type) {
    return switch (type) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case INTEGER -> "whole number";
      case FLOAT -> "number";
      case STRING -> "text";
    };
  }
}
