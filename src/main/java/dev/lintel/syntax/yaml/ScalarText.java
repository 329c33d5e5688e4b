package dev.lintel.syntax.yaml;

import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;

/**
 * Makes the text of a scalar, each unit with the place that it was written at, by reading the
 * scalar once more by SnakeYAML's rules. An escape, a doubled quote or a line break of two units
 * stands for its unit as a whole; the space of a fold comes from the line break.
 */
final class ScalarText {
  private final SourceText source;
  private final String text;
  private final StringBuilder decoded = new StringBuilder();
  private final OriginMap.Builder origins = new OriginMap.Builder();

  private ScalarText(SourceText source) {
    this.source = source;
    this.text = source.content();
  }

  static SourceText of(YamlScalar scalar) {
    return SourceText.derived(scalar.span().source().path(), scalar.value(), origins(scalar));
  }

  private static OriginMap origins(YamlScalar scalar) {
    Span written = scalar.span();
    ScalarText reading = new ScalarText(written.source());
    switch (scalar.style()) {
      case BUILT -> {}
      case LITERAL, FOLDED -> reading.readBlock(scalar);
      case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED -> {
        int quote = scalar.style() == YamlScalar.Style.PLAIN || written.length() < 2 ? 0 : 1;
        Span inside = written.part(quote, written.length() - quote);
        if (inside.length() == scalar.value().length()) {
          return OriginMap.of(inside); // no unit of a flow scalar is written in less than one
        }
        reading.readFlow(inside, scalar.style());
      }
    }
    // A value that is not what stands in its place was put there by a change to the tree.
    return reading.decoded.toString().equals(scalar.value())
        ? reading.origins.build(written)
        : new OriginMap.Builder().append(scalar.value().length(), written).build(written);
  }

  private void emit(String output, int start, int end) {
    decoded.append(output);
    origins.append(output.length(), source.span(start, end));
  }

  private void copy(int start, int end) {
    for (int i = start; i < end; i++) {
      decoded.append(Characters.isPrintable(text, i) ? text.charAt(i) : '\uFFFD');
    }
    origins.append(end - start, source.span(start, end));
  }

  /** Emits a line break as YAML reads it: only the separators of Unicode keep their character. */
  private void emitBreak(int start, int length) {
    char c = text.charAt(start);
    emit(c == '\u2028' || c == '\u2029' ? String.valueOf(c) : "\n", start, start + length);
  }

  private boolean isLineFeed(int offset) {
    return text.charAt(offset) != '\u2028' && text.charAt(offset) != '\u2029';
  }

  private void readFlow(Span inside, YamlScalar.Style style) {
    int end = inside.end();
    int i = inside.start();
    while (i < end) {
      char c = text.charAt(i);
      if (Characters.isBlank(c) || Characters.isBreak(c)) {
        i = readSpace(i, end);
      } else if (c == '\'' && style == YamlScalar.Style.SINGLE_QUOTED && i + 1 < end) {
        emit("'", i, i + 2);
        i += 2;
      } else if (c == '\\' && style == YamlScalar.Style.DOUBLE_QUOTED && i + 1 < end) {
        i = readEscape(i, end);
      } else {
        copy(i, i + 1);
        i++;
      }
    }
  }

  /** Reads blanks, which stay unless a line break follows: then the line is folded. */
  private int readSpace(int start, int end) {
    int i = skipBlanks(start, end);
    int breakLength = i < end ? Characters.breakLength(text, i) : 0;
    if (breakLength == 0) {
      copy(start, i);
      return i;
    }
    if (!isLineFeed(i)) {
      emitBreak(i, breakLength);
      return readBreaks(i + breakLength, end);
    }
    int lengthBefore = decoded.length();
    int next = readBreaks(i + breakLength, end);
    if (decoded.length() == lengthBefore) {
      emit(" ", i, i + breakLength);
    }
    return next;
  }

  /** Reads line breaks, which stay, and the blanks around them, which go. */
  private int readBreaks(int start, int end) {
    int i = skipBlanks(start, end);
    while (i < end && Characters.isBreak(text.charAt(i))) {
      int length = Characters.breakLength(text, i);
      emitBreak(i, length);
      i = skipBlanks(i + length, end);
    }
    return i;
  }

