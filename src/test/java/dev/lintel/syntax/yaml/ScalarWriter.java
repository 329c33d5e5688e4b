package dev.lintel.syntax.yaml;

import dev.lintel.syntax.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a value as the scalar of a small document and notes where it writes each UTF-16 unit. It
 * chooses among the forms that YAML has for a unit at random: raw or escaped, on one line or
 * folded.
 */
final class ScalarWriter {
  /** A document whose one mapping value is the scalar, and the origin of each unit of the value. */
  record Written(String document, List<Origin> origins) {}

  /** Half-open offsets in the document. */
  record Origin(int start, int end) {}

  private final Random random;
  private final String lineBreak;
  private final String value;
  private final StringBuilder document = new StringBuilder();
  private final List<Origin> origins = new ArrayList<>();

  private ScalarWriter(String value, String lineBreak, Random random) {
    this.value = value;
    this.lineBreak = lineBreak;
    this.random = random;
  }

  static Written write(String value, Style style, String lineBreak, Random random) {
    ScalarWriter writer = new ScalarWriter(value, lineBreak, random);
    writer.document.append("before: 1").append(lineBreak).append("key: ");
    switch (style) {
      case PLAIN -> writer.writeFolding(c -> false);
      case SINGLE_QUOTED -> writer.quote('\'', c -> c == '\'');
      case DOUBLE_QUOTED -> writer.quote('"', c -> true);
      case LITERAL -> writer.writeLiteral();
      case FOLDED -> writer.writeFolded();
      case BUILT -> throw new IllegalArgumentException("a built scalar is written nowhere");
    }
    if (!writer.document.toString().endsWith(lineBreak)) {
      writer.document.append(lineBreak);
    }
    writer.document.append("after: 2").append(lineBreak);
    return new Written(writer.document.toString(), writer.origins);
  }

  private interface NeedsEscape {
    boolean test(char c);
  }

  private void quote(char quote, NeedsEscape mayEscape) {
    document.append(quote);
    writeFolding(mayEscape);
    document.append(quote);
  }

