package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step of a sync of Argo CD. Each begins once all that was applied in the one before is healthy,
 * or has run to its end. Source: the page on sync phases and waves of the manual of Argo CD 3.3,
 * and of the hooks of Helm, read 2026-11-27.
 *
 * @param wave those with lower numbers come first
 */
public record SyncStep(Phase phase, int wave) implements Comparable<SyncStep> {
  /** What tells the phase. */
  public static final String HOOK = "argocd.argoproj.io/hook";

  /** What tells the wave. */
  public static final String WAVE = "argocd.argoproj.io/sync-wave";

  private static final Comparator<SyncStep> ORDER =
      Comparator.comparing(SyncStep::phase).thenComparingInt(SyncStep::wave);

  /** Those that each sync goes through, in their order. */
  public enum Phase {
    PRE_SYNC("PreSync"),
    SYNC("Sync"),
    POST_SYNC("PostSync");

    private final String title;

    Phase(String title) {
      this.title = title;
    }

    /** Gives the phase as manifests write it. */
    public String title() {
      return title;
    }
  }

  private static final Map<String, Phase> HOOKS =
      Map.of("PreSync", Phase.PRE_SYNC, "Sync", Phase.SYNC, "PostSync", Phase.POST_SYNC);

  private static final List<String> OTHER_HOOKS =
      List.of("Skip", "SyncFail", "PreDelete", "PostDelete");

  private static final Map<String, Phase> HELM_HOOKS =
      Map.of(
          "pre-install", Phase.PRE_SYNC,
          "pre-upgrade", Phase.PRE_SYNC,
          "post-install", Phase.POST_SYNC,
          "post-upgrade", Phase.POST_SYNC);

  /**
   * Gives the first step in which an object is applied; empty for one that no sync applies, as
   * those of a deletion.
   */
  public static Optional<SyncStep> of(KubernetesObject object) {
    Map<String, String> annotations = object.annotations();
    List<String> hooks = words(annotations.get(HOOK));
    if (hooks.stream().anyMatch(HOOKS::containsKey)) {
      return first(hooks, HOOKS, wave(annotations));
    }
    if (hooks.stream().anyMatch(OTHER_HOOKS::contains)) {
      return Optional.empty();
    }
    List<String> helmHooks = words(annotations.get("helm.sh/hook"));
    return helmHooks.isEmpty() || helmHooks.equals(List.of("crd-install"))
        ? Optional.of(new SyncStep(Phase.SYNC, wave(annotations)))
        : first(helmHooks, HELM_HOOKS, wave(annotations));
  }

  /** Tells whether an object says anything of steps, which only Argo CD reads. */
  public static boolean isTold(KubernetesObject object) {
    Map<String, String> annotations = object.annotations();
    return annotations.containsKey(HOOK) || annotations.containsKey(WAVE);
  }

  private static List<String> words(String list) {
    return list == null
        ? List.of()
        : Arrays.stream(list.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static Optional<SyncStep> first(List<String> hooks, Map<String, Phase> phases, int wave) {
    return hooks.stream()
        .filter(phases::containsKey)
        .map(phases::get)
        .min(Comparator.naturalOrder())
        .map(phase -> new SyncStep(phase, wave));
  }

  private static int wave(Map<String, String> annotations) {
    return number(annotations.get(WAVE))
        .or(() -> number(annotations.get("helm.sh/hook-weight")))
        .orElse(0);
  }

  private static Optional<Integer> number(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Gives what to call the step beside another, as {@code wave -1} or {@code phase PreSync}. */
  public String titleBeside(SyncStep other) {
    return phase == other.phase ? "wave " + wave : "phase " + phase.title();
  }

  @Override
  public int compareTo(SyncStep other) {
    return ORDER.compare(this, other);
  }
}
