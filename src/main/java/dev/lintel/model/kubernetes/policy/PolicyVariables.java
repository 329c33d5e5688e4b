package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.Outcome;
import dev.lintel.cel.Values;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables that a policy declares, each evaluated when an expression first asks for it. */
final class PolicyVariables extends AbstractMap<String, Object> {
  private final AdmissionPolicy policy;
  private final Map<String, Object> variables;
  private final Budget budget;
  private final Map<String, YamlScalar> expressions = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();

  /**
   * @param variables those that the expressions may use, this one among them
   */
  PolicyVariables(AdmissionPolicy policy, Map<String, Object> variables, Budget budget) {
    this.policy = policy;
    this.variables = variables;
    this.budget = budget;
    for (YamlNode variable : policy.spec().items("variables")) {
      Optional<String> name = variable.mapping().flatMap(mapping -> mapping.text("name"));
      Optional<YamlScalar> expression = AdmissionPolicy.expression(variable, "expression");
      if (name.isPresent() && expression.isPresent()) {
        expressions.put(name.get(), expression.get());
      }
    }
  }

  @Override
  public boolean containsKey(Object key) {
    return expressions.containsKey(key);
  }

  @Override
  public Object get(Object key) {
    Object known = values.get(key);
    if (known != null) {
      return known;
    }
    YamlScalar expression = expressions.get(key);
    if (expression == null) {
      return null;
    }
    // A variable may not use itself; while it is evaluated it is not known.
    expressions.remove(key);
    Outcome outcome = policy.evaluate(expression, variables, budget);
    expressions.put((String) key, expression);
    Object value =
        switch (outcome) {
          case Outcome.Value(Object made) -> made;
          case Outcome.Failed(_, String why) -> throw new IllegalArgumentException(why);
          case Outcome.Unknown(String what) -> throw Values.notKnown(what);
          case Outcome.Exceeded _ -> throw Values.notKnown("variables." + key);
        };
    values.put((String) key, value);
    return value;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    throw Values.notKnown("all variables");
  }
}
