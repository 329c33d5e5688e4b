package dev.lintel.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A compiled expression. Immutable; safe to share between threads. */
public final class Expression {
  /** Characters of a text that are read in one step. */
  private static final int STEP = 64;

  private static final String PLACE = "evaluation error at <input>:";

  private final SourceText text;
  private final CelRuntime.Program program;

  Expression(SourceText text, CelRuntime.Program program) {
    this.text = text;
    this.program = program;
  }

  /** Gives the text that was compiled. */
  public SourceText text() {
    return text;
  }

  /**
   * Evaluates the expression; never throws for what it or the values hold.
   *
   * @param variables by their names; what is missing is unknown
   * @param budget for this evaluation and all that stand before and after it
   */
  public Outcome evaluate(Map<String, ?> variables, Budget budget) {
    if (budget.isExceeded()) {
      return new Outcome.Exceeded();
    }
    CelVariableResolver resolver = name -> Optional.ofNullable(variables.get(name));
    Outcome outcome;
    try {
      Object value = program.trace(resolver, (expr, result) -> charge(expr, result, budget));
      outcome =
          value instanceof CelUnknownSet
              ? new Outcome.Unknown(missing(variables))
              : new Outcome.Value(value);
    } catch (CelEvaluationException e) {
      outcome = failure(e);
    } catch (Budget.ExceededException e) {
      outcome = new Outcome.Exceeded();
    } catch (Values.UnknownException e) {
      outcome = new Outcome.Unknown(e.what());
    } catch (StackOverflowError e) {
      outcome = new Outcome.Exceeded();
    } catch (RuntimeException e) {
      // CEL lets some faults of values through as they are.
      outcome = new Outcome.Failed(text.all(), message(String.valueOf(e.getMessage())));
    }
    // An error that a || takes away is none, but work that was cut short makes every result void.
    return budget.isExceeded() ? new Outcome.Exceeded() : outcome;
  }

  private static void charge(CelExpr expr, Object result, Budget budget) {
    long steps = 1;
    if (result instanceof CharSequence characters) {
      steps += characters.length() / STEP;
      if (characters.length() > CollectionLibrary.LONGEST_TEXT) {
        steps += Budget.STEPS;
      }
    } else if (result instanceof Collection<?> items
        && expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
      steps += items.size() / STEP;
    }
    budget.spend(steps);
  }

  /** The first variable of the text that has no value. */
  private String missing(Map<String, ?> variables) {
    return ExpressionCompiler.VARIABLES.stream()
        .filter(name -> !variables.containsKey(name) && text.content().contains(name))
        .findFirst()
        .orElse("a variable");
  }

  private Outcome failure(CelEvaluationException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Values.UnknownException unknown) {
        return new Outcome.Unknown(unknown.what());
      }
      if (cause instanceof Budget.ExceededException) {
        return new Outcome.Exceeded();
      }
    }
    if (e.getErrorCode() == CelErrorCode.ITERATION_BUDGET_EXCEEDED) {
      return new Outcome.Exceeded();
    }
    String message = String.valueOf(e.getMessage());
    if (!message.startsWith(PLACE)) {
      return new Outcome.Failed(text.all(), message(message));
    }
    int end = message.indexOf(':', PLACE.length());
    int codePoints = Integer.parseInt(message.substring(PLACE.length(), end));
    return new Outcome.Failed(place(text, codePoints), message(message.substring(end + 1)));
  }

  /** CEL names no overloads to people who write Kubernetes. */
  private static String message(String message) {
    String line = message.strip().lines().findFirst().orElse("");
    int overloads = line.indexOf(" Overload candidates:");
    String sentence = overloads < 0 ? line : line.substring(0, overloads);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Gives the word or sign at an offset in code points; at the end of the text the last one. */
  static Span place(SourceText text, int codePoints) {
    String content = text.content();
    int last = content.stripTrailing().length() - 1;
    int start = 0;
    for (int i = 0; i < codePoints && start < last; i++) {
      start += Character.charCount(content.codePointAt(start));
    }
    int end = start;
    while (end < content.length() && Character.isJavaIdentifierPart(content.charAt(end))) {
      end++;
    }
    return text.span(start, end > start ? end : Math.min(start + 1, content.length()));
  }
}
