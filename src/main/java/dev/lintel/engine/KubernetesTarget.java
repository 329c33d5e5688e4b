package dev.lintel.engine;

import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import java.util.List;
import java.util.Optional;

/** The versions of Kubernetes that a run is asked to judge manifests by. */
public record KubernetesTarget(KubernetesVersions versions) {
  /** What {@link #parse} takes, for messages. */
  public static final String ACCEPTED = KubernetesVersions.ACCEPTED;

  /** Reads one version or a range; empty where it is neither, or not known. */
  public static Optional<KubernetesTarget> parse(String text) {
    return KubernetesVersions.parse(text).map(KubernetesTarget::new);
  }

  /** Gives what the command line asks for, else what lintel.yml does, else the newest version. */
  static KubernetesVersions of(CheckRequest request, Policy policy) throws InvalidPolicyException {
    Optional<String> configured = policy.kubernetesVersion();
    if (request.kubernetes().isPresent()) {
      return request.kubernetes().get().versions();
    }
    if (configured.isEmpty()) {
      return KubernetesVersions.NEWEST;
    }
    return KubernetesVersions.parse(configured.get())
        .orElseThrow(() ->
            new InvalidPolicyException(
                List.of(
                    "lintel.yml: kubernetes.version is '%s'; write %s"
                        .formatted(configured.get(), ACCEPTED))));
  }
}
