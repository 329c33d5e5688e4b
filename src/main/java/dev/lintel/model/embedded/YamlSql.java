package dev.lintel.model.embedded;

import dev.lintel.source.ArtifactKind;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the SQL in YAML: keys of a ConfigMap's data that are named as files of SQL are, and in YAML
 * of no platform's own the values of {@code query}, {@code sql} and the like that begin as a
 * statement does (a query in PromQL never does). A Databricks bundle's are Spark's.
 */
final class YamlSql {
  private final boolean isConfigMap;
  private boolean isBundle;
  private final List<SqlScript> scripts = new ArrayList<>();

  private YamlSql(boolean isConfigMap) {
    this.isConfigMap = isConfigMap;
  }

  static List<SqlScript> scripts(YamlStream stream, ArtifactKind kind) {
    if (kind != ArtifactKind.YAML && kind != ArtifactKind.KUBERNETES) {
      return List.of();
    }
    YamlSql search = new YamlSql(kind == ArtifactKind.KUBERNETES);
    for (YamlDocument document : stream.documents()) {
      document.root().ifPresent(root -> search.document(root, stream));
    }
    return search.scripts;
  }

  private void document(YamlNode root, YamlStream stream) {
    if (isConfigMap) {
      data(root);
      return;
    }
    String path = stream.source().path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    isBundle =
        name.equals("databricks.yml")
            || name.equals("databricks.yaml")
            || root instanceof YamlMapping mapping
                && mapping.entries().stream().anyMatch(e -> e.name().equals("resources"));
    walk(root);
  }

  /** Reads the data of each ConfigMap, in a list of them too. */
  private void data(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    files(mapping);
    for (YamlEntry entry : mapping.entries()) {
      if (entry.name().equals("items") && entry.value() instanceof YamlSequence list) {
        list.items().forEach(this::files);
      }
    }
  }

  private void files(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (entry.name().equals("data") && entry.value() instanceof YamlMapping data) {
          data.entries().forEach(this::file);
        }
      }
    }
  }

  private void file(YamlEntry entry) {
    if (entry.value() instanceof YamlScalar value
        && isSqlFile(entry.name())
        && EmbeddedSql.looksLikeSql(value.value())) {
      scripts.add(EmbeddedSql.unknown(value.text(), List.of()));
    }
  }

  private static boolean isSqlFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sql") || lower.endsWith(".hql") || lower.endsWith(".ddl");
  }

  private void walk(YamlNode node) {
    switch (node) {
      case YamlSequence sequence -> sequence.items().forEach(this::walk);
      case YamlMapping mapping ->
          mapping
              .entries()
              .forEach(entry -> {
                if (entry.value() instanceof YamlScalar value) {
                  value(entry, value);
                } else {
                  walk(entry.value());
                }
              });
      case YamlScalar _, YamlAlias _ -> {}
    }
  }

  private void value(YamlEntry entry, YamlScalar value) {
    boolean isGiven =
        switch (entry.name()) {
          case "query", "sql", "hql", "sql_query" -> true;
          // Elsewhere these may hold prose, and "Delete from the list" is a statement too.
          case "statement", "query_text" -> isBundle;
          default -> false;
        };
    if (isGiven && EmbeddedSql.looksLikeSql(value.value())) {
      scripts.add(
          isBundle
              ? EmbeddedSql.spark(value.text(), List.of())
              : EmbeddedSql.unknown(value.text(), List.of()));
    }
  }
}
