package dev.lintel.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML. Names of elements and attributes are ours; texts and values may be anyone's: each is
 * escaped, and made visible as {@link VisibleText} does, so that no text becomes markup and none
 * hides or reorders what stands beside it.
 */
final class Markup {
  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  Markup(Writer out) {
    this.out = out;
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String element, String... attributes) throws IOException {
    writeTag(element, attributes);
    open.push(element);
    return this;
  }

  /** Closes the innermost element. */
  Markup close() throws IOException {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes the innermost element and ends the line; not for inside {@code pre}. */
  Markup closeLine() throws IOException {
    close();
    return line();
  }

  /** Writes an element that holds a text and nothing else. */
  Markup element(String element, String text, String... attributes) throws IOException {
    return open(element, attributes).text(text).close();
  }

  /** Writes an element that never has an end tag. */
  Markup empty(String element, String... attributes) throws IOException {
    writeTag(element, attributes);
    return this;
  }

  Markup text(String text) throws IOException {
    escape(VisibleText.of(text));
    return this;
  }

  /** Ends the line of the file; people read it too. */
  Markup line() throws IOException {
    out.append('\n');
    return this;
  }

  /** Writes a style or a script as it is: one of Lintel's own files, never anything else. */
  Markup file(String element, PageFile file) throws IOException {
    out.append('<').append(element).append('>').append(file.text());
    out.append("</").append(element).append(">\n");
    return this;
  }

  private void writeTag(String element, String... attributes) throws IOException {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        out.append("=\"");
        escape(VisibleText.of(attributes[i + 1]));
        out.append('"');
      }
    }
    out.append('>');
  }

  private void escape(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
