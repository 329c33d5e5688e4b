package dev.lintel.model.sql;

import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dbt projects of a repository: which SQL files are models, and what the YAML files beside them
 * say of models, seeds, snapshots and sources (docs.getdbt.com, "Model properties" and "Source
 * properties", read 2026-11-26).
 */
final class DbtProjects {
  static final DbtProjects NONE = new DbtProjects(List.of());

  private final List<String> modelDirectories = new ArrayList<>();
  private final Map<TableId, CatalogTable> described = new HashMap<>();
  private final Map<List<String>, TableId> sources = new HashMap<>();
  private final List<TableId> withoutModel = new ArrayList<>();

  DbtProjects(Collection<YamlStream> files) {
    List<String> projects = new ArrayList<>();
    for (YamlStream file : files) {
      String path = file.source().path();
      int slash = path.lastIndexOf('/');
      if (path.substring(slash + 1).equals("dbt_project.yml")) {
        String directory = path.substring(0, slash + 1);
        projects.add(directory);
        modelDirectories.addAll(modelDirectories(file, directory));
      }
    }
    for (YamlStream file : files) {
      boolean isInProject = projects.stream().anyMatch(file.source().path()::startsWith);
      if (isInProject) {
        file.documents().stream()
            .map(YamlDocument::mapping)
            .flatMap(Optional::stream)
            .forEach(this::describe);
      }
    }
  }

  private static List<String> modelDirectories(YamlStream file, String directory) {
    List<String> found = new ArrayList<>();
    for (YamlDocument document : file.documents()) {
      for (String key : List.of("model-paths", "source-paths")) {
        document
            .mapping()
            .ifPresent(
                top -> texts(top.items(key)).forEach(name -> found.add(directory + name + "/")));
      }
    }
    return found.isEmpty() ? List.of(directory + "models/") : found;
  }

  private static List<String> texts(List<YamlNode> nodes) {
    return nodes.stream()
        .map(YamlNode::scalar)
        .flatMap(Optional::stream)
        .map(YamlScalar::value)
        .toList();
  }

  /** Gives the model that a script is: a view named as its file. */
  Optional<TableId> model(String path) {
    if (!path.endsWith(".sql") || modelDirectories.stream().noneMatch(path::startsWith)) {
      return Optional.empty();
    }
    String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".sql".length());
    return name.isEmpty() ? Optional.empty() : Optional.of(TableId.of(name));
  }

  /** Gives the table that {@code source('schema', 'table')} means. */
  TableId source(List<String> name) {
    return sources.getOrDefault(name, new TableId(name));
  }

  /** Gives what is said of a model. */
  Optional<CatalogTable> described(TableId model) {
    return Optional.ofNullable(described.get(model));
  }

  /** Gives the tables that no model makes: sources and seeds. */
  List<CatalogTable> withoutModel() {
    return withoutModel.stream().map(described::get).toList();
  }

  private void describe(YamlMapping top) {
    for (String key : List.of("models", "snapshots", "seeds")) {
      for (YamlNode item : top.items(key)) {
        item.mapping()
            .flatMap(table -> DbtDescription.read(table, List.of()))
            .ifPresent(table -> {
              described.putIfAbsent(table.id(), table);
              if (!key.equals("models")) {
                withoutModel.add(table.id());
              }
            });
      }
    }
    for (YamlNode item : top.items("sources")) {
      item.mapping().ifPresent(this::source);
    }
  }

  private void source(YamlMapping source) {
    Optional<String> name = source.text("name");
    if (name.isEmpty() || name.get().isEmpty()) {
      return;
    }
    List<String> place = new ArrayList<>();
    source.text("database").filter(DbtProjects::isPlain).ifPresent(place::add);
    place.add(source.text("schema").filter(DbtProjects::isPlain).orElse(name.get()));
    for (YamlNode item : source.items("tables")) {
      item.mapping()
          .flatMap(table -> DbtDescription.read(table, place))
          .ifPresent(table -> {
            String named = item.mapping().get().text("name").orElseThrow();
            sources.put(List.of(name.get(), named), table.id());
            if (described.putIfAbsent(table.id(), table) == null) {
              withoutModel.add(table.id());
            }
          });
    }
  }

  /** What a template makes is another name in each environment. */
  private static boolean isPlain(String text) {
    return !text.isEmpty() && !text.contains("{");
  }
}
