package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds containers that do not say how much of the node's disk they take. Rationale and examples:
 * rules/kubernetes/unbounded-ephemeral-storage.md.
 */
public final class UnboundedEphemeralStorage implements WorkloadRule {
  private static final String RESOURCE = "ephemeral-storage";

  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated()) {
      return;
    }
    Occurrences gaps = new Occurrences();
    for (Container container : workload.object().containers()) {
      List<String> missing = new ArrayList<>();
      for (ResourceSide side : ResourceSide.values()) {
        if (container.root().get("resources", side.key(), RESOURCE).isEmpty()
            && !workload.isPatched(container, "resources", side.key(), RESOURCE)) {
          missing.add(side == ResourceSide.REQUESTS ? "request" : "limit");
        }
      }
      if (container.role() == Container.Role.MAIN && !missing.isEmpty()) {
        gaps.add(
            container.place(),
            "container '%s' has no %s of ephemeral storage"
                .formatted(container.name(), String.join(" and no ", missing)));
      }
    }
    gaps.report(
        sink,
        "%d containers of %s do not bound their ephemeral storage"
            .formatted(gaps.count(), workload.object().title()));
  }
}
