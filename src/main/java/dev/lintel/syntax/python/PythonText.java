package dev.lintel.syntax.python;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.List;

/**
 * What a string expression of Python says, with the places that it was written at.
 *
 * @param text derived from the file: an escape, a doubled brace and the like stand for their
 *     character as a whole
 * @param holes what is put in when the program runs, as it is written; in the order of the text
 */
public record PythonText(SourceText text, List<Span> holes) {
  public PythonText {
    holes = List.copyOf(holes);
  }
}
