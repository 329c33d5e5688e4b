package dev.lintel.syntax.sql;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.List;

/**
 * A SQL text: its statements, comments and faults, each in the order of the text.
 *
 * @param problems at most one for each statement; a faulty statement hides no other
 */
public record SqlScript(
    SourceText source,
    List<Statement> statements,
    List<Comment> comments,
    List<SyntaxProblem> problems) {
  public SqlScript {
    statements = List.copyOf(statements);
    comments = List.copyOf(comments);
    problems = List.copyOf(problems);
  }
}
