package dev.lintel.model.sql;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what a YAML file of dbt says of one table. People list the columns that they have something
 * to say of, so the table is open unless a contract is enforced.
 */
final class DbtDescription {
  private DbtDescription() {}

  /**
   * Gives the table.
   *
   * @param place what stands before its name
   */
  static Optional<CatalogTable> read(YamlMapping table, List<String> place) {
    Optional<String> name = table.text("name");
    if (name.isEmpty() || name.get().isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(place);
    parts.add(
        table
            .text("identifier")
            .filter(text -> !text.isEmpty() && !text.contains("{"))
            .orElse(name.get()));
    Map<String, CatalogColumn> columns = new LinkedHashMap<>();
    List<List<String>> keys = new ArrayList<>();
    for (YamlNode item : table.items("columns")) {
      item.mapping().ifPresent(column -> column(column, columns, keys));
    }
    boolean isWhole = isEnforced(table) && !columns.isEmpty();
    return Optional.of(
        new CatalogTable(
            new TableId(parts),
            CatalogTable.Kind.TABLE,
            List.copyOf(columns.values()),
            !isWhole,
            List.of(),
            keys,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            description(table),
            new TreeMap<>(),
            tags(table),
            table.find("name").map(entry -> entry.value().span())));
  }

  private static void column(
      YamlMapping column, Map<String, CatalogColumn> columns, List<List<String>> keys) {
    Optional<String> name = column.text("name").filter(text -> !text.isEmpty());
    if (name.isEmpty()) {
      return;
    }
    List<String> tests = new ArrayList<>(tests(column, "tests"));
    tests.addAll(tests(column, "data_tests"));
    if (tests.contains("unique")) {
      keys.add(List.of(name.get()));
    }
    columns.putIfAbsent(
        name.get().toLowerCase(Locale.ROOT),
        new CatalogColumn(
            name.get(),
            column.text("data_type").map(ColumnType::of).orElse(ColumnType.UNKNOWN),
            !tests.contains("not_null"),
            description(column),
            tags(column)));
  }

  /** A test is a word, or a mapping from the word to its arguments, which may narrow it. */
  private static List<String> tests(YamlMapping column, String key) {
    return column.items(key).stream()
        .map(YamlNode::scalar)
        .flatMap(Optional::stream)
        .map(YamlScalar::value)
        .toList();
  }

  private static boolean isEnforced(YamlMapping table) {
    return table
        .get("config", "contract", "enforced")
        .or(() -> table.get("contract", "enforced"))
        .flatMap(YamlNode::scalar)
        .map(YamlScalar::isTrue)
        .orElse(false);
  }

  private static Optional<String> description(YamlMapping node) {
    return node.text("description").filter(text -> !text.isEmpty() && !text.contains("{{"));
  }

  /** Gives the tags, and what {@code meta} says of personal data. */
  private static NavigableSet<String> tags(YamlMapping node) {
    NavigableSet<String> tags = new TreeSet<>();
    for (Optional<YamlMapping> level : List.of(Optional.of(node), node.mapping("config"))) {
      level.ifPresent(mapping -> {
        mapping.text("tags").ifPresent(tags::add);
        for (YamlNode item : mapping.items("tags")) {
          item.scalar().map(YamlScalar::value).ifPresent(tags::add);
        }
        mapping
            .mapping("meta")
            .ifPresent(meta -> meta.entries().forEach(entry -> meta(entry, tags)));
      });
    }
    tags.remove("");
    return tags;
  }

  private static void meta(YamlEntry entry, NavigableSet<String> tags) {
    String key = entry.name().toLowerCase(Locale.ROOT);
    Optional<YamlScalar> value = entry.value().scalar();
    if (!key.equals("pii") && !key.equals("contains_pii") || value.isEmpty()) {
      return;
    }
    if (value.get().isTrue()) {
      tags.add("pii");
    } else if (!value.get().isFalse() && !value.get().isNull() && !value.get().value().isEmpty()) {
      tags.add("pii=" + value.get().value());
    }
  }
}
