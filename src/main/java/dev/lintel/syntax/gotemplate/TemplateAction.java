package dev.lintel.syntax.gotemplate;

import dev.lintel.source.Span;
import java.util.List;

/**
 * What stands between two pairs of braces.
 *
 * @param span with the braces
 * @param tokens without the keyword
 */
public record TemplateAction(Span span, Keyword keyword, List<TemplateToken> tokens) {
  /** What the action does. */
  public enum Keyword {
    /** Writes the value of its pipeline. */
    OUTPUT,
    /** Sets a variable and writes nothing. */
    ASSIGNMENT,
    COMMENT,
    IF,
    WITH,
    RANGE,
    /** The other branch; {@code else if} and {@code else with} have that word as a first token. */
    ELSE,
    END,
    DEFINE,
    BLOCK,
    TEMPLATE,
    BREAK,
    CONTINUE;

    /** Tells whether an {@link #END} must follow. */
    public boolean opensBlock() {
      return switch (this) {
        case IF, WITH, RANGE, DEFINE, BLOCK -> true;
        case OUTPUT, ASSIGNMENT, COMMENT, ELSE, END, TEMPLATE, BREAK, CONTINUE -> false;
      };
    }

    /** Tells whether {@link #ELSE} may stand in its block. */
    boolean takesElse() {
      return this == IF || this == WITH || this == RANGE;
    }
  }

  public TemplateAction {
    tokens = List.copyOf(tokens);
  }
}
