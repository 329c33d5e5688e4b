package dev.lintel.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML 1.0, one element on a line. What a text of unknown origin could break or that XML 1.0
 * has no room for (section 2.2) is escaped or made visible.
 */
final class XmlWriter {
  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  XmlWriter(Writer out) throws IOException {
    this.out = out;
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  /** Opens an element; names and values of its attributes take turns. */
  void open(String name, String... attributes) throws IOException {
    start(name, attributes);
    out.append(">\n");
    open.push(name);
  }

  void close() throws IOException {
    String name = open.pop();
    out.append("  ".repeat(open.size())).append("</" + name + ">\n");
  }

  void empty(String name, String... attributes) throws IOException {
    start(name, attributes);
    out.append("/>\n");
  }

  /** Writes an element that holds a text, whose line feeds stay. */
  void text(String name, String text, String... attributes) throws IOException {
    start(name, attributes);
    out.append('>').append(escaped(text, true)).append("</" + name + ">\n");
  }

  private void start(String name, String... attributes) throws IOException {
    out.append("  ".repeat(open.size())).append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1], false)).append('"');
    }
  }

  private static String escaped(String text, boolean keepsLines) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c ->
            escaped.append(
                switch (c) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  case '"' -> "&quot;";
                  case '\'' -> "&apos;";
                  case '\n' -> keepsLines ? "\n" : VisibleText.of(c);
                  default -> VisibleText.of(c);
                }));
    return escaped.toString();
  }
}
