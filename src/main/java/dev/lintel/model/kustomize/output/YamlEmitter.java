package dev.lintel.model.kustomize.output;

import dev.lintel.model.kustomize.resource.JsonScalar;
import dev.lintel.syntax.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Puts scalars and indicators on lines as the emitter of goyaml.v2 does (emitterc.go and encode.go
 * of go.yaml.in/yaml/v2 2.4.2, read 2026-11-27): folds at width 80, indents by 2, quotes what would
 * be something else than a string in YAML 1.1.
 */
final class YamlEmitter {
  private static final int WIDTH = 80;
  private static final int INDENT = 2;

  /** The longest key in bytes that is written without a question mark. */
  private static final int LONGEST_KEY = 128;

  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  private final StringBuilder out = new StringBuilder();
  private final List<YamlNode> lines = new ArrayList<>();

  /** What the current line prints. */
  private YamlNode node;

  private int column;
  private int indent = -INDENT;
  private boolean isBehindWhitespace = true;
  private boolean isIndented = true;

  private enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL
  }

  String text() {
    return out.toString();
  }

  /** Gives what each line prints, in the order of the lines. */
  List<YamlNode> lines() {
    return lines;
  }

  int indent() {
    return indent;
  }

  void indent(int changed) {
    indent = changed;
  }

  /** Tells whether nothing but indentation and hyphens stands on the line. */
  boolean isIndented() {
    return isIndented;
  }

  /** Says what is printed from here on. */
  void print(YamlNode printed) {
    node = printed;
  }

  /** Writes a line as it is, at the start of one. */
  void line(String text) {
    out.append(text);
    putBreak();
  }

  void startDocument() {
    indent = -INDENT;
    isBehindWhitespace = true;
    isIndented = true;
  }

  void endDocument() {
    indent = -INDENT;
    writeIndent();
  }

  private void put(int c) {
    out.appendCodePoint(c);
    column++;
  }

  private void putAll(String text) {
    out.append(text);
    column += text.length();
  }

  private void putBreak() {
    out.append('\n');
    lines.add(node);
    column = 0;
  }

  private void writeBreak(int c) {
    if (c == '\n') {
      putBreak();
    } else {
      out.appendCodePoint(c);
      column = 0;
    }
  }

  void writeIndent() {
    int wanted = Math.max(indent, 0);
    if (!isIndented || column > wanted || column == wanted && !isBehindWhitespace) {
      putBreak();
    }
    while (column < wanted) {
      put(' ');
    }
    isBehindWhitespace = true;
    isIndented = true;
  }

  void writeIndicator(String indicator, boolean needsWhitespace, boolean keepsIndentation) {
    if (needsWhitespace && !isBehindWhitespace) {
      put(' ');
    }
    putAll(indicator);
    isBehindWhitespace = false;
    isIndented = isIndented && keepsIndentation;
  }

  /** Tells whether a key needs no question mark. */
  static boolean isSimpleKey(String key) {
    return !ScalarAnalysis.of(key).isMultiline()
        && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY;
  }

  /** Writes a null, a boolean or a number. */
  void writePlain(String text) {
    withDeeperIndent(() -> writePlainScalar(text, true));
  }

  void writeString(String text, boolean isSimpleKey) {
    ScalarAnalysis analysis = ScalarAnalysis.of(text);
    Style style = style(text, analysis, isSimpleKey);
    withDeeperIndent(() -> {
      switch (style) {
        case PLAIN -> writePlainScalar(text, !isSimpleKey);
        case SINGLE_QUOTED -> writeSingleQuoted(text, !isSimpleKey);
        case DOUBLE_QUOTED -> writeDoubleQuoted(text, !isSimpleKey);
        case LITERAL -> writeLiteral(text);
      }
    });
  }

  private void withDeeperIndent(Runnable write) {
    int before = indent;
    indent += INDENT;
    write.run();
    indent = before;
  }

  private static Style style(String text, ScalarAnalysis analysis, boolean isSimpleKey) {
    if (isSimpleKey && analysis.isMultiline()) {
      return Style.DOUBLE_QUOTED;
    }
    if (text.indexOf('\n') >= 0) {
      return analysis.allowsBlock() && !isSimpleKey ? Style.LITERAL : Style.DOUBLE_QUOTED;
    }
    if (!isStringInYaml11(text)) {
      return Style.DOUBLE_QUOTED;
    }
    if (analysis.allowsPlain()) {
      return Style.PLAIN;
    }
    return analysis.allowsSingleQuotes() ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
  }

  private static boolean isStringInYaml11(String text) {
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> false;
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> false;
      default -> JsonScalar.isPlainString(text) && !isBase60(text);
    };
  }

  private static boolean isBase60(String text) {
    return text.indexOf(':') >= 0
        && "+-0123456789".indexOf(text.charAt(0)) >= 0
        && BASE_60.matcher(text).matches();
  }

  private static boolean isSpaceAt(String text, int index) {
    return index < text.length() && text.charAt(index) == ' ';
  }

  private void writePlainScalar(String text, boolean mayFold) {
    if (!isBehindWhitespace) {
      put(' ');
    }
    writeFolded(text, mayFold, false);
    isBehindWhitespace = false;
    isIndented = false;
  }

  private void writeSingleQuoted(String text, boolean mayFold) {
    writeIndicator("'", true, false);
    writeFolded(text, mayFold, true);
    writeIndicator("'", false, false);
  }

  /** Writes a text whose blanks may become line breaks, and whose line breaks are doubled. */
  private void writeFolded(String text, boolean mayFold, boolean isQuoted) {
    boolean isBehindSpace = false;
    boolean isBehindBreak = false;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c == ' ') {
        boolean isInside = !isQuoted || i > 0 && i < text.length() - 1;
        if (mayFold && !isBehindSpace && column > WIDTH && isInside && !isSpaceAt(text, i + 1)) {
          writeIndent();
        } else {
          put(c);
        }
        isBehindSpace = true;
      } else if (ScalarAnalysis.isBreak(c)) {
        if (!isBehindBreak && c == '\n') {
          putBreak();
        }
        writeBreak(c);
        isIndented = true;
        isBehindBreak = true;
      } else {
        if (isBehindBreak) {
          writeIndent();
        }
        if (isQuoted && c == '\'') {
          put(c);
        }
        put(c);
        isIndented = false;
        isBehindSpace = false;
        isBehindBreak = false;
      }
    }
  }

  private void writeDoubleQuoted(String text, boolean mayFold) {
    writeIndicator("\"", true, false);
    // goyaml looks for a byte order mark at the start, whatever character it is at.
    boolean escapesAll = text.startsWith("\uFEFF");
    boolean isBehindSpace = false;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (escapesAll
          || !ScalarAnalysis.isPrintable(c)
          || ScalarAnalysis.isBreak(c)
          || c == '"'
          || c == '\\') {
        writeEscaped(c);
        isBehindSpace = false;
      } else if (c == ' ') {
        if (mayFold && !isBehindSpace && column > WIDTH && i > 0 && i < text.length() - 1) {
          writeIndent();
          if (isSpaceAt(text, i + 1)) {
            put('\\');
          }
        } else {
          put(c);
        }
        isBehindSpace = true;
      } else {
        put(c);
        isBehindSpace = false;
      }
    }
    writeIndicator("\"", false, false);
  }

  private void writeEscaped(int c) {
    String escape =
        switch (c) {
          case 0 -> "0";
          case 7 -> "a";
          case '\b' -> "b";
          case '\t' -> "t";
          case '\n' -> "n";
          case 0xB -> "v";
          case '\f' -> "f";
          case '\r' -> "r";
          case 0x1B -> "e";
          case '"' -> "\"";
          case '\\' -> "\\";
          case 0x85 -> "N";
          case 0xA0 -> "_";
          case 0x2028 -> "L";
          case 0x2029 -> "P";
          default ->
              String.format(Locale.ROOT, c <= 0xFF ? "x%02X" : c <= 0xFFFF ? "u%04X" : "U%08X", c);
        };
    put('\\');
    putAll(escape);
  }

  private void writeLiteral(String text) {
    writeIndicator("|", true, false);
    int first = text.codePointAt(0);
    if (first == ' ' || ScalarAnalysis.isBreak(first)) {
      writeIndicator(String.valueOf(INDENT), false, false);
    }
    int last = text.codePointBefore(text.length());
    int beforeLast = text.length() - Character.charCount(last);
    if (!ScalarAnalysis.isBreak(last)) {
      writeIndicator("-", false, false);
    } else if (beforeLast == 0 || ScalarAnalysis.isBreak(text.codePointBefore(beforeLast))) {
      writeIndicator("+", false, false);
    }
    putBreak();
    isIndented = true;
    isBehindWhitespace = true;
    boolean isBehindBreak = true;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (ScalarAnalysis.isBreak(c)) {
        writeBreak(c);
        isIndented = true;
        isBehindBreak = true;
      } else {
        if (isBehindBreak) {
          writeIndent();
        }
        put(c);
        isIndented = false;
        isBehindBreak = false;
      }
    }
  }
}
