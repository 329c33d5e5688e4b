package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.TableCatalog;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a script means when the tables are known. Its statements are gone through in their order,
 * since each may create what the next one reads.
 */
public final class ScriptAnalysis {
  private final SqlScript script;
  private final TableCatalog catalog;
  private final List<StatementCheck> checks;

  private ScriptAnalysis(SqlScript script, TableCatalog catalog, List<StatementCheck> checks) {
    this.script = script;
    this.catalog = catalog;
    this.checks = List.copyOf(checks);
  }

  /** Goes through a script. Never throws for what the script holds. */
  public static ScriptAnalysis of(SqlScript script, TableCatalog catalog) {
    return of(script, new Session(catalog, Session.World.OPEN));
  }

  /** Goes through a script that follows others of one session; a plan sees its own views only. */
  static ScriptAnalysis of(SqlScript script, Session session) {
    List<StatementCheck> checks = new ArrayList<>();
    ScriptAnalysis analysis = of(script, session, () -> new ViewQueries(checks));
    checks.addAll(analysis.checks);
    return analysis;
  }

  /**
   * Goes through a script.
   *
   * @param views asked for when the first plan is made
   */
  static ScriptAnalysis of(SqlScript script, Session session, Supplier<ViewQueries> views) {
    List<StatementCheck> checks = new ArrayList<>();
    for (Statement statement : script.statements()) {
      if (StatementSize.isWithinBounds(statement)) {
        Resolution resolution = new Resolution(script, session);
        Optional<Row> row = new StatementNames(resolution).check(statement);
        checks.add(new StatementCheck(statement, resolution, row, views));
      }
    }
    return new ScriptAnalysis(script, session.catalog(), checks);
  }

  /** Gives the problems of one kind in all statements, in their order. */
  public List<SqlProblem> problems(SqlProblem.Kind kind) {
    return checks.stream()
        .flatMap(check -> check.problems().stream())
        .filter(problem -> problem.kind() == kind)
        .toList();
  }

  /** Gives what came of the statement in which a place lies; empty where it is too deep or long. */
  public Optional<StatementCheck> check(Span place) {
    return checks.stream().filter(check -> check.statement().span().contains(place)).findFirst();
  }

  public SqlScript script() {
    return script;
  }

  /** Gives the tables that were known before the script ran. */
  public TableCatalog catalog() {
    return catalog;
  }

  /**
   * Gives what came of each statement, in their order; one that is too deep or long is left out.
   */
  public List<StatementCheck> checks() {
    return checks;
  }
}
