package dev.lintel.model.kustomize.generate;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildFiles;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.Decoded;
import dev.lintel.source.Decoder;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what a generator puts into its object: environment files first, then literals, then files,
 * as kustomize does (api/kv/kv.go of v0.20.1).
 */
final class DataSources {
  private final BuildFiles files;
  private final List<DataEntry> entries = new ArrayList<>();

  private DataSources(BuildFiles files) {
    this.files = files;
  }

  /** Gives the entries of a generator; throws where two have one key. */
  static List<DataEntry> read(YamlMapping generator, BuildFiles files) {
    DataSources sources = new DataSources(files);
    Stream<YamlNode> env =
        generator.get("env").filter(node -> generator.text("env").orElse("").length() > 0).stream();
    Stream.concat(generator.items("envs").stream(), env)
        .forEach(item -> sources.addLines(scalar(item)));
    generator.items("literals").forEach(item -> sources.addLiteral(scalar(item)));
    generator.items("files").forEach(item -> sources.addFile(scalar(item)));
    sources.requireKeys();
    return sources.entries;
  }

  private void addLines(YamlScalar entry) {
    SourceText text = files.text(entry, entry.value());
    if (!isUtf8(files.bytes(entry, entry.value()))) {
      throw refused(
          entry.span(), "'%s' is not UTF-8 throughout, as variables have to be", entry.value());
    }
    String content = text.content();
    int start = 0;
    while (start < content.length()) {
      int feed = content.indexOf('\n', start);
      int end = feed < 0 ? content.length() : feed;
      int stop = end > start && content.charAt(end - 1) == '\r' ? end - 1 : end;
      addLine(text, start, stop, entry);
      start = end + 1;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void addLine(SourceText text, int lineStart, int end, YamlScalar entry) {
    String content = text.content();
    int start = lineStart;
    while (start < end && Character.isWhitespace(content.charAt(start))) {
      start++;
    }
    if (start == end || content.charAt(start) == '#') {
      return;
    }
    int equals = content.indexOf('=', start);
    int keyEnd = equals < 0 || equals > end ? end : equals;
    int valueStart = Math.min(keyEnd + 1, end);
    if (keyEnd == start) {
      return;
    }
    Span key = text.span(start, keyEnd);
    Span value = text.span(valueStart, end);
    entries.add(
        new DataEntry(key.text(), DataEntry.Value.of(value.text()), key, value, entry.span()));
  }

  private void addLiteral(YamlScalar entry) {
    String literal = entry.value();
    int equals = literal.indexOf('=');
    if (equals <= 0) {
      throw refused(entry.span(), "the literal '%s' is not KEY=VALUE", literal);
    }
    boolean isQuoted = isQuoted(literal, equals + 1);
    int start = isQuoted ? equals + 2 : equals + 1;
    int end = isQuoted ? literal.length() - 1 : literal.length();
    SourceText text = entry.text();
    entries.add(
        new DataEntry(
            literal.substring(0, equals),
            DataEntry.Value.of(literal.substring(start, end)),
            text.span(0, equals),
            text.span(start, end),
            entry.span()));
  }

  private static boolean isQuoted(String literal, int start) {
    int last = literal.length() - 1;
    return last > start
        && literal.charAt(start) == literal.charAt(last)
        && (literal.charAt(start) == '"' || literal.charAt(start) == '\'');
  }

  private void addFile(YamlScalar entry) {
    String source = entry.value();
    int equals = source.indexOf('=');
    if (equals == 0 || equals == source.length() - 1 || equals != source.lastIndexOf('=')) {
      throw refused(entry.span(), "'%s' is neither FILE nor KEY=FILE", source);
    }
    String path = source.substring(equals + 1);
    int nameStart = equals < 0 ? path.lastIndexOf('/') + 1 : 0;
    int nameEnd = equals < 0 ? source.length() : equals;
    byte[] bytes = files.bytes(entry, path);
    DataEntry.Value value = new DataEntry.Value(bytes);
    // What is no text to an editor has no place of its own to edit.
    Span place = isText(bytes) ? files.text(entry, path).all() : entry.span();
    entries.add(
        new DataEntry(
            source.substring(nameStart, nameEnd),
            value,
            entry.text().span(nameStart, nameEnd),
            place,
            entry.span()));
  }

  private static boolean isText(byte[] bytes) {
    return Decoder.decode("", bytes) instanceof Decoded.Text;
  }

  private void requireKeys() {
    Set<String> known = new HashSet<>();
    for (DataEntry entry : entries) {
      if (!known.add(entry.key())) {
        throw refused(entry.keyPlace(), "the key '%s' stands twice in one generator", entry.key());
      }
    }
  }

  private static YamlScalar scalar(YamlNode node) {
    return node.scalar()
        .filter(scalar -> !scalar.isNull())
        .orElseThrow(() -> refused(node.span(), "a source of a generator is a text"));
  }

  private static BuildException refused(Span place, String format, Object... values) {
    return BuildException.of(place, BuildProblem.Kind.INVALID_FIELD, format, values);
  }
}
