package dev.lintel.syntax.expression;

import dev.lintel.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code if} of a job or step as GitHub evaluates it: without a status function in it, it holds
 * only where {@code success()} does; text around the braces makes a string of it, which always
 * holds.
 *
 * @param text empty where there is no {@code if}, or an empty one
 */
public record Condition(Optional<Interpolation> text) {
  /** Reads the string of an {@code if}. */
  public static Condition of(SourceText text) {
    return new Condition(
        text.content().isBlank() ? Optional.empty() : Optional.of(Interpolation.ofCondition(text)));
  }

  /** Gives the calls of {@code success}, {@code failure}, {@code cancelled} and {@code always}. */
  public List<Expression.Call> statusCalls() {
    return trees()
        .flatMap(tree -> tree.descendants().stream())
        .flatMap(part -> part instanceof Expression.Call call ? Stream.of(call) : Stream.empty())
        .filter(call -> call.function().filter(BuiltinFunction::tellsStatus).isPresent())
        .toList();
  }

  private Stream<Expression> trees() {
    return text.stream()
        .flatMap(interpolation -> interpolation.islands().stream())
        .flatMap(island -> island.expression().tree().stream());
  }

  /**
   * Tells whether the job or step runs in a scope; one that fails to evaluate does not, and of one
   * that cannot be read nothing is known.
   */
  public Truth truth(Scope scope) {
    if (text.isPresent() && !text.get().problems().isEmpty()) {
      return Truth.UNKNOWN;
    }
    Truth own = text.map(interpolation -> truth(interpolation, scope)).orElse(Truth.TRUE);
    return statusCalls().isEmpty() ? scope.status().success().and(own) : own;
  }

  private static Truth truth(Interpolation interpolation, Scope scope) {
    int expressions = 0;
    Truth isText = Truth.FALSE;
    for (Interpolation.Island island : interpolation.islands()) {
      try {
        Value value = Evaluator.evaluate(island.expression().tree().orElseThrow(), scope);
        if (interpolation.isOneExpression()) {
          return value.truth();
        }
        isText =
            isText.or(
                Coercion.text(value).map(text -> Truth.of(!text.isEmpty())).orElse(Truth.UNKNOWN));
        expressions += island.span().length();
      } catch (EvaluationException _) {
        return Truth.FALSE;
      }
    }
    return isText.or(Truth.of(expressions < interpolation.text().length()));
  }

  /** Tells whether there is a scope among these in which it may hold. */
  public boolean mayHold(Stream<Scope> scopes) {
    return scopes.anyMatch(scope -> truth(scope).mayBeTrue());
  }

  /** Tells whether there is a scope among these in which it may not hold. */
  public boolean mayNotHold(Stream<Scope> scopes) {
    return scopes.anyMatch(scope -> truth(scope).mayBeFalse());
  }
}
