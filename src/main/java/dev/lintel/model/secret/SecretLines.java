package dev.lintel.model.secret;

import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.Locale;

/**
 * Reads Kubernetes Secrets line by line where no tree tells: in templates of charts and in YAML
 * that does not parse, which hides a secret from no one.
 */
final class SecretLines {
  private final SourceText source;
  private final LineIndex lines;
  private final SecretData data;

  SecretLines(SourceText source, SecretData data) {
    this.source = source;
    this.lines = source.lines();
    this.data = data;
    int first = 1;
    for (int line = 1; line <= lines.count(); line++) {
      if (lines.text(line).startsWith("---")) {
        document(first, line);
        first = line + 1;
      }
    }
    document(first, lines.count() + 1);
  }

  private void document(int first, int behind) {
    if (!isSecret(first, behind)) {
      return;
    }
    String block = "";
    int indent = 0;
    for (int line = first; line < behind; line++) {
      String text = lines.text(line);
      String content = text.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      int lineIndent = text.indexOf(content.charAt(0));
      if (lineIndent > indent && !block.isEmpty()) {
        value(block, line);
      } else {
        block = content.equals("data:") || content.equals("stringData:") ? content : "";
        indent = lineIndent;
      }
    }
  }

  private boolean isSecret(int first, int behind) {
    for (int line = first; line < behind; line++) {
      String content = lines.text(line).strip().toLowerCase(Locale.ROOT);
      if (content.startsWith("kind:") && content.substring(5).strip().equals("secret")) {
        return true;
      }
    }
    return false;
  }

  private void value(String block, int line) {
    String text = lines.text(line);
    int colon = text.indexOf(": ");
    if (colon < 0) {
      return;
    }
    int start = colon + 2;
    int end = text.length();
    while (start < end && isEdge(text.charAt(start))) {
      start++;
    }
    while (end > start && isEdge(text.charAt(end - 1))) {
      end--;
    }
    Span value = source.span(lines.start(line) + start, lines.start(line) + end);
    String key = text.substring(0, colon).strip();
    if (block.equals("data:")) {
      data.encoded(key, value);
    } else {
      data.plain(key, value);
    }
  }

  private static boolean isEdge(char c) {
    return c == '"' || c == '\'' || Character.isWhitespace(c);
  }
}
