package dev.lintel.model.kustomize.generate;

import dev.lintel.source.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * One key and its value in a generated ConfigMap or Secret.
 *
 * @param value as a file, or a line of one, holds it
 * @param keyPlace where the key is written, or what it is made from
 * @param valuePlace where a person edits the value
 * @param entry the entry of the kustomization that names the source
 */
record DataEntry(String key, Value value, Span keyPlace, Span valuePlace, Span entry) {
  /** Bytes that are not changed by anyone. */
  static final class Value {
    /** So long kustomize makes the lines of what it encodes. */
    private static final int LINE_LENGTH = 70;

    private final byte[] bytes;

    Value(byte[] bytes) {
      this.bytes = bytes;
    }

    static Value of(String text) {
      return new Value(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives the text; empty where the bytes are no UTF-8. */
    Optional<String> text() {
      try {
        return Optional.of(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }

    /** Gives the bytes in base64, in lines where one does not hold them. */
    String base64() {
      String encoded = Base64.getEncoder().encodeToString(bytes);
      if (encoded.length() < LINE_LENGTH) {
        return encoded;
      }
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < encoded.length(); i += LINE_LENGTH) {
        lines.append(encoded, i, Math.min(i + LINE_LENGTH, encoded.length())).append('\n');
      }
      return lines.toString();
    }
  }
}
