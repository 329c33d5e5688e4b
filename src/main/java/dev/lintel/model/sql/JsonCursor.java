package dev.lintel.model.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON as a stream, a value at a time. Whatever is not as it is asked for is refused with its
 * line and column; depth and length are bounded.
 */
public final class JsonCursor {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(4 << 20)
                  .maxNameLength(1 << 16)
                  .build())
          .build();

  private final String path;
  private final JsonParser json;

  /** Takes one member of an object; the cursor stands on its value. */
  @FunctionalInterface
  public interface Member {
    void read(String name) throws InvalidSnapshotException;
  }

  /** Takes one item of an array; the cursor stands on it. */
  @FunctionalInterface
  public interface Item {
    void read() throws InvalidSnapshotException;
  }

  @FunctionalInterface
  private interface Step<T> {
    T take() throws IOException;
  }

  private JsonCursor(String path, JsonParser json) {
    this.path = path;
    this.json = json;
  }

  /** Opens a text; the cursor stands on its first value. */
  public static JsonCursor open(SourceText source) throws InvalidSnapshotException {
    try {
      JsonCursor cursor =
          new JsonCursor(source.path(), FACTORY.createParser(new StringReader(source.content())));
      if (cursor.next() == null) {
        throw cursor.refused("the file is empty");
      }
      return cursor;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
  }

  private <T> T attempt(Step<T> step) throws InvalidSnapshotException {
    try {
      return step.take();
    } catch (JsonProcessingException e) {
      String why =
          e instanceof JsonEOFException
              ? "the file is cut off"
              : "this is no JSON: " + firstSentence(e.getOriginalMessage());
      throw refused(place(e.getLocation()), why);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
  }

  private static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse("").strip();
    String lower =
        line.isEmpty() ? line : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private JsonToken next() throws InvalidSnapshotException {
    return attempt(json::nextToken);
  }

  /**
   * Where a value starts.
   *
   * @param line 1-based
   * @param column 1-based
   */
  public record Place(int line, int column) {}

  /** Gives where the value starts that the cursor stands on. */
  public Place place() {
    return place(json.currentTokenLocation());
  }

  private static Place place(JsonLocation at) {
    return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  /** Makes the refusal of the value that the cursor stands on. */
  public InvalidSnapshotException refused(String why) {
    return refused(place(), why);
  }

  /** Makes the refusal of a value that was read before. */
  public InvalidSnapshotException refused(Place at, String why) {
    return new InvalidSnapshotException(
        "%s:%d:%d: %s".formatted(path, at.line(), at.column(), why));
  }

  /** Tells whether an object stands here. */
  public boolean isObject() {
    return json.currentToken() == JsonToken.START_OBJECT;
  }

  /** Tells whether an array stands here. */
  public boolean isArray() {
    return json.currentToken() == JsonToken.START_ARRAY;
  }

  public boolean isNull() {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Hands over each member of the object that stands here; a name twice is refused. */
  public void object(String what, Member member) throws InvalidSnapshotException {
    if (!isObject()) {
      throw refused(what + " takes an object");
    }
    Set<String> names = new HashSet<>();
    while (next() != JsonToken.END_OBJECT) {
      String name = attempt(json::currentName);
      if (!names.add(name)) {
        throw refused("'%s' is there twice".formatted(name));
      }
      next();
      member.read(name);
    }
  }

  /** Hands over each item of the array that stands here. */
  public void array(String what, Item item) throws InvalidSnapshotException {
    if (!isArray()) {
      throw refused(what + " takes an array");
    }
    while (next() != JsonToken.END_ARRAY) {
      item.read();
    }
  }

  /** Gives the text that stands here. */
  public String text(String what) throws InvalidSnapshotException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw refused(what + " takes a text");
    }
    return attempt(json::getText);
  }

  /** Gives the text, number or word that stands here; empty for null. */
  public Optional<String> scalar(String what) throws InvalidSnapshotException {
    if (isNull()) {
      return Optional.empty();
    }
    if (!json.currentToken().isScalarValue()) {
      throw refused(what + " takes a text");
    }
    return Optional.of(attempt(json::getText));
  }

  /** Gives the texts of the array that stands here. */
  public List<String> texts(String what) throws InvalidSnapshotException {
    List<String> texts = new ArrayList<>();
    array(what, () -> texts.add(text(what)));
    return texts;
  }

  /** Gives the whole number that stands here, which is not negative. */
  public long count(String what) throws InvalidSnapshotException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw refused(what + " takes a whole number");
    }
    long number = attempt(json::getLongValue);
    if (number < 0) {
      throw refused(what + " takes a number from 0");
    }
    return number;
  }

  public boolean isTrue(String what) throws InvalidSnapshotException {
    if (!json.currentToken().isBoolean()) {
      throw refused(what + " takes true or false");
    }
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  /** Leaves out the value that stands here, whatever is in it. */
  public void skip() throws InvalidSnapshotException {
    attempt(json::skipChildren);
  }

  /** Refuses what stands behind the value that was read. */
  public void end() throws InvalidSnapshotException {
    if (next() != null) {
      throw refused("more stands behind the end");
    }
  }
}
