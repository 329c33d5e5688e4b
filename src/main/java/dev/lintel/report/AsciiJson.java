package dev.lintel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/**
 * Makes generators of JSON in printable ASCII: nothing in it, printed on any terminal, can do harm,
 * and a lone surrogate survives as its escape.
 */
final class AsciiJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final char LAST_PRINTABLE = '~';

  private AsciiJson() {}

  /** Gives a generator that leaves the writer open when it is closed. */
  static JsonGenerator generator(Writer out) throws IOException {
    return FACTORY
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setHighestNonEscapedChar(LAST_PRINTABLE);
  }
}
