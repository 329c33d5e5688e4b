package dev.lintel.rules.custom;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.ObjectRule;
import dev.lintel.rule.Rule;
import java.util.function.Predicate;

/** Makes rules of what users wrote. */
public final class UserRules {
  private UserRules() {}

  /**
   * Gives the rule of an expression.
   *
   * @param match tells which objects it is for
   */
  public static Rule of(ObjectRule rule, Predicate<KubernetesObject> match) {
    return new UserRule(rule, match);
  }
}
