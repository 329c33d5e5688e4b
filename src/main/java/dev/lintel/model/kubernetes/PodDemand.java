package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * What a pod asks for and may use as a whole, as the scheduler and a quota count it.
 *
 * <p>Rules: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ (resource
 * sharing within containers) and /docs/concepts/configuration/manage-resources-containers/, as
 * known on 2026-11-27.
 */
final class PodDemand {
  private PodDemand() {}

  /**
   * Gives the amounts of a pod: those of the containers that run side by side, or of an init
   * container where that alone takes more; what the pod says for all of them counts first.
   */
  static Amounts of(
      PodSpec pod, List<Container> containers, ResourceSide side, List<LimitRange> ranges) {
    Amounts running = Amounts.NONE;
    Amounts starting = Amounts.NONE;
    for (Container container : containers) {
      if (isRunning(container)) {
        running = running.plus(of(container, side, ranges));
      }
    }
    for (Container container : containers) {
      if (container.role() == Container.Role.INIT && !isRunning(container)) {
        starting = starting.max(of(container, side, ranges));
      }
    }
    return Amounts.of(pod.root().get("resources", side.key()))
        .or(running.max(starting))
        .plus(Amounts.of(pod.root().get("overhead")));
  }

  /** An init container that restarts for ever is a sidecar. */
  private static boolean isRunning(Container container) {
    Optional<YamlNode> policy = container.root().get("restartPolicy");
    boolean isSidecar =
        policy.flatMap(YamlNode::scalar).filter(s -> s.value().equals("Always")).isPresent();
    return container.role() == Container.Role.MAIN
        || container.role() == Container.Role.INIT && isSidecar;
  }

  /** A limit without a request is the request too. */
  private static Amounts of(Container container, ResourceSide side, List<LimitRange> ranges) {
    Amounts own = Amounts.of(container.root().get("resources", side.key()));
    if (side == ResourceSide.REQUESTS) {
      own = own.or(Amounts.of(container.root().get("resources", ResourceSide.LIMITS.key())));
    }
    return own.or(LimitRange.defaults(ranges, side));
  }
}
