package dev.lintel.rules.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Reads the examples of rules/secret/detectors.ini. */
final class DetectorTableText {
  private DetectorTableText() {}

  /**
   * One example of a detector.
   *
   * @param marked the text, in bad examples with guillemets around what is to be reported
   */
  record Example(String detector, boolean isBad, String path, String marked) {
    String text() {
      return marked.replace("«", "").replace("»", "");
    }

    /** Gives the offsets that a report must cover, as {@code start..end}, in order. */
    List<String> spans() {
      List<String> spans = new ArrayList<>();
      int marks = 0;
      int start = 0;
      for (int i = 0; i < marked.length(); i++) {
        switch (marked.charAt(i)) {
          case '«' -> start = i - marks++;
          case '»' -> spans.add(start + ".." + (i - marks++));
          default -> {}
        }
      }
      return spans;
    }
  }

  static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    String detector = "";
    for (String line : read().lines().toList()) {
      if (line.startsWith("[")) {
        detector = line.substring(1, line.length() - 1);
      } else if (line.startsWith("bad = ") || line.startsWith("good = ")) {
        String value = line.substring(line.indexOf('=') + 2);
        int space = value.indexOf(' ');
        examples.add(
            new Example(
                detector,
                line.startsWith("bad"),
                space < 0 ? "example.txt" : value.substring(0, space),
                decode(value.substring(space + 1))));
      }
    }
    return examples;
  }

  static List<String> keywords() {
    return read()
        .lines()
        .filter(line -> line.startsWith("keywords = "))
        .flatMap(line -> Stream.of(line.substring("keywords = ".length()).split(" ")))
        .distinct()
        .toList();
  }

  private static String decode(String stored) {
    byte[] bytes = Base64.getDecoder().decode(stored);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) 0xA5;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String read() {
    try (InputStream stream =
        DetectorTableText.class.getResourceAsStream("/rules/secret/detectors.ini")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
