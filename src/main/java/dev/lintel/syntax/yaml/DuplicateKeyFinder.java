package dev.lintel.syntax.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds duplicate keys. Keys are equal when their texts are, as they all become strings in JSON:
 * {@code 1} and {@code "1"} are one key, and to GitHub {@code Build} and {@code build}. Merge keys
 * may repeat, and keys that are collections are left out.
 */
final class DuplicateKeyFinder {
  private final YamlSchema schema;
  private final List<DuplicateKey> found = new ArrayList<>();

  DuplicateKeyFinder(YamlSchema schema) {
    this.schema = schema;
  }

  List<DuplicateKey> find(List<YamlDocument> documents) {
    documents.forEach(document -> document.root().ifPresent(this::visit));
    return found;
  }

  private void visit(YamlNode node) {
    switch (node) {
      case YamlMapping mapping -> visitMapping(mapping);
      case YamlSequence sequence -> sequence.items().forEach(this::visit);
      case YamlScalar _, YamlAlias _ -> {}
    }
  }

  private void visitMapping(YamlMapping mapping) {
    Map<String, YamlEntry> firsts = HashMap.newHashMap(mapping.entries().size());
    for (YamlEntry entry : mapping.entries()) {
      if (isComparable(entry.key())) {
        YamlEntry first = firsts.putIfAbsent(comparable(entry.name()), entry);
        if (first != null) {
          found.add(new DuplicateKey(first, entry));
        }
      }
      visit(entry.key());
      visit(entry.value());
    }
  }

  private String comparable(String key) {
    return schema == YamlSchema.CORE ? key.toLowerCase(Locale.ROOT) : key;
  }

  private boolean isComparable(YamlNode key) {
    boolean mayRepeat = schema == YamlSchema.YAML_1_1 && MergeKeys.isMergeKey(key);
    return key.content() instanceof YamlScalar && !mayRepeat;
  }
}
