package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.Compilation;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.cel.Outcome;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression in CEL that must hold of objects, one by one; the object is its variable {@code
 * object}. Immutable.
 */
public final class ObjectRule {
  private static final List<String> VARIABLES = List.of("object");
  private static final long ALL_STEPS = 30L * Budget.STEPS;

  private final ExpressionCompiler compiler = ExpressionCompiler.of(VARIABLES);
  private final Compilation compilation;
  private final Optional<SourceText> messageExpression;
  private final String message;

  /**
   * @param message what is said where it does not hold
   * @param messageExpression makes the message instead
   */
  public ObjectRule(SourceText expression, String message, Optional<SourceText> messageExpression) {
    this.compilation = compiler.compile(expression);
    this.messageExpression = messageExpression;
    this.message = message;
  }

  /** A fault of an expression. */
  public record Fault(Span place, String message) {}

  /** Gives what is wrong in the expressions themselves. */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    addFault(compilation, faults);
    messageExpression.ifPresent(text -> addFault(compiler.compile(text), faults));
    return faults;
  }

  private static void addFault(Compilation compilation, List<Fault> faults) {
    if (compilation instanceof Compilation.Refused(Span place, String message)) {
      faults.add(new Fault(place, Messages.oneLine(message)));
    }
  }

  /** Gives what the rule says against the objects, in their order. */
  public List<Verdict> check(List<KubernetesObject> objects) {
    List<Verdict> verdicts = new ArrayList<>();
    Budget whole = new Budget(ALL_STEPS);
    for (KubernetesObject object : objects) {
      if (!whole.isExceeded()) {
        check(object, whole).ifPresent(verdicts::add);
      }
    }
    return verdicts;
  }

  private Optional<Verdict> check(KubernetesObject object, Budget whole) {
    if (!(compilation instanceof Compilation.Compiled(var expression))) {
      return Optional.empty();
    }
    Budget budget = whole.share(Budget.STEPS);
    Map<String, Object> variables = Map.of("object", new YamlValues(budget).of(object.root()));
    Span rule = expression.text().all();
    return switch (expression.evaluate(variables, budget)) {
      case Outcome.Value(Boolean holds) when holds -> Optional.empty();
      case Outcome.Value(Boolean _) ->
          Optional.of(
              new Verdict(
                  FieldPlace.of(expression.text().content(), object),
                  message(variables, budget),
                  Optional.of(rule),
                  true));
      case Outcome.Value _ ->
          unclear(object, "the rule gives no boolean for %s", Optional.of(rule));
      case Outcome.Failed(Span place, String why) ->
          unclear(
              object,
              "the rule could not be evaluated on %s: " + why.replace("%", "%%"),
              Optional.of(place));
      case Outcome.Exceeded _ ->
          unclear(
              object,
              "the rule takes too many steps on %s and was not evaluated",
              Optional.of(rule));
      case Outcome.Unknown _ -> Optional.empty();
    };
  }

  private static Optional<Verdict> unclear(
      KubernetesObject object, String message, Optional<Span> rule) {
    return Optional.of(
        new Verdict(
            object.place(), Messages.oneLine(message.formatted(object.title())), rule, false));
  }

  private String message(Map<String, Object> variables, Budget budget) {
    Optional<String> made =
        messageExpression.flatMap(text -> Messages.evaluate(text, compiler, variables, budget));
    return Messages.oneLine(made.orElse(message));
  }
}
