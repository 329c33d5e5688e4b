package dev.lintel.rules.workflow.update;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.model.workflow.update.RepositoryUpdates;
import dev.lintel.model.workflow.update.Update;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds directories to update that hold nothing of their package manager. Rationale and examples:
 * rules/workflow/missing-update-manifest.md.
 */
public final class MissingUpdateManifest implements ProjectRule {
  private static final String ACTIONS = "github-actions";

  private final Map<String, List<String>> manifests = new HashMap<>();

  public MissingUpdateManifest() {
    for (String row : DataTable.rows("rules/workflow/update-manifests.txt")) {
      List<String> words = List.of(row.split(" "));
      manifests.put(words.getFirst(), words.subList(1, words.size()));
    }
  }

  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryUpdates updates = project.updates();
    for (DependabotFile file : updates.files()) {
      for (Update update : file.updates()) {
        String ecosystem = update.ecosystem().orElse("");
        List<String> names = manifests.getOrDefault(ecosystem, List.of());
        if (names.isEmpty()) {
          continue;
        }
        for (YamlScalar directory : UpdateDirectories.here(file, update)) {
          String path = Update.normalized(directory.value());
          boolean isJudged = !ecosystem.equals(ACTIONS) || path.isEmpty();
          if (isJudged
              && updates.exists(path)
              && names.stream().noneMatch(name -> updates.exists(below(path, name)))) {
            sink.report(
                directory.span(),
                "'%s' holds nothing for '%s': there is no %s"
                    .formatted(directory.value(), ecosystem, String.join(" and no ", names)));
          }
        }
      }
    }
  }

  private static String below(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }
}
