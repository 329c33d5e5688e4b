package dev.lintel.syntax.expression;

import dev.lintel.syntax.expression.Value.UnknownValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of affairs that an expression is evaluated in, which may be known in part.
 *
 * @param contexts by their names; where it is whole, there are no others
 */
public record Scope(ObjectValue contexts, Status status) {
  /** A scope in which any context may have any value. */
  public static final Scope UNKNOWN = new Scope(ObjectValue.UNKNOWN, Status.UNKNOWN);

  /** Gives the value of a context; empty where there is none of the name. */
  Optional<Value> context(String name) {
    return contexts.isWhole() ? contexts.find(name) : Optional.of(contexts.get(name));
  }

  /**
   * Gives this scope with a value at a path, as {@code github.event_name}. What is not known on the
   * way becomes an object of which nothing else is known.
   */
  public Scope with(ContextPath path, Value value) {
    return new Scope(with(contexts, path.segments(), value), status);
  }

  public Scope with(Status known) {
    return new Scope(contexts, known);
  }

  private static ObjectValue with(ObjectValue object, List<String> names, Value value) {
    String name = names.getFirst();
    if (names.size() == 1) {
      return object.with(name, value);
    }
    ObjectValue inner =
        object.find(name).orElse(UnknownValue.ANY) instanceof ObjectValue known
            ? known
            : ObjectValue.UNKNOWN;
    return object.with(name, with(inner, names.subList(1, names.size()), value));
  }

  /**
   * Gives this scope for a job that runs after others.
   *
   * @param results how the jobs ended that it needs directly or through others
   * @param needs those that it needs directly, which its {@code needs} context holds
   */
  public Scope after(Map<String, JobResult> results, Collection<String> needs) {
    Map<String, Value> jobs = new LinkedHashMap<>();
    for (String job : needs) {
      jobs.put(
          job,
          Optional.ofNullable(results.get(job))
              .map(result -> ObjectValue.UNKNOWN.with("result", result.value()))
              .orElse(ObjectValue.UNKNOWN));
    }
    return with(ContextPath.parse("needs"), ObjectValue.of(jobs))
        .with(Status.after(results.values()));
  }
}
