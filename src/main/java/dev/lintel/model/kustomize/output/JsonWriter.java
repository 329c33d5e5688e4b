package dev.lintel.model.kustomize.output;

import dev.lintel.model.kustomize.resource.GoText;
import dev.lintel.model.kustomize.resource.JsonScalar;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.Map;
import java.util.TreeMap;

/** Writes trees as Go's encoding/json does: without blanks, keys sorted, angle brackets escaped. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  /**
   * Gives the JSON that kustomize makes of a tree, and hashes for the names of what it generates.
   *
   * @throws dev.lintel.model.kustomize.resource.BuildException at what JSON cannot hold
   */
  public static String json(YamlNode node) {
    JsonWriter writer = new JsonWriter();
    writer.write(node);
    return writer.out.toString();
  }

  private void write(YamlNode node) {
    switch (node.content()) {
      case YamlMapping mapping -> writeMapping(mapping);
      case YamlSequence sequence -> writeSequence(sequence);
      case YamlScalar scalar -> {
        JsonScalar value = JsonScalar.of(scalar);
        if (value.kind() == JsonScalar.Kind.STRING) {
          out.append(GoText.json(value.text()));
        } else {
          out.append(value.text());
        }
      }
      default -> throw new IllegalStateException("an alias of an alias");
    }
  }

  private void writeMapping(YamlMapping mapping) {
    Map<String, YamlNode> sorted = new TreeMap<>(JsonWriter::compareBytes);
    mapping.entries().forEach(entry -> sorted.put(entry.name(), entry.value()));
    char divider = '{';
    for (Map.Entry<String, YamlNode> entry : sorted.entrySet()) {
      out.append(divider);
      divider = ',';
      out.append(GoText.json(entry.getKey()));
      out.append(':');
      write(entry.getValue());
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void writeSequence(YamlSequence sequence) {
    out.append('[');
    for (int i = 0; i < sequence.items().size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(sequence.items().get(i));
    }
    out.append(']');
  }

  /** Go compares the bytes of UTF-8, which are in the order of the code points. */
  private static int compareBytes(String one, String other) {
    int i = 0;
    while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    if (i == one.length() || i == other.length()) {
      return Integer.compare(one.length(), other.length());
    }
    char a = one.charAt(i);
    char b = other.charAt(i);
    boolean isSurrogate = Character.isSurrogate(a);
    return isSurrogate == Character.isSurrogate(b) ? Character.compare(a, b) : isSurrogate ? 1 : -1;
  }
}
