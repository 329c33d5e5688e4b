package dev.lintel.syntax.yaml;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/**
 * Parses YAML into trees with spans. SnakeYAML's parser gives events, {@link TreeBuilder} makes
 * trees of them. A fault ends its document; reading goes on at the next document marker, with a new
 * parser, so that a broken document hides no other.
 */
public final class YamlParser {
  private static final LoaderOptions OPTIONS = new LoaderOptions();

  static {
    OPTIONS.setCodePointLimit(Integer.MAX_VALUE);
    // Escapes of YAML 1.2 that SnakeYAML, a parser for 1.1, lacks and leaves room for.
    ScannerImpl.ESCAPE_REPLACEMENTS.put('/', "/");
    ScannerImpl.ESCAPE_REPLACEMENTS.put('\t', "\t");
  }

  private final SourceText source;
  private final String text;
  private final TreeBuilder tree;

  private YamlParser(SourceText source, YamlSchema schema) {
    this.source = source;
    this.tree = new TreeBuilder(source, schema);
    this.text = source.length() > YamlLimits.LENGTH ? "" : withoutControlCharacters();
  }

  /** Parses a text; never throws for what the text holds. */
  public static YamlStream parse(SourceText source, YamlSchema schema) {
    YamlParser parser = new YamlParser(source, schema);
    if (source.length() > YamlLimits.LENGTH) {
      parser.reportLimit(0, "a YAML text may have %,d characters", YamlLimits.LENGTH);
    }
    int from = 0;
    while (from < parser.text.length()) {
      from = parser.readDocuments(from);
    }
    return parser.tree.build();
  }

  /** Gives the text to scan: a character that YAML forbids is a problem and read as U+FFFD. */
  private String withoutControlCharacters() {
    String content = source.content();
    int first = 0;
    while (first < content.length() && Characters.isPrintable(content, first)) {
      first++;
    }
    if (first == content.length()) {
      return content;
    }
    String message =
        "character U+%04X is not allowed in YAML".formatted((int) content.charAt(first));
    tree.problems().add(SyntaxProblem.syntax(source.span(first, first + 1), message));
    StringBuilder readable = new StringBuilder(content);
    for (int i = first; i < content.length(); i++) {
      if (!Characters.isPrintable(content, i)) {
        readable.setCharAt(i, '\uFFFD');
      }
    }
    return readable.toString();
  }

  /**
   * Reads documents until the text ends or one is broken.
   *
   * @return where to read on; the length of the text at its end
   */
  private int readDocuments(int from) {
    SourceReader reader = new SourceReader(text, from);
    ParserImpl parser = new ParserImpl(reader, OPTIONS);
    int lastMarker = from;
    try {
      Event event = parser.getEvent();
      while (!event.is(Event.ID.StreamEnd)) {
        tree.accept(event);
        int end = event.getEndMark().getIndex();
        if (event.is(Event.ID.DocumentStart) || event.is(Event.ID.DocumentEnd)) {
          lastMarker = end;
        } else if (isTextOverLimit(end)) {
          return text.length();
        } else if (tree.depth() > YamlLimits.DEPTH) {
          reportLimit(end, "this is nested deeper than %d levels", YamlLimits.DEPTH);
          return nextDocument(lastMarker);
        }
        event = parser.getEvent();
      }
      tree.comments().readGap(text.length());
      return text.length();
    } catch (MarkedYAMLException fault) {
      tree.breakDocument(Faults.explain(source, fault));
    } catch (YAMLException | NumberFormatException fault) {
      tree.breakDocument(Faults.explain(source, reader.getIndex(), fault));
    }
    return nextDocument(lastMarker);
  }

  private boolean isTextOverLimit(int offset) {
    if (tree.nodes() > YamlLimits.NODES) {
      reportLimit(offset, "a YAML text may have %,d nodes and documents", YamlLimits.NODES);
      return true;
    }
    if (tree.problems().size() >= YamlLimits.PROBLEMS) {
      reportLimit(offset, "reading stops at %d problems", YamlLimits.PROBLEMS);
      return true;
    }
    return false;
  }

  private void reportLimit(int offset, String limit, int value) {
    String message = String.format(Locale.ROOT, limit, value) + "; the rest is not checked";
    tree.breakDocument(SyntaxProblem.limit(source.span(offset, offset), message));
  }

  /**
   * Gives where the next document starts behind an offset: at a marker at the start of a line,
   * which is a marker inside scalars too.
   */
  private int nextDocument(int offset) {
    for (int i = offset; i < text.length(); i++) {
      int lineStart = i + 1;
      if (Characters.isBreak(text.charAt(i)) && Characters.isSpaceOrEnd(text, lineStart + 3)) {
        if (text.startsWith("---", lineStart)) {
          return resumeAt(lineStart);
        }
        if (text.startsWith("...", lineStart)) {
          return resumeAt(lineStart + 3);
        }
      }
    }
    return text.length();
  }

  private int resumeAt(int offset) {
    tree.comments().skipTo(offset);
    return offset;
  }
}
