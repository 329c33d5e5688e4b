package dev.lintel.rules.workflow.update;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.model.workflow.update.RepositoryUpdates;
import dev.lintel.model.workflow.update.Update;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds directories to update that are not there. Rationale and examples:
 * rules/workflow/missing-update-directory.md.
 */
public final class MissingUpdateDirectory implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryUpdates updates = project.updates();
    for (DependabotFile file : updates.files()) {
      for (Update update : file.updates()) {
        for (YamlScalar directory : UpdateDirectories.here(file, update)) {
          if (!updates.exists(Update.normalized(directory.value()))) {
            sink.report(
                directory.span(),
                "'%s' does not exist in this repository, so nothing in it is updated"
                    .formatted(directory.value()));
          }
        }
      }
    }
  }
}
