package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.model.sql.TableMentions;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.source.SqlHints;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which of the files around those that are checked matter to their SQL: those that may say
 * what tables there are, and those that name a table which a checked script defines or changes. No
 * other one is parsed, for most scripts of a repository are queries, and a commit must not wait for
 * all of them.
 */
final class TablesAround {
  private static final String DBT_PROJECT = "dbt_project.yml";

  private final TableMentions changed;
  private final Set<String> checked = new HashSet<>();
  private final List<String> dbtProjects;

  /**
   * @param artifacts those that are checked
   * @param paths of all files around them
   */
  TablesAround(List<Artifact> artifacts, List<String> paths) {
    changed = new TableMentions(artifacts.stream().flatMap(a -> a.scripts().stream()).toList());
    artifacts.forEach(artifact -> checked.add(artifact.path()));
    dbtProjects =
        paths.stream()
            .filter(path -> path.equals(DBT_PROJECT) || path.endsWith("/" + DBT_PROJECT))
            .map(path -> path.substring(0, path.length() - DBT_PROJECT.length()))
            .toList();
  }

  /** Tells whether a file is to be parsed. */
  boolean matters(ArtifactKind kind, SourceText text) {
    String content = text.content();
    return switch (kind) {
      case SQL -> isDbt(text) || isOfTables(content);
      case PYTHON -> isOfTables(content);
      case YAML -> isDbt(text) || SqlHints.areInYaml(content) && isOfTables(content);
      case KUBERNETES -> SqlHints.areInYaml(content) && isOfTables(content);
      default -> false;
    };
  }

  /** Tells whether what is found in a script can be about the checked files. */
  boolean concern(SqlScript script) {
    return checked.contains(script.source().path()) || changed.areIn(script.source().content());
  }

  private boolean isOfTables(String content) {
    return TableMentions.mayDefine(content) || changed.areIn(content);
  }

  /** There each script is a view, and files beside it describe it. */
  private boolean isDbt(SourceText text) {
    return dbtProjects.stream().anyMatch(text.path()::startsWith);
  }
}
