package dev.lintel.rule;

import dev.lintel.syntax.sql.SqlScript;

/** A rule that reads one SQL text. */
public non-sealed interface SqlRule extends Rule {
  void check(SqlScript script, FindingSink sink);
}
