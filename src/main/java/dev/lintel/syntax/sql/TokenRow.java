package dev.lintel.syntax.sql;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/** The tokens of one statement as the parser reads them, with the end of the text behind them. */
final class TokenRow implements TokenStream {
  private final SqlToken[] tokens;
  private int index;

  /**
   * Makes a row.
   *
   * @param tokens at least one
   */
  TokenRow(List<SqlToken> tokens) {
    SqlToken last = tokens.getLast();
    int behind = last.getStopIndex() + 1;
    this.tokens = tokens.toArray(new SqlToken[tokens.size() + 1]);
    this.tokens[tokens.size()] = new SqlToken(last.scanner(), Token.EOF, behind, behind);
  }

  @Override
  public SqlToken LT(int k) {
    return k == 1 ? tokens[index] : get(k > 0 ? index + k - 1 : index + k);
  }

  @Override
  public int LA(int k) {
    return k == 1 ? tokens[index].getType() : LT(k).getType();
  }

  /** Gives a token; behind the last one the end, and before the first one null, as ANTLR has it. */
  @Override
  public SqlToken get(int at) {
    if (at < 0) {
      return null;
    }
    return tokens[Math.min(at, tokens.length - 1)];
  }

  @Override
  public void consume() {
    index++;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int to) {
    index = to;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int size() {
    return tokens.length;
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public TokenSource getTokenSource() {
    throw new UnsupportedOperationException("all tokens are there already");
  }

  @Override
  public String getText(Interval interval) {
    return getText(get(interval.a), get(interval.b));
  }

  @Override
  public String getText() {
    return getText(tokens[0], tokens[tokens.length - 1]);
  }

  @Override
  public String getText(RuleContext context) {
    ParserRuleContext rule = (ParserRuleContext) context;
    return getText(rule.getStart(), rule.getStop());
  }

  @Override
  public String getText(Token first, Token last) {
    return tokens[0].scanner().script().substring(first.getStartIndex(), last.getStopIndex() + 1);
  }
}
