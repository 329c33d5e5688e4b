package dev.lintel.syntax.yaml;

import dev.lintel.source.LineIndex;
import dev.lintel.source.Span;
import java.util.Optional;

/**
 * A key that a mapping holds twice. Consumers differ (an error, the last wins), so it is no problem
 * of the stream.
 *
 * @param first the first entry of the key
 * @param second a later entry of the same key; a third gives a second pair with the same first
 */
public record DuplicateKey(YamlEntry first, YamlEntry second) {
  /**
   * Gives the lines of the second entry where they repeat the first one letter for letter and hold
   * nothing else, so that the mapping is the same without them.
   */
  public Optional<Span> repetition() {
    Span own = second.span();
    boolean isBlockScalar =
        second.value() instanceof YamlScalar scalar
            && (scalar.style() == YamlScalar.Style.LITERAL
                || scalar.style() == YamlScalar.Style.FOLDED);
    if (isBlockScalar || !own.text().equals(first.span().text())) {
      return Optional.empty();
    }
    LineIndex lines = own.source().lines();
    String content = own.source().content();
    String before = content.substring(lines.start(lines.lineAt(own.start())), own.start());
    String behind =
        content.substring(own.end(), Math.max(own.end(), lines.end(lines.lineAt(own.end()))));
    boolean isAlone = before.isBlank() && behind.isBlank();
    return isAlone ? Optional.of(own.wholeLines()) : Optional.empty();
  }
}