  /** Writes units one by one; line feeds, and some spaces between words, as folds. */
  private void writeFolding(NeedsEscape mayEscape) {
    boolean isDouble = mayEscape.test('"');
    boolean isSingle = !isDouble && mayEscape.test('\'');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n' && !(isDouble && (!isBetweenWords(i) || random.nextBoolean()))) {
        i = fold(i);
      } else if (c == ' ' && isBetweenWords(i) && random.nextInt(3) == 0) {
        appendBlanks();
        unit(lineBreak);
        indent();
      } else if (isSingle && c == '\'') {
        unit("''");
      } else if (isDouble) {
        i = appendDoubleQuoted(i);
      } else {
        unit(String.valueOf(c));
      }
    }
  }

  /** Writes a run of line feeds as one break more than it has, the first of which says nothing. */
  private int fold(int start) {
    appendBlanks();
    document.append(lineBreak);
    int i = start;
    while (i < value.length() && value.charAt(i) == '\n') {
      if (random.nextBoolean()) {
        document.append(' ');
      }
      unit(lineBreak);
      i++;
    }
    indent();
    return i - 1;
  }

  private int appendDoubleQuoted(int i) {
    char c = value.charAt(i);
    if (random.nextInt(8) == 0 && i > 0) {
      document.append('\\').append(lineBreak);
      indent();
      if (c == ' ' || c == '\t') {
        unit("\\" + c);
        return i;
      }
    }
    if (Character.isHighSurrogate(c)) {
      if (random.nextBoolean()) {
        String escape = "\\U%08X".formatted(value.codePointAt(i));
        origins.add(new Origin(document.length(), document.length() + escape.length()));
        unit(escape);
      } else {
        unit(String.valueOf(c));
        unit(String.valueOf(value.charAt(i + 1)));
      }
      return i + 1;
    }
    boolean isControl = c < ' ' && c != '\t' || c == '\u0085';
    boolean mustEscape = c == '"' || c == '\\' || isControl || isAtEdge(i, c);
    switch (mustEscape ? 1 + random.nextInt(3) : random.nextInt(8)) {
      case 1 -> unit(c < 0x100 ? "\\x%02x".formatted((int) c) : "\\u%04X".formatted((int) c));
      case 2 -> unit("\\u%04x".formatted((int) c));
      case 3 -> unit(shortEscape(c));
      default -> unit(String.valueOf(c));
    }
    return i;
  }

  /** A blank beside a line break would be folded away. */
  private boolean isAtEdge(int i, char c) {
    return (c == ' ' || c == '\t')
        && (i == 0
            || i == value.length() - 1
            || value.charAt(i - 1) == '\n'
            || value.charAt(i + 1) == '\n');
  }

  private static String shortEscape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\0' -> "\\0";
      case '\u001B' -> "\\e";
      case '\u0085' -> "\\N";
      case '\u00A0' -> "\\_";
      case '"', '\\', ' ', '/' -> "\\" + c;
      default -> "\\u%04X".formatted((int) c);
    };
  }

  private boolean isBetweenWords(int i) {
    int end = i;
    while (end < value.length() && value.charAt(end) == value.charAt(i)) {
      end++;
    }
    boolean isOneSpace = value.charAt(i) != ' ' || end == i + 1;
    return isOneSpace && i > 0 && end < value.length() && isWord(i - 1) && isWord(end);
  }

  private boolean isWord(int i) {
    char c = value.charAt(i);
    return c != ' ' && c != '\t' && c != '\n';
  }

  private void writeLiteral() {
    document.append('|');
    int indent = writeHeader();
    for (int i = 0; i < value.length(); i++) {
      if (i == 0 || value.charAt(i - 1) == '\n') {
        indentLine(i, indent);
      }
      unit(value.charAt(i) == '\n' ? lineBreak : String.valueOf(value.charAt(i)));
    }
  }

  private void writeFolded() {
    document.append('>');
    int indent = writeHeader();
    boolean atLineStart = true;
    boolean lineIsIndented = false;
    int i = 0;
    while (i < value.length()) {
      if (atLineStart) {
        indentLine(i, indent);
        lineIsIndented = !isWord(i);
        atLineStart = false;
      }
      if (value.charAt(i) == '\n') {
        int end = i;
        while (end < value.length() && value.charAt(end) == '\n') {
          end++;
        }
        boolean isInside = end < value.length() && i > 0;
        if (isInside && !lineIsIndented && isWord(end)) {
          document.append(lineBreak);
        }
        while (i < end) {
          unit(lineBreak);
          i++;
        }
        atLineStart = true;
      } else if (value.charAt(i) == ' '
          && isBetweenWords(i)
          && !lineIsIndented
          && random.nextInt(2) == 0) {
        unit(lineBreak);
        i++;
        atLineStart = true;
      } else {
        unit(String.valueOf(value.charAt(i)));
        i++;
      }
    }
  }

  /** Writes indicators, perhaps a comment, and the line break; gives the indent of the lines. */
  private int writeHeader() {
    String content = value.stripTrailing();
    int newlines = 0;
    while (newlines < value.length() && value.charAt(value.length() - 1 - newlines) == '\n') {
      newlines++;
    }
    boolean isClipped = newlines == 1 && newlines < value.length() && random.nextBoolean();
    String chomping = newlines == 0 ? "-" : isClipped ? "" : "+";
    int first = 0;
    while (first < value.length() && value.charAt(first) == '\n') {
      first++;
    }
    boolean needsIndent = first < value.length() && value.charAt(first) == ' ' || content.isEmpty();
    int indent = 1 + random.nextInt(4);
    String indentation = needsIndent || random.nextInt(4) == 0 ? String.valueOf(indent) : "";
    document.append(random.nextBoolean() ? chomping + indentation : indentation + chomping);
    document.append(random.nextInt(4) == 0 ? " # a comment" : "").append(lineBreak);
    return indent;
  }

  private void indentLine(int i, int indent) {
    boolean isEmpty = i < value.length() && value.charAt(i) == '\n';
    document.repeat(' ', isEmpty ? random.nextInt(indent + 1) : indent);
  }

  private void unit(String written) {
    origins.add(new Origin(document.length(), document.length() + written.length()));
    document.append(written);
  }

  private void appendBlanks() {
    document.repeat(' ', random.nextInt(3));
  }

  private void indent() {
    document.repeat(' ', 1 + random.nextInt(3));
  }
}
