package dev.lintel.syntax.sql;

import dev.lintel.source.Span;

/** One SQL statement, without its semicolon. */
public interface Statement {
  Span span();
}
