package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.List;
import java.util.Optional;

/**
 * An expression after parsing.
 *
 * @param span the text between the braces, blanks included
 * @param tree empty where the expression cannot be read
 * @param problems what is wrong with it, in the order of the text; a call of an unknown function,
 *     or with a wrong number of arguments, keeps its tree
 */
public record ParsedExpression(Span span, Optional<Expression> tree, List<SyntaxProblem> problems) {
  public ParsedExpression {
    problems = List.copyOf(problems);
  }
}
