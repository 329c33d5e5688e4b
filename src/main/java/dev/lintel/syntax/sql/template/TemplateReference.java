package dev.lintel.syntax.sql.template;

import dev.lintel.source.Span;
import java.util.List;

/**
 * A place in SQL where a template names something that is known without running it. The place reads
 * as one identifier; what it stands for is told here.
 *
 * @param span the place with its braces
 * @param name the model of {@code ref}, behind its package if one is given; schema and table of
 *     {@code source}; the file's own model for {@code this}; the variable of {@code var}
 */
public record TemplateReference(Span span, Kind kind, List<String> name) {
  /** What names it. */
  public enum Kind {
    REF,
    SOURCE,
    THIS,
    /** A value that is set elsewhere: its name is known, what it is is not. */
    VARIABLE
  }

  public TemplateReference {
    name = List.copyOf(name);
  }

  /** Tells whether the place is the name of one table, whatever the run. */
  public boolean isTable() {
    return kind != Kind.VARIABLE;
  }
}
