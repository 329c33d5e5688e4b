package dev.lintel.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes a baseline: a head for each salt, then a line for each entry, in printable ASCII. The same
 * baseline gives the same text.
 */
public final class BaselineWriter {
  private static final char LAST_PRINTABLE = '~';

  private final JsonGenerator json;

  private BaselineWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Gives the text of the file. */
  public static String write(Baseline baseline) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setHighestNonEscapedChar(LAST_PRINTABLE);
      json.setRootValueSeparator(null);
      BaselineWriter writer = new BaselineWriter(json);
      for (String salt : baseline.salts()) {
        writer.writeHead(salt);
      }
      for (BaselineEntry entry : baseline.entries()) {
        writer.writeEntry(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a writer in memory does not fail", e);
    }
    return text.toString();
  }

  private void writeHead(String salt) throws IOException {
    json.writeStartObject();
    json.writeNumberField(BaselineReader.HEAD, BaselineReader.FORMAT);
    json.writeStringField("salt", salt);
    endLine();
  }

  private void writeEntry(BaselineEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", entry.fingerprint().id());
    json.writeStringField("context", entry.fingerprint().context());
    json.writeStringField("rule", entry.rule().toString());
    json.writeStringField("severity", entry.severity().id());
    json.writeStringField("path", entry.path());
    if (entry.copy() > 1) {
      json.writeNumberField("copy", entry.copy());
    }
    json.writeStringField("firstSeen", entry.firstSeen().toString());
    if (entry.release().isPresent()) {
      json.writeStringField("release", entry.release().get().name());
    }
    if (entry.verdict().isPresent()) {
      json.writeStringField("verdict", entry.verdict().get().id());
    }
    endLine();
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }
}
