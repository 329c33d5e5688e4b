package dev.lintel.rules.kustomize;

import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kustomize.FileReference;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a kustomization brings in twice. Rationale and examples:
 * rules/kustomize/duplicate-entry.md.
 */
public final class DuplicateEntry implements KustomizationRule {
  private static final List<String> RESOURCES = List.of("resources", "bases");

  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    Map<String, Span> paths = new HashMap<>();
    for (FileReference reference : kustomization.references()) {
      boolean isResource = RESOURCES.contains(reference.field());
      if (isResource || reference.field().equals("components")) {
        String path = kustomization.resolve(reference.path()).orElse(reference.path());
        String key = (isResource ? "resource " : "component ") + path;
        String message = "'%s' is named twice in %s".formatted(reference.path(), reference.field());
        add(key, reference.place(), message, paths, sink);
      }
    }
    checkGenerator(kustomization, "configMapGenerator", "ConfigMap", sink);
    checkGenerator(kustomization, "secretGenerator", "Secret", sink);
  }

  private static void add(
      String key, Span place, String message, Map<String, Span> known, FindingSink sink) {
    Span first = known.putIfAbsent(key, place);
    if (first != null && !Placeholder.isIn(key)) {
      sink.report(place, message).related(first, "the first one");
    }
  }

  private static void checkGenerator(
      Kustomization kustomization, String field, String kind, FindingSink sink) {
    Map<String, Span> names = new HashMap<>();
    for (YamlNode item : kustomization.root().items(field)) {
      item.mapping().ifPresent(entry -> checkEntry(entry, kind, names, sink));
    }
  }

  private static void checkEntry(
      YamlMapping entry, String kind, Map<String, Span> names, FindingSink sink) {
    String name = entry.text("name").orElse("");
    String behavior = entry.text("behavior").orElse("create");
    if (!name.isEmpty() && behavior.equals("create")) {
      String id = entry.text("namespace").orElse("") + "/" + name;
      String message = "%s '%s' is generated twice".formatted(kind, name);
      add(id, entry.get("name").orElse(entry).span(), message, names, sink);
    }
    Map<String, Span> keys = new HashMap<>();
    for (String source : List.of("literals", "files")) {
      for (YamlNode item : entry.items(source)) {
        item.scalar().ifPresent(scalar -> checkKey(scalar, source, name, keys, sink));
      }
    }
  }

  /** A file without a key goes under its own name. */
  private static void checkKey(
      YamlScalar scalar, String source, String name, Map<String, Span> keys, FindingSink sink) {
    String value = scalar.value();
    int equals = value.indexOf('=');
    if (equals < 0 && source.equals("literals")) {
      return;
    }
    String key =
        equals < 0 ? value.substring(value.lastIndexOf('/') + 1) : value.substring(0, equals);
    add(key, scalar.span(), "'%s' has the key '%s' twice".formatted(name, key), keys, sink);
  }
}
