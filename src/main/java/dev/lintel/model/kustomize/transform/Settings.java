package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a transformer is told, read as Go's JSON decoder does: the case of keys does not count, a
 * null is as good as nothing, and a value of another type is an error at its place.
 *
 * @param isLenient whether numbers and booleans pass for texts: in files of transformers they do,
 *     in kustomizations not
 */
record Settings(YamlMapping root, boolean isLenient) {
  static Settings ofKustomization(YamlMapping root) {
    return new Settings(root, false);
  }

  static Settings ofFile(YamlMapping root) {
    return new Settings(root, true);
  }

  /** Gives the value of a key that is there and no null. */
  Optional<YamlNode> get(String key) {
    return root.find(key)
        .or(() -> root.entries().stream().filter(e -> e.name().equalsIgnoreCase(key)).findFirst())
        .map(YamlEntry::value)
        .filter(value -> !value.isNull())
        .map(YamlNode::content);
  }

  /** Gives a text that is not empty. */
  Optional<YamlScalar> text(String key) {
    return get(key).map(value -> text(key, value)).filter(text -> !text.value().isEmpty());
  }

  /** Gives a text, which is empty where there is none. */
  String textOrEmpty(String key) {
    return text(key).map(YamlScalar::value).orElse("");
  }

  boolean flag(String key) {
    Optional<YamlNode> value = get(key);
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof YamlScalar scalar && scalar.type() == YamlType.BOOLEAN) {
      return scalar.isTrue();
    }
    throw wrong(value.get().span(), "'%s' is true or false", key);
  }

  /** Gives a whole number, which may be written as {@code 3.0}. */
  Optional<YamlScalar> integer(String key) {
    return get(key)
        .map(value ->
            value
                .scalar()
                .flatMap(Numbers::wholeNumber)
                .orElseThrow(() -> wrong(value.span(), "'%s' is a whole number", key)));
  }

  Optional<Settings> below(String key) {
    return get(key)
        .map(value ->
            value
                .mapping()
                .map(mapping -> new Settings(mapping, isLenient))
                .orElseThrow(() -> wrong(value.span(), "'%s' is a mapping", key)));
  }

  /** Gives the items of a list of mappings; empty where there is no list. */
  Optional<List<Settings>> items(String key) {
    return get(key)
        .map(value ->
            value
                .sequence()
                .orElseThrow(() -> wrong(value.span(), "'%s' is a list", key))
                .items()
                .stream()
                .map(item -> item(key, item))
                .toList());
  }

  private Settings item(String key, YamlNode item) {
    return new Settings(
        item.mapping().orElseThrow(() -> wrong(item.span(), "an item of '%s' is a mapping", key)),
        isLenient);
  }

  /** Gives a mapping of texts, sorted by their keys; a null is an empty text. */
  List<YamlEntry> texts(String key) {
    return below(key).stream().flatMap(Settings::texts).toList();
  }

  /** Gives all fields, which are texts, sorted by their keys; a null is an empty text. */
  Stream<YamlEntry> texts() {
    return root.entries().stream()
        .map(entry -> new YamlEntry(entry.key(), text(entry.name(), entry.value())))
        .sorted((a, b) -> a.name().compareTo(b.name()));
  }

  private YamlScalar text(String key, YamlNode value) {
    YamlScalar scalar =
        value.scalar().orElseThrow(() -> wrong(value.span(), "'%s' is a text", key));
    return switch (scalar.type()) {
      case STRING -> scalar;
      case NULL -> YamlScalar.built(scalar.span(), "", YamlType.STRING);
      case BOOLEAN, INTEGER, FLOAT -> {
        if (!isLenient) {
          throw wrong(scalar.span(), "'%s' is a text; quote '%s'", key, scalar.value());
        }
        yield YamlScalar.built(scalar.span(), Numbers.asText(scalar), YamlType.STRING);
      }
    };
  }

  /** Gives the field specifications of a list; empty where there is no list. */
  Optional<List<FieldSpec>> fieldSpecs(String key) {
    return items(key).map(items -> items.stream().map(Settings::fieldSpec).toList());
  }

  FieldSpec fieldSpec() {
    return new FieldSpec(gvk(), textOrEmpty("path"), flag("create"));
  }

  Gvk gvk() {
    return new Gvk(textOrEmpty("group"), textOrEmpty("version"), textOrEmpty("kind"));
  }

  /** Refuses keys that are none of those known. */
  void requireKeys(List<String> known) {
    for (YamlEntry entry : root.entries()) {
      if (known.stream().noneMatch(entry.name()::equalsIgnoreCase)) {
        throw wrong(entry.key().span(), "unknown field '%s'", entry.name());
      }
    }
  }

  static BuildException wrong(Span place, String format, Object... values) {
    return BuildException.of(place, Kind.INVALID_FIELD, format, values);
  }
}
