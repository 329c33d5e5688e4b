package dev.lintel.rules.gitops;

import dev.lintel.model.gitops.SyncStep;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds annotations of Argo CD where Argo CD does not look, or without the one that they belong to.
 * Rationale and examples: rules/gitops/ignored-sync-annotation.md.
 */
public final class IgnoredSyncAnnotation implements UnitRule {
  private static final String POLICY = "argocd.argoproj.io/hook-delete-policy";

  /** What Argo CD reads of the annotations of an object itself. */
  private static final List<String> READ =
      List.of(
          SyncStep.HOOK,
          POLICY,
          SyncStep.WAVE,
          "argocd.argoproj.io/sync-options",
          "argocd.argoproj.io/compare-options");

  /** A patch says only a part, so objects are read as they are applied. */
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    unit.objects().forEach(object -> check(object, sink));
  }

  private static void check(KubernetesObject object, FindingSink sink) {
    Map<String, String> own = object.annotations();
    policy(object, own, sink);
    object
        .root()
        .mapping("metadata", "labels")
        .ifPresent(labels -> misplaced(labels, own, "a label", sink));
    Optional<YamlMapping> annotations = object.root().mapping("metadata", "annotations");
    object.pods().stream()
        .map(PodSpec::annotations)
        .flatMap(Optional::stream)
        .filter(ofPod -> !annotations.equals(Optional.of(ofPod)))
        .forEach(ofPod -> misplaced(ofPod, own, "an annotation of the pods", sink));
  }

  private static void policy(KubernetesObject object, Map<String, String> own, FindingSink sink) {
    boolean isHook = own.containsKey(SyncStep.HOOK) || own.containsKey("helm.sh/hook");
    if (!isHook) {
      key(object.root().mapping("metadata", "annotations"), POLICY)
          .ifPresent(place ->
              sink.report(
                  place,
                  "'%s' does nothing, as %s is no hook: '%s' is missing"
                      .formatted(POLICY, object.title(), SyncStep.HOOK)));
    }
  }

  /** A kustomization may well put one annotation everywhere. */
  private static void misplaced(
      YamlMapping mapping, Map<String, String> own, String what, FindingSink sink) {
    for (String name : READ) {
      if (!own.containsKey(name)) {
        key(Optional.of(mapping), name)
            .ifPresent(place ->
                sink.report(
                    place,
                    "'%s' does nothing as %s: Argo CD reads the annotations of the object itself"
                        .formatted(name, what)));
      }
    }
  }

  private static Optional<Span> key(Optional<YamlMapping> mapping, String name) {
    return mapping.flatMap(m -> m.find(name)).map(YamlEntry::key).map(key -> key.span());
  }
}
