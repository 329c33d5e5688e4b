package dev.lintel.policy;

import dev.lintel.source.Comment;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the suppressions in one text and the lines that they are for: a comment behind something is
 * for its own line, a comment that stands alone for the next line that holds anything else.
 */
final class SuppressionFinder {
  private final CommentedText text;
  private final SourceText source;
  private final BitSet commentLines = new BitSet();

  private SuppressionFinder(CommentedText text) {
    this.text = text;
    this.source = text.source();
  }

  static boolean mayHoldSuppressions(SourceText source) {
    return source.content().contains("lintel:");
  }

  static List<InlineSuppression> find(CommentedText text) {
    if (!mayHoldSuppressions(text.source())) {
      return List.of();
    }
    return new SuppressionFinder(text).find();
  }

  private List<InlineSuppression> find() {
    LineIndex lines = source.lines();
    for (Comment comment : text.comments()) {
      if (comment.isAlone() && endsLine(comment.span())) {
        commentLines.set(
            lines.lineAt(comment.span().start()), lines.lineAt(comment.span().end()) + 1);
      }
    }
    List<InlineSuppression> found = new ArrayList<>();
    for (Comment comment : text.comments()) {
      InlineSuppression.read(comment)
          .ifPresent(suppression -> {
            int line = suppression.firstLine();
            int target = commentLines.get(line) ? nextLine(line) : line;
            found.add(suppression.forLines(target, lastLine(target)));
          });
    }
    return found;
  }

  private boolean endsLine(Span span) {
    LineIndex lines = source.lines();
    int end = lines.end(lines.lineAt(span.end()));
    return source.content().substring(span.end(), Math.max(span.end(), end)).isBlank();
  }

  /** Gives the next line that is neither blank nor all comment; at the end of the text its last. */
  private int nextLine(int line) {
    LineIndex lines = source.lines();
    int next = line + 1;
    while (next < lines.count() && (commentLines.get(next) || lines.text(next).isBlank())) {
      next++;
    }
    return Math.min(next, lines.count());
  }

  /** Gives the last line of the scalars that start in a line. */
  private int lastLine(int line) {
    return text.yaml().stream()
        .flatMap(stream -> stream.documents().stream())
        .flatMap(document -> document.root().stream())
        .mapToInt(root -> lastLine(root, line))
        .max()
        .orElse(line);
  }

  private int lastLine(YamlNode node, int line) {
    Span span = node.span();
    if (span.source() != source
        || source.lines().lineAt(span.start()) > line
        || source.lines().lineAt(span.end()) < line) {
      return line;
    }
    return switch (node) {
      case YamlScalar _ ->
          source.lines().lineAt(span.start()) == line
              ? source.lines().lineAt(Math.max(span.start(), span.end() - 1))
              : line;
      case YamlSequence sequence ->
          sequence.items().stream().mapToInt(item -> lastLine(item, line)).max().orElse(line);
      case YamlMapping mapping ->
          mapping.entries().stream()
              .mapToInt(entry -> lastLine(entry.value(), line))
              .max()
              .orElse(line);
      case YamlAlias _ -> line;
    };
  }
}
