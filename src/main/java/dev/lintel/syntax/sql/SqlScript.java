package dev.lintel.syntax.sql;

import dev.lintel.source.Comment;
import dev.lintel.source.Sorted;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * A SQL text: its statements, comments, faults and template places, each in the order of the text.
 *
 * @param problems at most one for each statement; a faulty statement hides no other
 * @param masks the places of templates ({@code {{ }}}, {@code {% %}}, {@code ${}}) with what they
 *     leave out; they do not overlap
 */
public record SqlScript(
    SourceText source,
    List<Statement> statements,
    List<Comment> comments,
    List<SyntaxProblem> problems,
    List<Span> masks) {
  public SqlScript {
    statements = List.copyOf(statements);
    comments = List.copyOf(comments);
    problems = List.copyOf(problems);
    masks = List.copyOf(masks);
  }

  /**
   * Tells whether a template makes some of what stands there, so that only its result could tell
   * what the text says.
   */
  public boolean isMasked(Span span) {
    int next = Sorted.countUpTo(masks, Span::end, span.start());
    return next < masks.size() && masks.get(next).start() < span.end();
  }

  /** Gives the script with other problems in place of its own. */
  public SqlScript withProblems(List<SyntaxProblem> other) {
    return new SqlScript(source, statements, comments, other, masks);
  }

  /** Gives all nodes of one kind in all statements, in the order of the text. */
  public <T> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    statements.forEach(statement -> found.addAll(statement.all(kind)));
    return found;
  }
}