  private int skipBlanks(int start, int end) {
    int i = start;
    while (i < end && Characters.isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int readEscape(int start, int end) {
    char c = text.charAt(start + 1);
    int afterEscape = start + 2;
    return switch (c) {
      case 'x' -> readHexadecimal(start, 2, end);
      case 'u' -> readHexadecimal(start, 4, end);
      case 'U' -> readHexadecimal(start, 8, end);
      case '\r', '\n', '\u0085', '\u2028', '\u2029' ->
          readBreaks(start + 1 + Characters.breakLength(text, start + 1), end);
      default -> {
        emit(String.valueOf(escaped(c)), start, afterEscape);
        yield afterEscape;
      }
    };
  }

  private int readHexadecimal(int start, int digits, int end) {
    int digitsEnd = Math.min(start + 2 + digits, end);
    int codePoint = 0;
    for (int i = start + 2; i < digitsEnd; i++) {
      codePoint = codePoint << 4 | Character.digit(text.charAt(i), 16) & 0xF;
    }
    emit(
        Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "",
        start,
        digitsEnd);
    return digitsEnd;
  }

  /** Gives what an escape of one character stands for (YAML 1.2.2, section 5.7). */
  private static char escaped(char c) {
    return switch (c) {
      case '0' -> '\0';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> '\u000B';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> '\u001B';
      case 'N' -> '\u0085';
      case '_' -> '\u00A0';
      case 'L' -> '\u2028';
      case 'P' -> '\u2029';
      default -> c;
    };
  }

  private void readBlock(YamlScalar scalar) {
    int headerEnd = lineEnd(scalar.span().start());
    int headerStop = scalar.span().start();
    while (headerStop < headerEnd && " \t#".indexOf(text.charAt(headerStop)) < 0) {
      headerStop++;
    }
    String header = text.substring(scalar.span().start(), headerStop);
    boolean keepsBreaks = header.indexOf('+') >= 0;
    boolean stripsBreak = header.indexOf('-') >= 0;
    boolean isFolded = scalar.style() == YamlScalar.Style.FOLDED;

    int blanksStart = headerEnd + Characters.breakLength(text, headerEnd);
    int indent = indent(blanksStart, scalar.value());
    int line = skipBlankLines(blanksStart, indent);
    while (isContent(line, indent)) {
      emitBreaks(blanksStart, line);
      int lineEnd = lineEnd(line);
      copy(line, lineEnd);
      blanksStart = lineEnd + Characters.breakLength(text, lineEnd);
      int next = skipBlankLines(blanksStart, indent);
      if (!isContent(next, indent)) {
        if (!stripsBreak) {
          emitBreaks(lineEnd, blanksStart);
        }
      } else if (!isFolded || !isLineFeed(lineEnd) || isIndented(line) || isIndented(next)) {
        emitBreaks(lineEnd, blanksStart);
      } else if (next == blanksStart + indent) {
        emit(" ", lineEnd, blanksStart);
      }
      line = next;
    }
    if (keepsBreaks) {
      emitBreaks(blanksStart, line);
    }
  }

  /**
   * Gives the number of blanks that the scalar leaves out before each line. The first line of the
   * value that is not empty tells it, also where the header sets it relative to the parent.
   */
  private int indent(int contentStart, String value) {
    int line = contentStart;
    int first = 0;
    while (first < value.length() && Characters.isBreak(value.charAt(first))) {
      line = lineEnd(line);
      line += Characters.breakLength(text, line);
      first++;
    }
    if (first == value.length()) {
      return Integer.MAX_VALUE;
    }
    return countSpaces(text, line) - countSpaces(value, first);
  }

  private static int countSpaces(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i - start;
  }

  /** Gives the next place behind blank lines, and behind the indent as far as there is one. */
  private int skipBlankLines(int lineStart, int indent) {
    int line = lineStart;
    while (true) {
      int i = line + Math.min(indent, countSpaces(text, line));
      int breakLength = Characters.breakLength(text, i);
      if (breakLength == 0) {
        return i;
      }
      line = i + breakLength;
    }
  }

  private boolean isContent(int offset, int indent) {
    int column = 0;
    while (column < offset && !Characters.isBreak(text.charAt(offset - column - 1))) {
      column++;
    }
    return offset < text.length() && column == indent;
  }

  private boolean isIndented(int line) {
    return Characters.isBlank(text.charAt(line));
  }

  private void emitBreaks(int start, int end) {
    int i = start;
    while (i < end) {
      int length = Characters.breakLength(text, i);
      if (length > 0) {
        emitBreak(i, length);
      }
      i += Math.max(length, 1);
    }
  }

  private int lineEnd(int start) {
    int i = start;
    while (i < text.length() && !Characters.isBreak(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
