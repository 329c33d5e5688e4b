package dev.lintel.model.secret;

import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Texts inside texts: what base64 hides from people, though not from programs (RFC 4648). */
final class Base64Text {
  /** Shorter runs are words and numbers, and hold no secret. */
  private static final int SHORTEST_RUN = 24;

  private static final byte[] DIGITS = new byte[128];

  static {
    Arrays.fill(DIGITS, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      DIGITS[alphabet.charAt(i)] = (byte) i;
    }
  }

  private Base64Text() {}

  /**
   * Gives each run of base64 in a text that decodes to printable ASCII, decoded. Looks at one unit
   * in each shortest run, and at more only where that one is a digit.
   */
  static void runs(SourceText source, Consumer<SourceText> decoded) {
    String text = source.content();
    int probe = SHORTEST_RUN - 1;
    while (probe < text.length()) {
      int start = probe;
      int end = probe;
      if (isDigit(text.charAt(probe))) {
        start = runStart(text, probe);
        end = runEnd(text, probe);
      }
      if (end - start >= SHORTEST_RUN) {
        Span run = source.span(start, behindPadding(text, end));
        decode(run).filter(Base64Text::isPrintable).ifPresent(decoded);
      }
      probe = end + SHORTEST_RUN;
    }
  }

  private static int runStart(String text, int from) {
    int start = from;
    while (start > 0 && isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int runEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int behindPadding(String text, int from) {
    int end = from;
    while (end < text.length() && end < from + 2 && text.charAt(end) == '=') {
      end++;
    }
    return end;
  }

  /**
   * Decodes a span of base64, in which blanks and line breaks do not count. Each byte is one unit
   * of the result, which leads back to the group of four digits that it came from.
   *
   * @return empty where the span is not base64
   */
  static Optional<SourceText> decode(Span span) {
    String text = span.source().content();
    StringBuilder bytes = new StringBuilder(span.length());
    OriginMap.Builder origins = new OriginMap.Builder();
    int bits = 0;
    int digits = 0;
    int groupStart = span.start();
    for (int i = span.start(); i < span.end() && text.charAt(i) != '='; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      if (digit(c) < 0) {
        return Optional.empty();
      }
      if (digits == 0) {
        groupStart = i;
      }
      bits = bits << 6 | digit(c);
      if (++digits == 4) {
        bytes.append((char) (bits >> 16 & 0xff)).append((char) (bits >> 8 & 0xff));
        bytes.append((char) (bits & 0xff));
        origins.append(3, span.source().span(groupStart, i + 1));
        digits = 0;
        bits = 0;
      }
    }
    if (digits == 1) {
      return Optional.empty();
    }
    for (int left = digits * 6 - 8; left >= 0 && digits > 0; left -= 8) {
      bytes.append((char) (bits >> left & 0xff));
    }
    if (digits > 0) {
      origins.append(digits - 1, span.source().span(groupStart, span.end()));
    }
    return Optional.of(
        SourceText.derived(
            "base64 in " + span.source().path(), bytes.toString(), origins.build(span)));
  }

  /** Tells whether a text is ASCII without control characters other than line breaks and tabs. */
  static boolean isPrintable(SourceText source) {
    String text = source.content();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isDigit(char c) {
    return digit(c) >= 0;
  }

  private static int digit(char c) {
    return c < DIGITS.length ? DIGITS[c] : -1;
  }
}
