package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds heaps that leave no room for what lives beside them. Rationale and examples:
 * rules/kubernetes/tight-heap.md.
 */
public final class TightHeap implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    double most = Integer.parseInt(sink.option("percent")) / 100.0;
    for (PodSpec pod : object.pods()) {
      for (Container container : pod.containers()) {
        BoundedHeap.of(pod, container)
            .filter(heap -> heap.bound().isHeap() && heap.share() > most && heap.share() < 1)
            .ifPresent(heap -> heap.report(HeapBound.percent(heap.share()) + " % of", sink));
      }
    }
  }
}
