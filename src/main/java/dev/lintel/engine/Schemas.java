package dev.lintel.engine;

import dev.lintel.model.Project;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts of a project with what they mean, made when the first rule asks for it. Nothing is
 * locked meanwhile: a rule that takes too long is left behind, and would leave the lock behind too.
 */
final class Schemas {
  private final Project project;
  private volatile List<ScriptAnalysis> analyses;

  Schemas(Project project) {
    this.project = project;
  }

  /** Gives one for each script; none where no table is known. */
  List<ScriptAnalysis> analyses() {
    List<ScriptAnalysis> made = analyses;
    if (made == null) {
      made = analyse();
      analyses = made;
    }
    return made;
  }

  private List<ScriptAnalysis> analyse() {
    List<ScriptAnalysis> made = new ArrayList<>();
    if (!project.catalog().isEmpty()) {
      for (SqlScript script : project.scripts()) {
        made.add(ScriptAnalysis.of(script, project.catalog(script)));
      }
    }
    return List.copyOf(made);
  }
}
