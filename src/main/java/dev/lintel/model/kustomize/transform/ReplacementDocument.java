package dev.lintel.model.kustomize.transform;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * Puts a value into a text that is JSON or YAML itself, as a file in a ConfigMap: the path leads to
 * the text and on into it. Such a text is written anew, so that its layout is kustomize's.
 */
// What is not changed is the same node.
@SuppressWarnings("ReferenceEquality")
final class ReplacementDocument {
  private ReplacementDocument() {}

  /**
   * Gives the tree with the changed text; empty where the path meets no text on its way, or finds
   * nothing in it.
   */
  static Optional<YamlNode> write(
      YamlMapping root, ReplacementPath path, ReplacementValue replacement) {
    List<String> parts = path.parts();
    for (int i = 1; i < parts.size() && !parts.get(i - 1).equals("*"); i++) {
      ReplacementPath outer = path.part(0, i);
      Optional<YamlScalar> text = outer.find(root).flatMap(YamlNode::scalar);
      if (text.isPresent()) {
        return inside(text.get(), path.part(i, parts.size()), replacement)
            .flatMap(changed -> write(root, outer, text.get(), changed));
      }
    }
    return Optional.empty();
  }

  private static Optional<YamlNode> write(
      YamlMapping root, ReplacementPath path, YamlScalar text, YamlScalar changed) {
    return new ReplacementWriter(path, false, old -> old.get() == text ? changed : old.get())
        .write(root);
  }

  private static Optional<YamlScalar> inside(
      YamlScalar text, ReplacementPath path, ReplacementValue replacement) {
    SourceText source = SourceText.of(text.span().source().path(), text.value());
    YamlStream stream = YamlParser.parse(source, YamlSchema.YAML_1_1);
    if (!stream.problems().isEmpty() || stream.documents().isEmpty()) {
      return Optional.empty();
    }
    return stream
        .documents()
        .getFirst()
        .root()
        .filter(root -> root.scalar().isEmpty())
        .flatMap(root ->
            new ReplacementWriter(path, replacement.options().create(), replacement::over)
                .write(root))
        .map(root -> replacement.written(ReplacementText.of(root, text.value()), text));
  }
}
