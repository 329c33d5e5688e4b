package dev.lintel.rule;

import dev.lintel.model.kubernetes.Workload;

/** A rule that reads one workload together with the patches that change it. */
public non-sealed interface WorkloadRule extends Rule {
  void check(Workload workload, FindingSink sink);
}
