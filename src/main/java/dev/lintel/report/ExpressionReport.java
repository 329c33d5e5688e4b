package dev.lintel.report;

import dev.lintel.source.Position;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.JsonWriter;
import dev.lintel.syntax.expression.Value;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import java.util.List;

/** Prints what expressions evaluate to. */
public final class ExpressionReport {
  private ExpressionReport() {}

  /** Gives kind and value for people. */
  public static String text(Value value) {
    String shown =
        value instanceof NumberValue(double number) && !Double.isFinite(number)
            ? Double.toString(number)
            : JsonWriter.indented(value);
    StringBuilder text = new StringBuilder(value.kind()).append(':');
    String separator = " ";
    for (String line : shown.lines().toList()) {
      text.append(separator).append(VisibleText.of(line)).append('\n');
      separator = "";
    }
    return text.toString();
  }

  /**
   * Gives a line {@code {"kind", "value"}}; the numbers that JSON does not have are written as
   * strings.
   */
  public static String line(Value value) {
    Value shown =
        value instanceof NumberValue(double number) && !Double.isFinite(number)
            ? new StringValue(Double.toString(number))
            : value;
    return "{\"kind\":\"%s\",\"value\":%s}\n".formatted(value.kind(), JsonWriter.compact(shown));
  }

  /** Gives a line {@code {"error"}} of what was made of each fault by {@link #fault}. */
  public static String errorLine(List<String> faults) {
    return "{\"error\":%s}\n"
        .formatted(JsonWriter.compact(new StringValue(String.join("; ", faults))));
  }

  /** Gives {@code text:line:column: message} of a fault. */
  public static String fault(Span place, String message) {
    Position start = place.region().start();
    return "%s:%d:%d: %s".formatted(place.source().path(), start.line(), start.column(), message);
  }
}
