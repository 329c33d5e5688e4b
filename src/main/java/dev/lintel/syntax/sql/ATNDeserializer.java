package dev.lintel.syntax.sql;

import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNType;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Reads the transition network of the generated parser when something asks for it, and not as soon
 * as the class is loaded, which takes 5 ms of every process that reads SQL: a parser without {@code
 * adaptivePredict} decides nothing by its network, only a message about a fault asks what was
 * expected. The generated code means this class because it stands in its package; ANTLR's of the
 * same name is imported on demand only.
 */
final class ATNDeserializer {
  private static final int GRAMMAR_TYPE = 1;
  private static final int MAX_TOKEN_TYPE = 2;

  ATN deserialize(char[] network) {
    return network[GRAMMAR_TYPE] == ATNType.PARSER.ordinal() ? new Late(network) : read(network);
  }

  private static ATN read(char[] network) {
    return new org.antlr.v4.runtime.atn.ATNDeserializer().deserialize(network);
  }

  /** A network that is read once, by the first who asks what it expects. */
  private static final class Late extends ATN {
    private final char[] network;
    private ATN read;

    Late(char[] network) {
      super(ATNType.PARSER, network[MAX_TOKEN_TYPE]);
      this.network = network;
    }

    @Override
    public synchronized IntervalSet getExpectedTokens(int state, RuleContext context) {
      if (read == null) {
        read = read(network);
      }
      return read.getExpectedTokens(state, context);
    }
  }
}
