package dev.lintel.policy.comment;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the suppressions in one text and what they are for: a comment behind something is for its
 * own line, a comment that stands alone for the next line that holds anything else, one that says
 * so for the object there or for the file. Takes time in proportion to the text, however many there
 * are.
 */
public final class SuppressionFinder {
  private static final String NO_OBJECT =
      "no object stands here; write "
          + Scope.LINE.form()
          + " for a line or "
          + Scope.FILE.form()
          + " for the file";

  private final CommentedText text;
  private final SourceText source;
  private final LineIndex lines;
  private final BitSet commentLines = new BitSet();
  private final List<InlineSuppression> found = new ArrayList<>();
  private final List<SuppressionFault> faults = new ArrayList<>();

  /** By the line that a text of several lines starts in, the last line of the longest. */
  private final Map<Integer, Integer> lastLines = new HashMap<>();

  private Optional<ObjectIndex> objects = Optional.empty();

  /** The line that the comments before it, from the last one read on, are for. */
  private int codeLine;

  private SuppressionFinder(CommentedText text) {
    this.text = text;
    this.source = text.source();
    this.lines = source.lines();
  }

  /** Tells whether a text may hold suppressions: the one thing that is asked of every text. */
  public static boolean mayHold(SourceText source) {
    return source.content().contains(MarkerReader.WORD_TAIL);
  }

  static Suppressions find(CommentedText text) {
    return mayHold(text.source()) ? new SuppressionFinder(text).find() : Suppressions.NONE;
  }

  private Suppressions find() {
    for (Comment comment : text.comments()) {
      if (comment.isAlone() && endsLine(comment.span())) {
        commentLines.set(
            lines.lineAt(comment.span().start()), lines.lineAt(comment.span().end()) + 1);
      }
    }
    text.yaml().stream()
        .flatMap(stream -> stream.documents().stream())
        .flatMap(document -> document.root().stream())
        .forEach(this::noteScalars);
    text.texts().forEach(this::noteText);
    for (Comment comment : text.comments()) {
      Suppressions read = MarkerReader.read(comment);
      faults.addAll(read.faults());
      read.all().forEach(suppression -> place(suppression, comment));
    }
    return new Suppressions(found, faults);
  }

  private void place(InlineSuppression suppression, Comment comment) {
    int line = lines.lineAt(comment.span().start());
    boolean isAlone = commentLines.get(line);
    int target = isAlone ? nextLine(line) : line;
    switch (suppression.scope()) {
      case FILE -> found.add(suppression.forRange(source.all()));
      case LINE -> {
        int last = lastLines.getOrDefault(target, target);
        found.add(suppression.forRange(source.span(lines.start(target), lines.end(last))));
      }
      case OBJECT ->
          (isAlone ? objects().below(target) : objects().around(comment))
              .ifPresentOrElse(
                  object -> found.add(suppression.forRange(object)),
                  () -> faults.add(new SuppressionFault(suppression.place(), NO_OBJECT)));
    }
  }

  private ObjectIndex objects() {
    if (objects.isEmpty()) {
      objects = Optional.of(new ObjectIndex(source, text.objects().get()));
    }
    return objects.get();
  }

  private boolean endsLine(Span span) {
    int end = lines.end(lines.lineAt(span.end()));
    return source.content().substring(span.end(), Math.max(span.end(), end)).isBlank();
  }

  /** Gives the next line that is neither blank nor all comment; at the end of the text its last. */
  private int nextLine(int line) {
    if (line >= codeLine) {
      int next = line + 1;
      while (next < lines.count() && (commentLines.get(next) || lines.text(next).isBlank())) {
        next++;
      }
      codeLine = Math.min(next, lines.count());
    }
    return codeLine;
  }

  private void noteText(Span span) {
    int first = lines.lineAt(span.start());
    int last = lines.lineAt(Math.max(span.start(), span.end() - 1));
    if (last > first) {
      lastLines.merge(first, last, Math::max);
    }
  }

  private void noteScalars(YamlNode node) {
    switch (node) {
      case YamlScalar scalar when scalar.span().source() == source -> noteText(scalar.span());
      case YamlSequence sequence -> sequence.items().forEach(this::noteScalars);
      case YamlMapping mapping -> mapping.entries().forEach(entry -> noteScalars(entry.value()));
      case YamlAlias _, YamlScalar _ -> {}
    }
  }
}
