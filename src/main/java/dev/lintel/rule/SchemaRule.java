package dev.lintel.rule;

import dev.lintel.model.sql.validation.ScriptAnalysis;

/**
 * A rule that reads one SQL text with the tables that it speaks of. It runs only where any table is
 * known.
 */
public non-sealed interface SchemaRule extends Rule {
  void check(ScriptAnalysis analysis, FindingSink sink);
}
