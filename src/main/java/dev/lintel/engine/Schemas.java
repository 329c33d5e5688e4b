package dev.lintel.engine;

import dev.lintel.model.Project;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The scripts of a project with what they mean, each made when the first rule asks for it. Nothing
 * is locked meanwhile: a rule that takes too long is left behind, and would leave the lock behind
 * too.
 */
final class Schemas {
  private final Project project;
  private final Set<SqlScript> scripts;
  private final Map<SqlScript, ScriptAnalysis> analyses = new ConcurrentHashMap<>();

  /**
   * @param isConcerned tells which scripts are analysed
   */
  Schemas(Project project, Predicate<SqlScript> isConcerned) {
    this.project = project;
    this.scripts = new HashSet<>(project.scripts().stream().filter(isConcerned).toList());
  }

  /** Gives one for each script that is concerned; none where no table is known. */
  List<ScriptAnalysis> analyses() {
    return project.scripts().stream().map(this::analysis).flatMap(Optional::stream).toList();
  }

  /** Gives the one of a script of the project; empty for any other, and where no table is known. */
  Optional<ScriptAnalysis> analysis(SqlScript script) {
    if (!scripts.contains(script) || project.catalog().isEmpty()) {
      return Optional.empty();
    }
    ScriptAnalysis made = analyses.get(script);
    if (made == null) {
      made = ScriptAnalysis.of(script, project.catalog(script));
      analyses.put(script, made);
    }
    return Optional.of(made);
  }
}
