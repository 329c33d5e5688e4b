package dev.lintel.model.kustomize.merge;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;

/**
 * Reads the schema that a comment on a field may hold, as {@code ports: # {"type": "array",
 * "x-kubernetes-patch-strategy": "merge"}}: behind the value, else behind the key, else in the line
 * above. kyaml's tools put them there, and its merge heeds them.
 */
final class SchemaComment {
  private SchemaComment() {}

  static Optional<YamlMapping> of(YamlEntry entry) {
    if (!(entry.key() instanceof YamlScalar key) || key.style() == YamlScalar.Style.BUILT) {
      return Optional.empty();
    }
    boolean isInFile =
        entry.value().span().source() == key.span().source()
            && !(entry.value() instanceof YamlScalar value
                && value.style() == YamlScalar.Style.BUILT);
    Optional<YamlMapping> behindValue =
        isInFile ? behind(key.span().source(), entry.value().span().end()) : Optional.empty();
    return behindValue.or(() -> behindKey(key.span())).or(() -> above(key.span()));
  }

  private static Optional<YamlMapping> behindKey(Span key) {
    String text = key.source().content();
    int colon = skipBlanks(text, key.end());
    return colon < text.length() && text.charAt(colon) == ':'
        ? behind(key.source(), colon + 1)
        : Optional.empty();
  }

  private static Optional<YamlMapping> behind(SourceText source, int offset) {
    String text = source.content();
    int at = skipBlanks(text, offset);
    return at > offset ? comment(source, at) : Optional.empty();
  }

  private static Optional<YamlMapping> above(Span key) {
    String text = key.source().content();
    int lineStart = key.start() - 1;
    while (lineStart > 0 && text.charAt(lineStart) == ' ') {
      lineStart--;
    }
    if (lineStart <= 0 || text.charAt(lineStart) != '\n') {
      return Optional.empty();
    }
    int previous = text.lastIndexOf('\n', lineStart - 1) + 1;
    return comment(key.source(), skipBlanks(text, previous));
  }

  /** Reads the comment that starts at an offset. */
  private static Optional<YamlMapping> comment(SourceText source, int offset) {
    String text = source.content();
    int start = offset;
    while (start < text.length() && text.charAt(start) == '#') {
      start++;
    }
    int brace = skipBlanks(text, start);
    if (start == offset || brace >= text.length() || text.charAt(brace) != '{') {
      return Optional.empty();
    }
    int lineEnd = text.indexOf('\n', brace);
    String json = text.substring(brace, lineEnd < 0 ? text.length() : lineEnd);
    YamlStream stream = YamlParser.parse(SourceText.of(source.path(), json), YamlSchema.YAML_1_1);
    return stream.problems().isEmpty() && stream.documents().size() == 1
        ? stream.documents().getFirst().mapping().filter(schema -> !schema.entries().isEmpty())
        : Optional.empty();
  }

  private static int skipBlanks(String text, int offset) {
    int at = offset;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
