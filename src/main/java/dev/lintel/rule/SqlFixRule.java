package dev.lintel.rule;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rule that reads one SQL text, and the tables that it speaks of only to repair what it found. It
 * finds the same where none is known.
 */
public non-sealed interface SqlFixRule extends Rule {
  /**
   * Checks a text.
   *
   * @param tables gives what the text means when the tables are known, which costs most where it is
   *     asked for first; empty where none is known
   */
  void check(SqlScript script, Supplier<Optional<ScriptAnalysis>> tables, FindingSink sink);
}
