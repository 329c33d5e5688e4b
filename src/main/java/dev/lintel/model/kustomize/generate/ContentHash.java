package dev.lintel.model.kustomize.generate;

import dev.lintel.model.kustomize.output.JsonWriter;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.Sha256;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The hash that stands behind the names of generated objects: of SHA-256 over the canonical JSON of
 * the content the first ten hexadecimal digits, in letters that spell no words (api/hasher of
 * v0.20.1).
 */
public final class ContentHash {
  private static final int LENGTH = 10;

  private ContentHash() {}

  /** Gives a resource with the hash behind its name, where its generator asks for it. */
  public static Resource named(Resource resource) {
    if (!resource.options().needsHash()) {
      return resource;
    }
    YamlEntry metadata = resource.root().find("metadata").orElseThrow();
    YamlMapping fields = metadata.value().mapping().orElseThrow();
    YamlEntry name = fields.find("name").orElseThrow();
    YamlScalar before = name.value().scalar().orElseThrow();
    YamlScalar after =
        before.changedTo(
            before.value() + "-" + of(resource.root()), YamlType.STRING, resource.root().span());
    YamlMapping changed = fields.with(new YamlEntry(name.key(), after));
    return resource
        .remembered()
        .withRoot(resource.root().with(new YamlEntry(metadata.key(), changed)));
  }

  /** Gives the hash of an object. */
  static String of(YamlMapping root) {
    String kind = root.text("kind").orElse("");
    String json =
        switch (kind) {
          case "ConfigMap" -> json(root, kind, List.of("data"), "binaryData");
          case "Secret" -> json(root, kind, List.of("data", "type"), "stringData");
          default -> JsonWriter.json(root);
        };
    return letters(json);
  }

  /**
   * @param optional a field that counts only where it is a mapping
   */
  private static String json(YamlMapping root, String kind, List<String> fields, String optional) {
    List<YamlEntry> entries = new ArrayList<>();
    for (String field : fields) {
      entries.add(entry(root, field, root.get(field)));
    }
    entries.add(entry(root, "kind", Optional.of(text(root, kind))));
    // The name is looked up under a key "metadata/name", which no object has.
    entries.add(entry(root, "name", Optional.empty()));
    root.mapping(optional)
        .ifPresent(value -> entries.add(entry(root, optional, Optional.of(value))));
    return JsonWriter.json(new YamlMapping(root.span(), entries, List.of()));
  }

  private static YamlEntry entry(YamlMapping root, String field, Optional<YamlNode> value) {
    return new YamlEntry(text(root, field), value.orElseGet(() -> text(root, "")));
  }

  private static YamlScalar text(YamlMapping root, String value) {
    return YamlScalar.built(root.span(), value, YamlType.STRING);
  }

  private static String letters(String json) {
    return HexFormat.of()
        .formatHex(Sha256.of(json))
        .substring(0, LENGTH)
        .replace('0', 'g')
        .replace('1', 'h')
        .replace('3', 'k')
        .replace('a', 'm')
        .replace('e', 't');
  }
}
