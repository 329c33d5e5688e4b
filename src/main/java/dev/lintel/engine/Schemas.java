package dev.lintel.engine;

import dev.lintel.model.Project;
import dev.lintel.model.sql.validation.ScriptAnalyses;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The scripts of a project with what they mean, each made when the first rule asks for it. */
final class Schemas {
  private final Project project;
  private final Set<SqlScript> concerned;
  private final ScriptAnalyses analyses;

  /**
   * @param isConcerned tells which scripts are analysed for what is found in them
   */
  Schemas(Project project, Predicate<SqlScript> isConcerned) {
    this.project = project;
    this.concerned = new HashSet<>(project.scripts().stream().filter(isConcerned).toList());
    this.analyses = new ScriptAnalyses(project.scripts(), project::catalog);
  }

  /** Gives one for each script that is concerned; none where no table is known. */
  List<ScriptAnalysis> analyses() {
    return project.scripts().stream().map(this::analysis).flatMap(Optional::stream).toList();
  }

  /** Gives the one of a script of the project; empty for any other, and where no table is known. */
  Optional<ScriptAnalysis> analysis(SqlScript script) {
    return concerned.contains(script) && !project.catalog().isEmpty()
        ? Optional.of(analyses.of(script))
        : Optional.empty();
  }
}
