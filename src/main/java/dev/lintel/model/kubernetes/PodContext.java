package dev.lintel.model.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What else of a unit decides how its pods are counted: LimitRanges, which fill in amounts, and
 * autoscalers. Looked up by namespace and target, so that a unit of thousands of objects costs no
 * more than their number.
 */
public final class PodContext {
  /** Of a pod that is looked at alone. */
  public static final PodContext NONE = of(List.of());

  private final Map<String, List<LimitRange>> ranges = new HashMap<>();
  private final Map<List<String>, KubernetesObject> scalers = new HashMap<>();

  private PodContext() {}

  /** Gives the context that the objects of a unit make. */
  public static PodContext of(List<KubernetesObject> unit) {
    PodContext context = new PodContext();
    for (KubernetesObject object : unit) {
      switch (object.kind()) {
        case "LimitRange" -> {
          if (object.isIn("")) {
            context
                .ranges
                .computeIfAbsent(object.namespace(), namespace -> new ArrayList<>())
                .add(new LimitRange(object));
          }
        }
        case "HorizontalPodAutoscaler" -> {
          if (object.isIn("autoscaling")) {
            context.add(object);
          }
        }
        case "ScaledObject" -> {
          if (object.isIn("keda.sh")) {
            context.add(object);
          }
        }
        default -> {}
      }
    }
    return context;
  }

  private void add(KubernetesObject scaler) {
    String kind = scaler.root().text("spec", "scaleTargetRef", "kind").orElse("Deployment");
    scaler
        .root()
        .text("spec", "scaleTargetRef", "name")
        .ifPresent(name -> scalers.put(List.of(scaler.namespace(), kind, name), scaler));
  }

  /** Gives the LimitRanges that hold in a namespace, as it is written. */
  public List<LimitRange> ranges(String namespace) {
    return ranges.getOrDefault(namespace, List.of());
  }

  /** Tells whether there is any LimitRange. */
  public boolean hasRanges() {
    return !ranges.isEmpty();
  }

  /** Gives what scales an object. */
  Optional<KubernetesObject> scaler(KubernetesObject object) {
    return Optional.ofNullable(
        scalers.get(List.of(object.namespace(), object.kind(), object.name())));
  }
}
