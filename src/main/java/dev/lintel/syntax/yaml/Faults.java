package dev.lintel.syntax.yaml;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in words of YAML what SnakeYAML says in words of its scanner. */
final class Faults {
  private Faults() {}

  static SyntaxProblem explain(MarkedYAMLException fault, SourceText source) {
    int at = Math.min(fault.getProblemMark().getIndex(), source.length());
    Span place = source.span(at, Math.min(at + 1, source.length()));
    return SyntaxProblem.syntax(place, fault.getProblem());
  }

  /** Explains a fault that SnakeYAML gives no place for. */
  static SyntaxProblem unmarked(RuntimeException fault, Span place) {
    return SyntaxProblem.syntax(place, "the document cannot be read: " + fault.getMessage());
  }
}
