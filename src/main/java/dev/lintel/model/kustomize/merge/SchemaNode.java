package dev.lintel.model.kustomize.merge;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What is known of how the values at one place of an object merge. */
sealed interface SchemaNode {
  /** Gives what is known of the value of a key. */
  Optional<SchemaNode> field(String key);

  /** Gives what is known of the items of a list. */
  Optional<SchemaNode> items();

  /** Tells whether the items of a list are merged; they are replaced together otherwise. */
  boolean mergesItems();

  /** Gives the keys that tell items from each other; none for a list of scalars. */
  List<String> mergeKeys();

  /**
   * A row of the table of Kubernetes' own kinds.
   *
   * @param words {@code object FIELD:NUMBER ...}, {@code map NUMBER}, {@code list}, or {@code merge
   *     KEYS NUMBER} with a hyphen for no keys and without the number for scalars
   */
  record BuiltIn(MergeTable table, List<String> words) implements SchemaNode {
    @Override
    public Optional<SchemaNode> field(String key) {
      if (words.get(0).equals("map")) {
        return Optional.of(table.node(words.get(1)));
      }
      for (int i = 1; words.get(0).equals("object") && i < words.size(); i++) {
        String word = words.get(i);
        if (word.startsWith(key)
            && word.length() > key.length()
            && word.charAt(key.length()) == ':') {
          return Optional.of(table.node(word.substring(key.length() + 1)));
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<SchemaNode> items() {
      return mergesItems() && words.size() > 2
          ? Optional.of(table.node(words.get(2)))
          : Optional.empty();
    }

    @Override
    public boolean mergesItems() {
      return words.get(0).equals("merge");
    }

    @Override
    public List<String> mergeKeys() {
      return mergesItems() && !words.get(1).equals("-")
          ? List.of(words.get(1).split(","))
          : List.of();
    }
  }

  /**
   * A schema of OpenAPI 2.
   *
   * @param definitions what its references lead to
   */
  record OpenApi(YamlMapping schema, YamlMapping definitions) implements SchemaNode {
    private static final String STRATEGY = "x-kubernetes-patch-strategy";

    /** References that lead to each other have an end. */
    private static final int LONGEST_CHAIN = 20;

    @Override
    public Optional<SchemaNode> field(String key) {
      Optional<YamlMapping> property = schema.mapping("properties", key);
      return (property.isPresent() ? property : schema.mapping("additionalProperties"))
          .flatMap(this::resolve);
    }

    @Override
    public Optional<SchemaNode> items() {
      return schema.text("type").filter("array"::equals).isPresent()
          ? schema.mapping("items").flatMap(this::resolve)
          : Optional.empty();
    }

    @Override
    public boolean mergesItems() {
      return List.of(schema.text(STRATEGY).orElse("").split(",")).contains("merge");
    }

    @Override
    public List<String> mergeKeys() {
      List<YamlNode> keys = schema.items("x-kubernetes-list-map-keys");
      if (!keys.isEmpty()) {
        return keys.stream().flatMap(key -> key.scalar().stream()).map(s -> s.value()).toList();
      }
      return schema.text("x-kubernetes-patch-merge-key").stream().toList();
    }

    private Optional<SchemaNode> resolve(YamlMapping node) {
      YamlMapping resolved = node;
      for (int i = 0; i < LONGEST_CHAIN; i++) {
        Optional<String> reference = resolved.text("$ref");
        if (reference.isEmpty()) {
          return Optional.of(new OpenApi(resolved, definitions));
        }
        String name = reference.get().substring(reference.get().lastIndexOf('/') + 1);
        Optional<YamlMapping> definition = definitions.mapping(name);
        if (definition.isEmpty()) {
          return Optional.empty();
        }
        resolved = definition.get();
      }
      return Optional.empty();
    }
  }
}
