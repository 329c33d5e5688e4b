package dev.lintel.engine;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.expression.EvaluationException;
import dev.lintel.syntax.expression.Evaluator;
import dev.lintel.syntax.expression.ExpressionParser;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.expression.InvalidJsonException;
import dev.lintel.syntax.expression.JsonReader;
import dev.lintel.syntax.expression.ObjectValue;
import dev.lintel.syntax.expression.ParsedExpression;
import dev.lintel.syntax.expression.Scope;
import dev.lintel.syntax.expression.Status;
import dev.lintel.syntax.expression.Value;
import dev.lintel.syntax.expression.Value.NullValue;
import dev.lintel.syntax.expression.Value.StringValue;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** The facade of {@code lintel expression}: what GitHub's expressions evaluate to. */
public final class Expressions {
  private static final int MAX_LINE_LENGTH = 16 << 20;

  private Expressions() {}

  /** What became of an expression. */
  public sealed interface Answer {}

  /** It has a value, which is known. */
  public record Evaluated(Value value) implements Answer {}

  /**
   * It has none.
   *
   * @param faults why, in the order of the text; at least one
   */
  public record Refused(List<Fault> faults) implements Answer {
    public Refused {
      faults = List.copyOf(faults);
    }

    private Refused(Span place, String message) {
      this(List.of(new Fault(place, message)));
    }
  }

  /** What is wrong at a place of the expression, of its contexts or of the line that has both. */
  public record Fault(Span place, String message) {}

  /** Takes one answer after the other. */
  public interface AnswerSink {
    void take(Answer answer) throws IOException;
  }

  /**
   * Evaluates an expression.
   *
   * @param expression with or without its braces
   * @param contexts a JSON object with a property for each context
   */
  public static Answer evaluate(String expression, SourceText contexts) {
    Value read;
    try {
      read = JsonReader.read(contexts.content());
    } catch (InvalidJsonException e) {
      return noJson(contexts, e);
    }
    if (!(read instanceof ObjectValue known)) {
      return new Refused(contexts.all(), "contexts are an object, not " + read.kind());
    }
    SourceText text = SourceText.of("expression", expression.strip());
    Interpolation interpolation = Interpolation.of(text);
    return evaluated(
        interpolation.isOneExpression()
            ? interpolation.islands().getFirst().expression()
            : ExpressionParser.parse(text.all()),
        known);
  }

  /**
   * Answers lines of the form {@code {"expr": "a.b", "contexts": {"a": {"b": 1}}}}, each by itself
   * and in their order; the contexts may be left out.
   *
   * @throws IOException where the lines cannot be read or an answer cannot be taken
   */
  public static void answerLines(Reader lines, AnswerSink sink) throws IOException {
    StringBuilder line = new StringBuilder();
    boolean isOpen = false;
    for (int c = lines.read(); c >= 0; c = lines.read()) {
      isOpen = c != '\n';
      if (!isOpen) {
        sink.take(answer(line.toString()));
        line.setLength(0);
      } else if (line.length() <= MAX_LINE_LENGTH) {
        line.append((char) c);
      }
    }
    if (isOpen) {
      sink.take(answer(line.toString()));
    }
  }

  private static Answer answer(String line) {
    SourceText text = SourceText.of("line", line);
    if (line.length() > MAX_LINE_LENGTH) {
      return new Refused(
          text.span(0, 0), "the line is longer than %d characters".formatted(MAX_LINE_LENGTH));
    }
    Value read;
    try {
      read = JsonReader.read(line);
    } catch (InvalidJsonException e) {
      return noJson(text, e);
    }
    if (!(read instanceof ObjectValue request)
        || !(request.get("expr") instanceof StringValue(String expression))) {
      return new Refused(text.span(0, 0), "the line is no object with a string \"expr\"");
    }
    return switch (request.get("contexts")) {
      case ObjectValue contexts -> parsed(expression, contexts);
      case NullValue _ -> parsed(expression, ObjectValue.EMPTY);
      case Value other ->
          new Refused(text.span(0, 0), "\"contexts\" is an object, not " + other.kind());
    };
  }

  private static Answer noJson(SourceText text, InvalidJsonException e) {
    return new Refused(text.span(e.offset(), e.offset()), e.getMessage());
  }

  private static Answer parsed(String expression, ObjectValue contexts) {
    SourceText text = SourceText.of("expression", expression);
    return evaluated(ExpressionParser.parse(text.all()), contexts);
  }

  private static Answer evaluated(ParsedExpression parsed, ObjectValue contexts) {
    if (parsed.tree().isEmpty() || !parsed.problems().isEmpty()) {
      return new Refused(parsed.problems().stream().map(Expressions::fault).toList());
    }
    try {
      Value value = Evaluator.evaluate(parsed.tree().get(), new Scope(contexts, Status.UNKNOWN));
      return value.isKnown()
          ? new Evaluated(value)
          : new Refused(
              parsed.tree().get().span(),
              "only a run knows the value: it depends on files or on what ran before");
    } catch (EvaluationException e) {
      return new Refused(e.span(), e.getMessage());
    }
  }

  private static Fault fault(SyntaxProblem problem) {
    return new Fault(problem.span(), problem.message());
  }
}
