package dev.lintel.engine;

import dev.lintel.model.Project;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The scripts of a project with what they mean, made when the first rule asks for it. Nothing is
 * locked meanwhile: a rule that takes too long is left behind, and would leave the lock behind too.
 */
final class Schemas {
  private final Project project;
  private final Predicate<SqlScript> isConcerned;
  private volatile List<ScriptAnalysis> analyses;

  /**
   * @param isConcerned tells which scripts are analysed
   */
  Schemas(Project project, Predicate<SqlScript> isConcerned) {
    this.project = project;
    this.isConcerned = isConcerned;
  }

  /** Gives one for each script that is concerned; none where no table is known. */
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
        if (isConcerned.test(script)) {
          made.add(ScriptAnalysis.of(script, project.catalog(script)));
        }
      }
    }
    return List.copyOf(made);
  }
}
