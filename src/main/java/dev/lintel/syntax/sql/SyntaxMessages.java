package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;

/** Leaves a statement at its first fault, and says in words of SQL what was expected there. */
final class SyntaxMessages extends DefaultErrorStrategy {
  /** What stands behind the last token. */
  static final String END = "the end of the statement";

  private static final int MAX_QUOTED_LENGTH = 40;

  /** With more possibilities than this, naming them does not help. */
  private static final int MAX_NAMED = 3;

  private final Spans spans;

  SyntaxMessages(Spans spans) {
    this.spans = spans;
  }

  @Override
  public void sync(Parser parser) {
    // The next match finds the fault; looking for it ahead of each decision only costs time.
  }

  @Override
  public void reportMatch(Parser parser) {
    // Nothing is recovered from, so that no match ends a recovery.
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    // Told by recover.
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    throw failure(parser);
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw failure(parser);
  }

  private SyntaxFailure failure(Parser parser) {
    Token found = parser.getCurrentToken();
    Token before = parser.getInputStream().LT(-1);
    String expected = isCutShort(before) ? "BY" : expected(parser);
    if (expected.isEmpty() && found.getType() != Token.EOF) {
      return unexpected(spans, found, before);
    }
    String message =
        "expected %s%s, found %s"
            .formatted(expected.isEmpty() ? "more" : expected, after(before), found(found));
    return SyntaxFailure.at(place(spans, found), message);
  }

  /** Says that a token does not belong where it stands. */
  static SyntaxFailure unexpected(Spans spans, Token found) {
    return unexpected(spans, found, null);
  }

  private static SyntaxFailure unexpected(Spans spans, Token found, Token before) {
    return SyntaxFailure.at(
        place(spans, found),
        "unexpected " + (isQuotable(found) ? found(found) : kind(found)) + after(before));
  }

  /** The end of a statement is the empty place behind its last token. */
  private static Span place(Spans spans, Token token) {
    return token.getType() == Token.EOF
        ? spans.source().span(token.getStartIndex(), token.getStartIndex())
        : spans.of(token);
  }

  static String after(Token before) {
    if (before == null) {
      return "";
    }
    boolean isKeyword = Keywords.type(before) < SparkLexer.IntervalUnit;
    return " after " + (isKeyword ? Keywords.upper(before) : quoted(before));
  }

  private static String found(Token token) {
    return token.getType() == Token.EOF ? END : quoted(token);
  }

  static String quoted(Token token) {
    return isQuotable(token) ? "'" + token.getText() + "'" : "a " + kind(token);
  }

  /** What is long is not cut: the reports know a secret in a message only by the whole of it. */
  private static boolean isQuotable(Token token) {
    String text = token.getText();
    return text.length() <= MAX_QUOTED_LENGTH && text.chars().noneMatch(Character::isISOControl);
  }

  private static String kind(Token token) {
    return switch (token.getType()) {
      case SparkLexer.StringLiteral, SparkLexer.DoubleQuoted -> "string";
      case SparkLexer.Number -> "number";
      default -> "long name";
    };
  }

  /** {@code GROUP} and the like are names unless BY follows, so they pass for an alias. */
  private static boolean isCutShort(Token before) {
    if (before == null || before.getType() != SparkLexer.Word) {
      return false;
    }
    return switch (Keywords.type(before)) {
      case SparkLexer.GROUP,
          SparkLexer.ORDER,
          SparkLexer.SORT,
          SparkLexer.CLUSTER,
          SparkLexer.DISTRIBUTE,
          SparkLexer.PARTITION ->
          true;
      default -> false;
    };
  }

  private static String expected(Parser parser) {
    ParserRuleContext context = parser.getContext();
    if (context.getStart().getStartIndex() != parser.getCurrentToken().getStartIndex()) {
      return tokens(parser);
    }
    return switch (context.getRuleIndex()) {
      case SparkParser.RULE_expression,
          SparkParser.RULE_term,
          SparkParser.RULE_primary,
          SparkParser.RULE_boundValue,
          SparkParser.RULE_argument,
          SparkParser.RULE_groupItem,
          SparkParser.RULE_parenItem ->
          "an expression";
      case SparkParser.RULE_selectItem -> "a column or an expression";
      case SparkParser.RULE_relationPrimary -> "a table name or a subquery";
      case SparkParser.RULE_queryPrimary, SparkParser.RULE_plainQuery, SparkParser.RULE_openQuery ->
          "a query";
      case SparkParser.RULE_identifier -> name(context.getParent());
      case SparkParser.RULE_qualifiedName -> name(context);
      default -> tokens(parser);
    };
  }

  private static String name(ParserRuleContext context) {
    return switch (context.getRuleIndex()) {
      case SparkParser.RULE_dataType -> "a type";
      case SparkParser.RULE_nameList -> "a column name";
      case SparkParser.RULE_qualifiedName ->
          context.getParent().getRuleIndex() == SparkParser.RULE_assignment
              ? "a column name"
              : "a table name";
      default -> "a name";
    };
  }

  private static String tokens(Parser parser) {
    if (parser.getContext().getRuleIndex() == SparkParser.RULE_statement) {
      return "";
    }
    if (parser.getContext().getRuleIndex() == SparkParser.RULE_insert
        && parser.getInputStream().LT(-1).getType() != SparkLexer.INSERT) {
      return "a table name";
    }
    List<Integer> types = new ArrayList<>(parser.getExpectedTokens().toList());
    // MAP and REDUCE of Hive, which nobody means to be told of.
    types.removeIf(type -> type == SparkLexer.ScriptVerb);
    if (types.contains(SparkLexer.Word)) {
      return types.contains(SparkLexer.Number) ? "an expression" : "a name";
    }
    if (types.size() > MAX_NAMED) {
      return "";
    }
    List<String> names = new ArrayList<>();
    for (int type : types) {
      names.add(display(parser.getVocabulary(), type));
    }
    if (names.isEmpty()) {
      return "";
    }
    String last = names.removeLast();
    return names.isEmpty() ? last : String.join(", ", names) + " or " + last;
  }

  private static String display(Vocabulary vocabulary, int type) {
    return switch (type) {
      case Token.EOF -> END;
      case SparkLexer.StringLiteral -> "a string";
      case SparkLexer.Number -> "a number";
      case SparkLexer.Equal -> "'='";
      case SparkLexer.IntervalUnit -> "a unit as DAY";
      default -> vocabulary.getDisplayName(type);
    };
  }
}
