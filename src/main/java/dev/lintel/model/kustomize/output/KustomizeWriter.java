package dev.lintel.model.kustomize.output;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.JsonScalar;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes objects as {@code kustomize build} prints them, byte for byte. */
public final class KustomizeWriter {
  private static final char NEXT_LINE = '\u0085';

  private final YamlEmitter out = new YamlEmitter();

  private KustomizeWriter() {}

  /**
   * What is printed.
   *
   * @param text with a line feed behind each line
   * @param lines what each line prints: the scalar of a key or of an item, for a key whose value
   *     stands on the lines below the key, for the marker of a document the object below
   */
  public record Printed(String text, List<YamlNode> lines) {
    public Printed {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Prints objects as a stream of documents.
   *
   * @throws BuildException of kind INVALID_RESOURCE at what kustomize cannot print: a key that is
   *     no string, or is there twice, and a number that JSON does not have
   */
  public static Printed print(List<YamlMapping> objects) {
    KustomizeWriter writer = new KustomizeWriter();
    for (int i = 0; i < objects.size(); i++) {
      writer.out.print(objects.get(i));
      if (i > 0) {
        writer.out.line("---");
      }
      writer.out.startDocument();
      writer.write(objects.get(i), false, true);
      writer.out.endDocument();
    }
    return new Printed(writer.out.text(), writer.out.lines());
  }

  private void write(YamlNode node, boolean isValueOfKey, boolean isRoot) {
    switch (node.content()) {
      case YamlMapping mapping when mapping.entries().isEmpty() -> writeEmpty(mapping, "{}");
      case YamlSequence sequence when sequence.items().isEmpty() -> writeEmpty(sequence, "[]");
      case YamlMapping mapping -> writeMapping(mapping, isRoot);
      case YamlSequence sequence -> writeSequence(sequence, isValueOfKey);
      case YamlScalar scalar -> writeScalar(scalar);
      default -> throw new IllegalStateException("an alias of an alias");
    }
  }

  private void writeEmpty(YamlNode node, String brackets) {
    out.print(node);
    out.writeIndicator(brackets, true, false);
  }

  private void writeScalar(YamlScalar scalar) {
    out.print(scalar);
    JsonScalar value = JsonScalar.of(scalar);
    if (value.kind() == JsonScalar.Kind.STRING) {
      out.writeString(folded(value.text()), false);
    } else {
      out.writePlain(value.yamlText());
    }
  }

  /**
   * Gives a string as goyaml.v2 reads it in JSON: NEL, which JSON does not escape, is a line break
   * to it, and folds.
   */
  private static String folded(String text) {
    if (text.indexOf(NEXT_LINE) < 0) {
      return text;
    }
    StringBuilder folded = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int end = i;
      int breaks = 0;
      while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == NEXT_LINE)) {
        breaks += text.charAt(end) == NEXT_LINE ? 1 : 0;
        end++;
      }
      if (breaks == 0) {
        folded.append(text, i, Math.min(end + 1, text.length()));
        i = end + 1;
      } else {
        folded.append(breaks == 1 ? " " : "\n".repeat(breaks - 1));
        i = end;
      }
    }
    return folded.toString();
  }

  private void writeMapping(YamlMapping mapping, boolean isRoot) {
    int before = out.indent();
    out.indent(before + 2);
    for (YamlEntry entry : sorted(mapping, isRoot).values()) {
      String key = entry.name();
      out.writeIndent();
      out.print(entry.key());
      if (YamlEmitter.isSimpleKey(key)) {
        out.writeString(key, true);
        out.writeIndicator(":", false, false);
      } else {
        out.writeIndicator("?", true, true);
        out.writeString(key, false);
        out.writeIndent();
        out.writeIndicator(":", true, true);
      }
      write(entry.value(), true, false);
    }
    out.indent(before);
  }

  private static Map<String, YamlEntry> sorted(YamlMapping mapping, boolean isRoot) {
    Map<String, YamlEntry> sorted = new TreeMap<>(KeyOrder.INSTANCE);
    for (YamlEntry entry : mapping.entries()) {
      if (!isRoot && !isString(entry.key())) {
        throw invalid(entry.key(), "the key '%s' is no string, and JSON has no other keys", entry);
      }
      if (entry.name().indexOf(NEXT_LINE) >= 0) {
        throw invalid(entry.key(), "the key '%s' holds a line break, U+0085", entry);
      }
      if (sorted.put(entry.name(), entry) != null) {
        throw invalid(entry.key(), "the key '%s' stands twice in one mapping", entry);
      }
    }
    return sorted;
  }

  private static boolean isString(YamlNode key) {
    return key.content() instanceof YamlScalar scalar
        && JsonScalar.of(scalar).kind() == JsonScalar.Kind.STRING;
  }

  private static BuildException invalid(YamlNode place, String format, YamlEntry entry) {
    return BuildException.of(
        place.span(), BuildProblem.Kind.INVALID_RESOURCE, format, entry.name());
  }

  /** A list below a key is not indented, unless it stands behind the colon of a key with a mark. */
  private void writeSequence(YamlSequence sequence, boolean isValueOfKey) {
    int before = out.indent();
    out.indent(isValueOfKey && !out.isIndented() ? before : before + 2);
    for (YamlNode item : sequence.items()) {
      out.writeIndent();
      out.writeIndicator("-", true, true);
      write(item, false, false);
    }
    out.indent(before);
  }
}
