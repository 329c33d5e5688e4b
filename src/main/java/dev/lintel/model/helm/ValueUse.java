package dev.lintel.model.helm;

import dev.lintel.source.Span;
import dev.lintel.syntax.gotemplate.GoTemplate;
import java.util.List;

/**
 * A place where a template reads a value of the chart.
 *
 * @param span from {@code .Values} to the last key
 * @param keys at least one, without {@code Values}
 * @param conditions the keys of the values that the enclosing blocks test; outermost block first
 */
public record ValueUse(
    Span span, List<String> keys, Purpose purpose, List<List<String>> conditions) {
  /** What the template does with the value. */
  public enum Purpose {
    /** Writes it, as it is or in another notation. */
    WRITE,
    /** Tests or walks it, and nothing else. */
    TEST
  }

  public ValueUse {
    keys = List.copyOf(keys);
    conditions = List.copyOf(conditions);
  }

  /**
   * Gives the uses of a template that count on a value, in the order of the text. Left out are
   * those that provide for its absence, by a function or a branch, those whose block is entered for
   * reasons that the values do not tell, and those in named templates, whose callers may provide.
   */
  public static List<ValueUse> in(GoTemplate template) {
    return new ValueUseFinder().find(template.actions());
  }

  /** Gives the keys as in {@code image.tag}. */
  public String name() {
    return String.join(".", keys);
  }
}
