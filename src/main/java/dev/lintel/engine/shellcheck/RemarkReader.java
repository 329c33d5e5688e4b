package dev.lintel.engine.shellcheck;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code --format=json1}: an object with the remarks under {@code comments}, columns in code
 * points with a tab as one (shellcheck(1), "json1", read of 0.11.0).
 */
final class RemarkReader {
  private final JsonParser json;

  private RemarkReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Gives the remarks in the order of the text.
   *
   * @throws IOException where the text is not what shellcheck writes
   */
  static List<Remark> read(String text) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(text)) {
      return new RemarkReader(json).remarks();
    } catch (IllegalArgumentException e) {
      throw new IOException(e);
    }
  }

  private List<Remark> remarks() throws IOException {
    expect(json.nextToken() == JsonToken.START_OBJECT);
    List<Remark> remarks = new ArrayList<>();
    boolean isFound = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isComments = json.currentName().equals("comments");
      JsonToken value = json.nextToken();
      if (!isComments) {
        json.skipChildren();
        continue;
      }
      isFound = true;
      expect(value == JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_OBJECT) {
        remarks.add(remark());
      }
    }
    expect(isFound && json.nextToken() == null);
    return remarks;
  }

  private Remark remark() throws IOException {
    Map<String, String> texts = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        texts.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return new Remark(
        number(texts, "file"),
        "SC" + number(texts, "code"),
        Remark.Level.valueOf(texts.getOrDefault("level", "").toUpperCase(Locale.ROOT)),
        texts.getOrDefault("message", ""),
        new Remark.Place(number(texts, "line"), number(texts, "column")),
        new Remark.Place(number(texts, "endLine"), number(texts, "endColumn")));
  }

  private static int number(Map<String, String> texts, String name) {
    return Integer.parseInt(texts.getOrDefault(name, ""));
  }

  private static void expect(boolean isSo) throws IOException {
    if (!isSo) {
      throw new IOException("these are no remarks of shellcheck");
    }
  }
}
