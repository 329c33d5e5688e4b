package dev.lintel.rules.gitops;

import dev.lintel.model.gitops.SyncStep;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a sync of Argo CD needs before it creates it. Rationale and examples:
 * rules/gitops/late-dependency.md.
 */
public final class LateDependency implements UnitRule {
  /** Kinds that are healthy only when their pods are. A CronJob is at once. */
  private static final Set<ObjectKind> AWAITED =
      Set.of(
          new ObjectKind("", "Pod"),
          new ObjectKind("apps", "DaemonSet"),
          new ObjectKind("apps", "Deployment"),
          new ObjectKind("apps", "ReplicaSet"),
          new ObjectKind("apps", "StatefulSet"),
          new ObjectKind("argoproj.io", "Rollout"),
          new ObjectKind("argoproj.io", "Workflow"),
          new ObjectKind("batch", "Job"));

  /** Kinds without which no container of a pod starts. */
  private static final Set<ObjectKind> NEEDED =
      Set.of(
          new ObjectKind("", "ConfigMap"),
          new ObjectKind("", "PersistentVolumeClaim"),
          new ObjectKind("", "Secret"),
          new ObjectKind("", "ServiceAccount"),
          new ObjectKind("node.k8s.io", "RuntimeClass"),
          new ObjectKind("scheduling.k8s.io", "PriorityClass"),
          new ObjectKind("secrets-store.csi.x-k8s.io", "SecretProviderClass"));

  private static final ObjectKind CLAIM = new ObjectKind("", "PersistentVolumeClaim");
  private static final ObjectKind STORAGE_CLASS = new ObjectKind("storage.k8s.io", "StorageClass");

  /** One object that waits for another, which it may name several times. */
  private record Pair(KubernetesObject from, ObjectKind target, String name) {}

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    if (unit.objects().stream().noneMatch(SyncStep::isTold)) {
      return;
    }
    Set<Pair> seen = new HashSet<>();
    for (ObjectReference reference : unit.index().references()) {
      KubernetesObject from = reference.from();
      if (!reference.isOptional()
          && NEEDED.contains(reference.target())
          && AWAITED.contains(ObjectKind.of(from))
          && !isIdle(from)
          && !isPullSecret(reference)
          && seen.add(new Pair(from, reference.target(), reference.name().value()))) {
        check(reference, unit, sink);
      }
    }
    unit.index().ofKind(CLAIM).forEach(claim -> claim(claim, unit, sink));
  }

  /** What runs no pods for now is healthy without them, or is not waited for. */
  private static boolean isIdle(KubernetesObject object) {
    return object.root().text("spec", "replicas").filter("0"::equals).isPresent()
        || Stream.of("paused", "suspend")
            .flatMap(field -> object.root().get("spec", field).flatMap(YamlNode::scalar).stream())
            .anyMatch(YamlScalar::isTrue);
  }

  /** An image is pulled without the Secret too, where its registry lets everybody. */
  private static boolean isPullSecret(ObjectReference reference) {
    Set<Span> secrets =
        reference.from().pods().stream()
            .flatMap(pod -> pod.root().items("imagePullSecrets").stream())
            .flatMap(item -> item.mapping().stream())
            .flatMap(item -> item.get("name").map(YamlNode::span).stream())
            .collect(Collectors.toSet());
    return secrets.contains(reference.name().span());
  }

  private static void check(ObjectReference reference, DeploymentUnit unit, FindingSink sink) {
    Optional<SyncStep> own = SyncStep.of(reference.from());
    Optional<KubernetesObject> source = source(reference, unit);
    Optional<SyncStep> later = source.flatMap(SyncStep::of);
    if (own.isEmpty() || later.isEmpty() || own.get().compareTo(later.get()) >= 0) {
      return;
    }
    boolean isMade = !ObjectKind.of(source.get()).equals(reference.target());
    sink.report(
            reference.name().span(),
            "%s in %s needs %s, which %s only in %s, so the first sync hangs"
                .formatted(
                    reference.from().title(),
                    own.get().titleBeside(later.get()),
                    reference.title(),
                    isMade ? source.get().title() + " makes" : "is created",
                    later.get().titleBeside(own.get())))
        .related(source.get().place(), "in " + later.get().titleBeside(own.get()));
  }

  /**
   * Gives the only object of the unit that is what a reference names, or for which a controller
   * makes it; empty where there may be others.
   */
  private static Optional<KubernetesObject> source(ObjectReference reference, DeploymentUnit unit) {
    String name = reference.name().value();
    List<KubernetesObject> makers = unit.index().makers(reference.target(), name);
    if (unit.resolve(reference) instanceof Resolution.Found(var objects)) {
      return makers.isEmpty() ? only(objects) : Optional.empty();
    }
    boolean isAround = !unit.around().named(reference.target(), name).isEmpty();
    return isAround ? Optional.empty() : only(makers.stream().distinct().toList());
  }

  private static Optional<KubernetesObject> only(List<KubernetesObject> objects) {
    return objects.size() == 1 ? Optional.of(objects.getFirst()) : Optional.empty();
  }

  /**
   * A claim whose volume is made for its first pod stays pending until that pod comes, and a claim
   * that is pending is waited for.
   */
  private static void claim(KubernetesObject claim, DeploymentUnit unit, FindingSink sink) {
    Optional<SyncStep> own = SyncStep.of(claim);
    if (own.isEmpty()
        || claim.root().get("spec", "volumeName").isPresent()
        || !isBoundByPod(claim, unit)) {
      return;
    }
    List<KubernetesObject> users =
        unit.index().references().stream()
            .filter(reference -> reference.target().equals(CLAIM))
            .filter(reference -> reference.name().value().equals(claim.name()))
            .map(ObjectReference::from)
            .filter(user -> user.isBeside(claim))
            .toList();
    Optional<KubernetesObject> first =
        users.stream()
            .filter(user -> SyncStep.of(user).isPresent())
            .min((a, b) -> SyncStep.of(a).get().compareTo(SyncStep.of(b).get()));
    first
        .filter(user -> SyncStep.of(user).get().compareTo(own.get()) > 0)
        .ifPresent(user -> {
          SyncStep later = SyncStep.of(user).get();
          sink.report(
                  claim.place(),
                  "%s in %s gets its volume with its first pod, which %s starts only in %s, so the"
                      .concat(" first sync hangs")
                      .formatted(
                          claim.title(),
                          own.get().titleBeside(later),
                          user.title(),
                          later.titleBeside(own.get())))
              .related(user.place(), "in " + later.titleBeside(own.get()));
        });
  }

  private static boolean isBoundByPod(KubernetesObject claim, DeploymentUnit unit) {
    String name = claim.root().text("spec", "storageClassName").orElse("");
    List<KubernetesObject> classes =
        Stream.of(unit.index(), unit.around())
            .flatMap(objects -> objects.named(STORAGE_CLASS, name).stream())
            .toList();
    return !name.isEmpty()
        && !classes.isEmpty()
        && classes.stream()
            .allMatch(type ->
                type.root()
                    .text("volumeBindingMode")
                    .filter("WaitForFirstConsumer"::equals)
                    .isPresent());
  }
}
