package dev.lintel.syntax.sql;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.SparkParser.FromQueryContext;
import dev.lintel.syntax.sql.SparkParser.StatementContext;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Parses single statements of one source; for one thread. */
final class StatementParser {
  /** A statement within a statement takes some KB of the stack. */
  private static final int MAX_NESTED = 20;

  private final Spans spans;
  private final SparkParser parser = new SparkParser(null);
  private final QueryBuilder queries;
  private final DmlBuilder writes;
  private final CommandParser commands;
  private int nesting;

  StatementParser(SourceText source) {
    this.spans = new Spans(source);
    this.queries = new QueryBuilder(spans);
    this.writes = new DmlBuilder(spans, queries);
    this.commands = new CommandParser(spans, queries, this);
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxMessages(spans));
  }

  /**
   * Parses the tokens of one statement, which it settles first.
   *
   * @throws SyntaxFailure if they are no statement
   */
  Statement parse(List<SqlToken> tokens) {
    if (ScriptParser.isBlock(tokens)) {
      return new ScriptParser(tokens, spans, this).parse();
    }
    settle(tokens);
    if (!isKnown(tokens)) {
      return commands.parse(tokens);
    }
    parser.setTokenStream(new TokenRow(tokens));
    return build(parser.statement());
  }

  /** Parses a statement that is part of another, as behind EXPLAIN. */
  Statement parseNested(List<SqlToken> tokens) {
    if (nesting >= MAX_NESTED) {
      throw tooDeep(tokens.getFirst());
    }
    nesting++;
    try {
      return parse(tokens);
    } finally {
      nesting--;
    }
  }

  private void settle(List<SqlToken> tokens) {
    Keywords.settle(tokens);
    Nesting.tooDeep(tokens)
        .ifPresent(token -> {
          throw tooDeep(token);
        });
  }

  /** Parses tokens that are one expression, of a script. */
  Expression expression(List<SqlToken> tokens) {
    settle(tokens);
    parser.setTokenStream(new TokenRow(tokens));
    return queries.expressions().expression(parser.onlyExpression().expression());
  }

  /** Parses tokens that are one query, of a script. */
  Query query(List<SqlToken> tokens) {
    settle(tokens);
    parser.setTokenStream(new TokenRow(tokens));
    return queries.query(parser.onlyQuery().fullQuery());
  }

  SyntaxFailure tooDeep(Token token) {
    return new SyntaxFailure(
        SyntaxProblem.limit(
            spans.of(token),
            "the statement nests more than %d levels deep here and is not analysed"
                .formatted(Nesting.MAX_DEPTH)));
  }

  /** Tells whether the grammar holds statements of this kind, by their first words. */
  private static boolean isKnown(List<SqlToken> tokens) {
    return switch (tokens.getFirst().getType()) {
      case SparkLexer.WITH,
          SparkLexer.SELECT,
          SparkLexer.ScriptVerb,
          SparkLexer.FROM,
          SparkLexer.INSERT,
          SparkLexer.VALUES,
          SparkLexer.TABLE,
          SparkLexer.UPDATE,
          SparkLexer.DELETE,
          SparkLexer.MERGE ->
          true;
      case SparkLexer.LParen -> startsQuery(tokens);
      default -> false;
    };
  }

  private static boolean startsQuery(List<SqlToken> tokens) {
    int index = 0;
    while (index < tokens.size() && tokens.get(index).getType() == SparkLexer.LParen) {
      index++;
    }
    return index < tokens.size()
        && switch (tokens.get(index).getType()) {
          case SparkLexer.SELECT,
              SparkLexer.WITH,
              SparkLexer.VALUES,
              SparkLexer.FROM,
              SparkLexer.TABLE ->
              true;
          default -> false;
        };
  }

  private Statement build(StatementContext context) {
    if (context.query() != null) {
      Span span = spans.of(context.getStart(), context.query().getStop());
      FromQueryContext from = context.query().queryPrimary().fromQuery();
      return from != null && !from.fromInsert().isEmpty()
          ? writes.inserts(
              span, queries.ctes(context.withClause()), from, context.query().queryRest())
          : new QueryStatement(queries.query(span, context.withClause(), context.query()));
    }
    if (context.insert() != null) {
      Span span = spans.of(context.getStart(), context.insert().getStop());
      return writes.insert(span, context.insert(), queries.ctes(context.withClause()));
    }
    if (context.update() != null) {
      return writes.update(context.update());
    }
    if (context.delete() != null) {
      return writes.delete(context.delete());
    }
    return writes.merge(context.merge());
  }
}
