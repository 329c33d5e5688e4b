package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/**
 * Reads what stands in a hint comment. Spark leaves out what it cannot read there, and so it is
 * here.
 */
final class HintParser {
  private static final int OPENING = "/*+".length();

  private HintParser() {}

  static List<Hint> parse(Spans spans, Token comment) {
    TextStream text = (TextStream) comment.getInputStream();
    SparkLexer lexer = new SparkLexer(text.until(comment.getStopIndex() - 1));
    lexer.removeErrorListeners();
    lexer.getInputStream().seek(comment.getStartIndex() + OPENING);
    List<CommonToken> tokens = new ArrayList<>();
    CommonToken token = (CommonToken) lexer.nextToken();
    while (token.getType() != Token.EOF) {
      tokens.add(token);
      token = (CommonToken) lexer.nextToken();
    }
    if (tokens.isEmpty() || Nesting.tooDeep(tokens).isPresent()) {
      return List.of();
    }
    Keywords.settle(tokens);
    SparkParser parser = new SparkParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new SyntaxMessages(spans));
    try {
      ExpressionBuilder expressions = new QueryBuilder(spans).expressions();
      return parser.hints().hint().stream()
          .map(hint ->
              new Hint(
                  spans.of(hint),
                  spans.name(hint.identifier()),
                  expressions.all(hint.expression())))
          .toList();
    } catch (SyntaxFailure unreadable) {
      return List.of();
    }
  }
}
