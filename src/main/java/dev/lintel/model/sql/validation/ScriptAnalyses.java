package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.TableCatalog;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The scripts of a repository, each analysed when somebody asks for it, and all of them when the
 * first plan asks for the views that it reads. Safe to share between threads; nothing is locked
 * meanwhile, because a rule that takes too long is left behind and would leave the lock behind too.
 */
public final class ScriptAnalyses {
  private final List<SqlScript> scripts;
  private final Function<SqlScript, TableCatalog> catalog;
  private final Map<SqlScript, ScriptAnalysis> analyses = new ConcurrentHashMap<>();
  private volatile ViewQueries views;

  /**
   * @param catalog gives the tables as a script sees them
   */
  public ScriptAnalyses(List<SqlScript> scripts, Function<SqlScript, TableCatalog> catalog) {
    this.scripts = List.copyOf(scripts);
    this.catalog = catalog;
  }

  /** Gives the analysis of one of the scripts. */
  public ScriptAnalysis of(SqlScript script) {
    ScriptAnalysis made = analyses.get(script);
    if (made == null) {
      Session session = new Session(catalog.apply(script), Session.World.OPEN);
      made = ScriptAnalysis.of(script, session, this::views);
      analyses.put(script, made);
    }
    return made;
  }

  private ViewQueries views() {
    ViewQueries made = views;
    if (made == null) {
      made =
          new ViewQueries(
              scripts.stream().flatMap(script -> of(script).checks().stream()).toList());
      views = made;
    }
    return made;
  }
}
