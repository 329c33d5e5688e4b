package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An INTERVAL written out.
 *
 * @param negative whether a minus stands before the whole
 * @param parts the values with their units; none where one string holds them all
 * @param text the string of {@code INTERVAL '1 day 2 hours'}
 */
public record IntervalLiteral(Span span, boolean negative, List<Part> parts, Optional<Span> text)
    implements Expression {
  public IntervalLiteral {
    parts = List.copyOf(parts);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}

  /**
   * One value of an interval.
   *
   * @param negative whether a minus stands between it and the part before
   * @param value the number, or the string that holds it
   * @param unit the unit in capitals
   * @param toUnit the smaller unit of {@code '1-2' YEAR TO MONTH}, in capitals
   */
  public record Part(
      Span span, boolean negative, Span value, String unit, Optional<String> toUnit) {}
}
