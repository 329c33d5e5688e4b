package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds heaps that may grow beyond the memory of their container. Rationale and examples:
 * rules/kubernetes/heap-above-limit.md.
 */
public final class HeapAboveLimit implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (PodSpec pod : object.pods()) {
      for (Container container : pod.containers()) {
        BoundedHeap.of(pod, container)
            .filter(heap -> heap.share() >= 1)
            .ifPresent(heap -> heap.report("at or above", sink));
      }
    }
  }
}
