package dev.lintel.rule;

import dev.lintel.model.kubernetes.DeploymentUnit;

/** A rule that reads the objects that are applied together. */
public non-sealed interface UnitRule extends Rule {
  void check(DeploymentUnit unit, FindingSink sink);
}
