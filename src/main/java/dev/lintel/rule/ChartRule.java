package dev.lintel.rule;

import dev.lintel.model.helm.Chart;

/** A rule that reads one Helm chart. */
public non-sealed interface ChartRule extends Rule {
  void check(Chart chart, FindingSink sink);
}
