package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object that sets the number of a workload's pods: a HorizontalPodAutoscaler, or KEDA's
 * ScaledObject, which makes one.
 *
 * @param spec the object's
 * @param kind of the workload
 * @param name of the workload
 * @param least the field for the least number of pods
 * @param most the field for the largest number of pods
 */
record Autoscaler(
    KubernetesObject object,
    YamlMapping spec,
    String kind,
    String name,
    String least,
    String most) {
  /** Finds the autoscalers among objects, in their order. */
  static List<Autoscaler> in(List<KubernetesObject> objects) {
    return objects.stream().flatMap(object -> of(object).stream()).toList();
  }

  /** Gives the autoscaler that an object is; empty for other kinds, and without a target. */
  static Optional<Autoscaler> of(KubernetesObject object) {
    Optional<YamlMapping> spec = object.root().mapping("spec");
    Optional<String> name = spec.flatMap(s -> s.text("scaleTargetRef", "name"));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (object.kind().equals("HorizontalPodAutoscaler") && object.isIn("autoscaling")) {
      return spec.map(s -> of(object, s, name.get(), "", "minReplicas", "maxReplicas"));
    }
    return object.kind().equals("ScaledObject") && object.isIn("keda.sh")
        ? spec.map(
            s -> of(object, s, name.get(), "Deployment", "minReplicaCount", "maxReplicaCount"))
        : Optional.empty();
  }

  private static Autoscaler of(
      KubernetesObject object,
      YamlMapping spec,
      String name,
      String kind,
      String least,
      String most) {
    return new Autoscaler(
        object, spec, spec.text("scaleTargetRef", "kind").orElse(kind), name, least, most);
  }

  /** Tells whether the autoscaler sets the number of a workload's pods. */
  boolean scales(KubernetesObject workload) {
    return workload.kind().equals(kind)
        && workload.name().equals(name)
        && workload.isBeside(object);
  }

  /** Gives the least number of pods as written. */
  OptionalLong min() {
    return IntOrPercent.number(spec, least);
  }

  /** Gives the largest number of pods as written. */
  OptionalLong max() {
    return IntOrPercent.number(spec, most);
  }

  /** Gives the least number of pods that can be relied on: as written, else the default of 1. */
  OptionalLong floor() {
    return spec.get(least).isPresent() ? min() : OptionalLong.of(1);
  }

  Span targetPlace() {
    return object.placeOf("spec", "scaleTargetRef", "name");
  }
}
