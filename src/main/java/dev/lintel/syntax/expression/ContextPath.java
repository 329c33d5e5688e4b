package dev.lintel.syntax.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The way from a context to a value, as {@code github.event.commits.*.message}; {@code
 * github['event']} is the same way as {@code github.event}.
 *
 * @param segments the context's name first, in lower case; {@code *} for a wildcard and for a
 *     computed key, which may be any
 */
public record ContextPath(List<String> segments) {
  public ContextPath {
    segments = List.copyOf(segments);
  }

  /** Gives the path that an expression is; empty for one that does not start at a context. */
  public static Optional<ContextPath> of(Expression expression) {
    List<String> reversed = new ArrayList<>();
    Expression at = expression;
    while (true) {
      switch (at) {
        case Expression.Context(_, String name) -> {
          reversed.add(lower(name));
          return Optional.of(new ContextPath(reversed.reversed()));
        }
        case Expression.Property property -> {
          reversed.add(lower(property.name()));
          at = property.target();
        }
        case Expression.Index(_, Expression target, Expression.StringLiteral(_, String key)) -> {
          reversed.add(lower(key));
          at = target;
        }
        case Expression.Index(_, Expression target, _) -> {
          reversed.add("*");
          at = target;
        }
        case Expression.Wildcard(_, Expression target, _) -> {
          reversed.add("*");
          at = target;
        }
        default -> {
          return Optional.empty();
        }
      }
    }
  }

  /** Gives the path that its text in dots stands for. */
  public static ContextPath parse(String dotted) {
    return new ContextPath(List.of(lower(dotted).split("\\.")));
  }

  /** Tells whether this is the other path; a wildcard on either side stands for any one segment. */
  public boolean matches(ContextPath other) {
    return segments.size() == other.segments.size() && startsWith(other);
  }

  /** Tells whether this path leads through the other one, or ends there. */
  public boolean startsWith(ContextPath other) {
    if (segments.size() < other.segments.size()) {
      return false;
    }
    for (int i = 0; i < other.segments.size(); i++) {
      String mine = segments.get(i);
      String theirs = other.segments.get(i);
      if (!mine.equals(theirs) && !mine.equals("*") && !theirs.equals("*")) {
        return false;
      }
    }
    return true;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
