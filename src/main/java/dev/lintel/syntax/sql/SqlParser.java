package dev.lintel.syntax.sql;

import dev.lintel.source.SourceText;
import java.util.List;

/** Parses SQL scripts. */
public final class SqlParser {
  private SqlParser() {}

  /** Parses a text of any number of statements; never throws for what the text holds. */
  public static SqlScript parse(SourceText source) {
    return new SqlScript(source, List.of(), List.of(), List.of());
  }
}
