package dev.lintel.syntax.sql;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * Parses SQL scripts, in steps: templates are hidden at equal length, so that all offsets stay; the
 * lexer splits the text into statements; each is parsed by itself, so that a faulty one hides no
 * other; and a problem is dropped where a template or another dialect may be its reason, since a
 * false alarm costs more than a miss.
 *
 * <p>The grammar is LL(1) throughout, so one pass decides everything and there is no slower second
 * try.
 */
public final class SqlParser {
  private SqlParser() {}

  /** Parses a text of any number of statements; never throws for what the text holds. */
  public static SqlScript parse(SourceText source) {
    TemplateMask.Masked masked = TemplateMask.of(source);
    StatementReader reader = new StatementReader(source, masked.text());
    StatementParser parser = new StatementParser(source);
    List<Statement> statements = new ArrayList<>();
    List<SyntaxProblem> problems = new ArrayList<>();
    SqlScript places = new SqlScript(source, List.of(), List.of(), List.of(), masked.masks());
    boolean isForeign = false;
    StatementReader.Piece piece;
    do {
      piece = reader.next();
      List<CommonToken> tokens = piece.tokens();
      if (piece.fault().isPresent()) {
        problems.add(piece.fault().get());
      } else if (!tokens.isEmpty()) {
        try {
          statements.add(parser.parse(tokens));
        } catch (SyntaxFailure failure) {
          isForeign |= Dialect.isForeign(tokens);
          if (!places.isMasked(span(source, tokens))) {
            problems.add(failure.problem());
          }
        }
      }
    } while (!piece.isLast());
    if (isForeign || reader.isForeign() || !problems.isEmpty() && speaksOfAnother(statements)) {
      problems.removeIf(problem -> problem.kind() == SyntaxProblem.Kind.SYNTAX);
    }
    return new SqlScript(source, statements, reader.comments(), problems, masked.masks());
  }

  private static Span span(SourceText source, List<CommonToken> tokens) {
    return source.span(tokens.getFirst().getStartIndex(), tokens.getLast().getStopIndex() + 1);
  }

  private static boolean speaksOfAnother(List<Statement> statements) {
    return statements.stream()
        .anyMatch(
            statement -> statement instanceof OtherStatement other && Dialect.isForeign(other));
  }
}
