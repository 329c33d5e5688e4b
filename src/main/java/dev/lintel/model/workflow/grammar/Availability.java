package dev.lintel.model.workflow.grammar;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the expressions at a place may use.
 *
 * @param contexts in the order of the grammar, as {@code github}; empty where no expression may
 *     stand
 * @param functions those that are not known everywhere, by their names, as {@code hashFiles}
 */
public record Availability(Set<String> contexts, Map<String, Arity> functions) {
  /** How many arguments a function takes, both ends included. */
  public record Arity(int least, int most) {}

  static final Availability NONE = new Availability(Set.of(), Map.of());

  /** Reads the names that stand behind the {@code @} of a definition. */
  static Availability of(String names) {
    Set<String> contexts = new LinkedHashSet<>();
    Map<String, Arity> functions = new LinkedHashMap<>();
    for (String name : names.split(",")) {
      int open = name.indexOf('(');
      if (open < 0) {
        contexts.add(name);
      } else {
        String[] ends = name.substring(open + 1, name.length() - 1).split("-");
        functions.put(name.substring(0, open), new Arity(end(ends[0]), end(ends[1])));
      }
    }
    return new Availability(contexts, functions);
  }

  private static int end(String text) {
    return text.equals("MAX") ? Integer.MAX_VALUE : Integer.parseInt(text);
  }

  /** Tells whether an expression may stand here at all. */
  public boolean allowsExpressions() {
    return !contexts.isEmpty();
  }

  /** Gives what holds for a part of a value: what holds for the whole is allowed there too. */
  Availability with(Availability own) {
    if (!own.allowsExpressions()) {
      return this;
    }
    if (!allowsExpressions()) {
      return own;
    }
    if (contexts.containsAll(own.contexts)
        && functions.keySet().containsAll(own.functions.keySet())) {
      return this;
    }
    Set<String> allContexts = new LinkedHashSet<>(contexts);
    allContexts.addAll(own.contexts);
    Map<String, Arity> allFunctions = new LinkedHashMap<>(functions);
    allFunctions.putAll(own.functions);
    return new Availability(allContexts, allFunctions);
  }
}
