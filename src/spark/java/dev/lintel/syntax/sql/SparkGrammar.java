package dev.lintel.syntax.sql;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;

/**
 * Spark's own grammar, of {@code spark-sql-api_2.13:4.0.0}, as the judge of what is a statement:
 * under one of the settings of {@code spark.sql.ansi.doubleQuotedIdentifiers}, which a script does
 * not show.
 */
final class SparkGrammar {
  private SparkGrammar() {}

  static boolean accepts(String sql) {
    return accepts(sql, false) || accepts(sql, true);
  }

  private static boolean accepts(String sql, boolean quotesNames) {
    return accepts(sql, quotesNames, PredictionMode.SLL)
        || accepts(sql, quotesNames, PredictionMode.LL);
  }

  private static boolean accepts(String sql, boolean quotesNames, PredictionMode mode) {
    SqlBaseLexer lexer = new SqlBaseLexer(new UpperCase(CharStreams.fromString(sql)));
    lexer.removeErrorListeners();
    SqlBaseParser parser = new SqlBaseParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.double_quoted_identifiers = quotesNames;
    parser.getInterpreter().setPredictionMode(mode);
    parser.setErrorHandler(
        mode == PredictionMode.SLL ? new BailErrorStrategy() : new DefaultErrorStrategy());
    Errors errors = new Errors();
    parser.addErrorListener(errors);
    try {
      parser.compoundOrSingleStatement();
      return errors.count == 0 && !lexer.has_unclosed_bracketed_comment;
    } catch (ParseCancellationException e) {
      return false;
    }
  }

  private static final class Errors extends BaseErrorListener {
    private int count;

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException e) {
      count++;
    }
  }

  /** Spark's lexer knows upper-case letters only. */
  private record UpperCase(CodePointCharStream stream) implements CharStream {
    @Override
    public String getText(Interval interval) {
      return stream.getText(interval);
    }

    @Override
    public void consume() {
      stream.consume();
    }

    @Override
    public int LA(int i) {
      int c = stream.LA(i);
      return c <= 0 ? c : Character.toUpperCase(c);
    }

    @Override
    public int mark() {
      return stream.mark();
    }

    @Override
    public void release(int marker) {
      stream.release(marker);
    }

    @Override
    public int index() {
      return stream.index();
    }

    @Override
    public void seek(int index) {
      stream.seek(index);
    }

    @Override
    public int size() {
      return stream.size();
    }

    @Override
    public String getSourceName() {
      return stream.getSourceName();
    }
  }
}
