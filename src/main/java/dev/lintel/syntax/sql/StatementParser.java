package dev.lintel.syntax.sql;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.SparkParser.FromQueryContext;
import dev.lintel.syntax.sql.SparkParser.StatementContext;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Parses single statements of one source; for one thread. */
final class StatementParser {
  private final Spans spans;
  private final SparkParser parser = new SparkParser(null);
  private final QueryBuilder queries;
  private final DmlBuilder writes;
  private final DdlBuilder definitions;

  StatementParser(SourceText source) {
    this.spans = new Spans(source);
    this.queries = new QueryBuilder(spans);
    this.writes = new DmlBuilder(spans, queries);
    this.definitions = new DdlBuilder(spans, queries, writes);
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxMessages(spans));
  }

  /**
   * Parses the tokens of one statement, which it settles first.
   *
   * @throws SyntaxFailure if they are no statement
   */
  Statement parse(List<CommonToken> tokens) {
    Keywords.settle(tokens);
    if (!isKnown(tokens)) {
      return other(tokens);
    }
    Nesting.tooDeep(tokens)
        .ifPresent(token -> {
          throw tooDeep(token);
        });
    parser.setTokenStream(new CommonTokenStream(new ListTokenSource(tokens)));
    return build(parser.statement());
  }

  private SyntaxFailure tooDeep(Token token) {
    return new SyntaxFailure(
        SyntaxProblem.limit(
            spans.of(token),
            "the statement nests more than %d levels deep here and is not analysed"
                .formatted(Nesting.MAX_DEPTH)));
  }

  private OtherStatement other(List<CommonToken> tokens) {
    Span span = spans.of(tokens.getFirst(), tokens.getLast());
    return new OtherStatement(span, tokens.stream().map(spans::of).toList());
  }

  /** Tells whether the grammar holds statements of this kind, by their first words. */
  private static boolean isKnown(List<CommonToken> tokens) {
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
          SparkLexer.MERGE,
          SparkLexer.TRUNCATE ->
          true;
      case SparkLexer.LParen -> startsQuery(tokens);
      case SparkLexer.CREATE, SparkLexer.REPLACE, SparkLexer.DROP, SparkLexer.ALTER ->
          isOnTable(tokens);
      default -> false;
    };
  }

  private static boolean startsQuery(List<CommonToken> tokens) {
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

  /** Tells whether only words that adorn a table or view stand between the verb and its kind. */
  private static boolean isOnTable(List<CommonToken> tokens) {
    for (CommonToken token : tokens.subList(1, tokens.size())) {
      switch (token.getType()) {
        case SparkLexer.TABLE, SparkLexer.VIEW -> {
          return true;
        }
        case SparkLexer.OR, SparkLexer.REPLACE -> {}
        default -> {
          if (!isAdornment(Keywords.upper(token))) {
            return false;
          }
        }
      }
    }
    return false;
  }

  private static boolean isAdornment(String word) {
    return switch (word) {
      case "EXTERNAL", "GLOBAL", "LOCAL", "MATERIALIZED", "TEMP", "TEMPORARY", "UNLOGGED" -> true;
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
    if (context.merge() != null) {
      return writes.merge(context.merge());
    }
    if (context.create() != null) {
      return definitions.create(context.create());
    }
    if (context.drop() != null) {
      return definitions.drop(context.drop());
    }
    return context.truncate() != null
        ? definitions.truncate(context.truncate())
        : definitions.alter(context.alter());
  }
}
