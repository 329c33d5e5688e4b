package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import java.util.function.Predicate;

/** Reports containers that see all of {@code /proc}. */
final class ProcMounts {
  private ProcMounts() {}

  /**
   * @param isConcerned the pods that are asked for
   */
  static void report(KubernetesObject object, Predicate<PodSpec> isConcerned, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      for (Container container : pod.containers()) {
        container
            .security("procMount")
            .filter(mount -> isConcerned.test(pod))
            .filter(mount -> !mount.value().equals("Default") && !Placeholder.isIn(mount.value()))
            .ifPresent(mount ->
                found.add(
                    mount.span(),
                    "container '%s' mounts /proc as '%s', without the masks of the runtime"
                        .formatted(container.name(), mount.value())));
      }
    }
    found.report(sink);
  }
}
