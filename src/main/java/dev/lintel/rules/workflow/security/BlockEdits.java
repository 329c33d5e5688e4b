package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Writes entries into block mappings, which flow mappings and shared ones are not taken for. */
final class BlockEdits {
  private BlockEdits() {}

  /** Gives the edit that writes lines behind the last entry of a mapping, at its indent. */
  static Optional<Edit> append(YamlMapping mapping, List<String> rows) {
    return mapping.entries().isEmpty()
        ? Optional.empty()
        : after(mapping, mapping.entries().getLast(), rows);
  }

  /**
   * Gives the edit that writes lines behind an entry of a mapping, at its indent.
   *
   * @param rows the first at the indent of the entry's key, further indents written out
   */
  static Optional<Edit> after(YamlMapping mapping, YamlEntry entry, List<String> rows) {
    Span key = entry.key().span();
    SourceText source = key.source();
    if (source.origins().isPresent() || isFlow(mapping) || isOpenEnded(entry)) {
      return Optional.empty();
    }
    LineIndex lines = source.lines();
    Span value = entry.value().span();
    int from = value.source() == source && value.end() > key.end() ? value.end() : key.end();
    int end = lines.end(lines.lineAt(from));
    String indent = indent(key);
    if (indent.isEmpty() && lines.position(key.start()).column() > 1) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (String row : rows) {
      text.append(lineBreak(source)).append(indent).append(row);
    }
    return Optional.of(new Edit(source.span(end, end), text.toString()));
  }

  /** Gives the edit that writes lines before an entry of a block mapping, at its indent. */
  static Optional<Edit> before(YamlMapping mapping, YamlEntry entry, List<String> rows) {
    Span key = entry.key().span();
    SourceText source = key.source();
    String indent = indent(key);
    int start = source.lines().start(source.lines().lineAt(key.start()));
    boolean isFirstOfLine = start + indent.length() == key.start() && isBlank(source, start, key);
    if (source.origins().isPresent() || isFlow(mapping) || !isFirstOfLine) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (String row : rows) {
      text.append(indent).append(row).append(lineBreak(source));
    }
    return Optional.of(new Edit(source.span(start, start), text.toString()));
  }

  private static boolean isBlank(SourceText source, int start, Span key) {
    return source.content().substring(start, key.start()).isBlank();
  }

  /** Gives blanks up to the column of a key; empty where a tab or a key stands before it. */
  private static String indent(Span key) {
    SourceText source = key.source();
    int start = source.lines().start(source.lines().lineAt(key.start()));
    String before = source.content().substring(start, key.start());
    return before.chars().allMatch(c -> c == ' ' || c == '-') ? " ".repeat(before.length()) : "";
  }

  static boolean isFlow(YamlMapping mapping) {
    Span span = mapping.span();
    return span.source().content().startsWith("{", span.start());
  }

  /** A block scalar that keeps its last line breaks takes in what is written behind it. */
  private static boolean isOpenEnded(YamlEntry entry) {
    return entry.value() instanceof YamlScalar scalar
        && (scalar.style() == YamlScalar.Style.LITERAL || scalar.style() == YamlScalar.Style.FOLDED)
        && scalar.span().text().lines().findFirst().orElse("").contains("+");
  }

  private static String lineBreak(SourceText source) {
    int feed = source.content().indexOf('\n');
    if (feed < 0) {
      return source.content().indexOf('\r') < 0 ? "\n" : "\r";
    }
    return feed > 0 && source.content().charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }
}
