package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkPod;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds drivers and executors that ask for more than they may use. Rationale and examples:
 * rules/kubernetes/spark-request-above-limit.md.
 */
public final class SparkRequestAboveLimit implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application = SparkApplication.of(object);
    if (application.isPresent()) {
      for (SparkRole role : SparkRole.values()) {
        SparkPod pod = SparkPod.of(application.get(), role);
        checkCores(pod, sink);
        checkMemory(pod, sink);
      }
    }
  }

  private static void checkCores(SparkPod pod, FindingSink sink) {
    Optional<YamlScalar> request = pod.cpuRequest();
    Optional<YamlScalar> limit = pod.cpuLimit();
    if (isAbove(request.flatMap(Quantity::of), limit.flatMap(Quantity::of))) {
      sink.report(
              limit.get().span(),
              "the %s requests '%s' cores, above its limit of '%s'"
                  .formatted(pod.role().key(), request.get().value(), limit.get().value()))
          .related(request.get().span(), "the request");
    }
  }

  private static void checkMemory(SparkPod pod, FindingSink sink) {
    Optional<Quantity> request = pod.memory();
    Optional<YamlScalar> limit = pod.memoryLimit();
    if (isAbove(request, limit.flatMap(Quantity::of))) {
      sink.report(
          limit.get().span(),
          "the %s requests %s of memory (a heap of %s and %s beside it), above its limit of '%s'"
              .formatted(
                  pod.role().key(),
                  request.get().text("memory"),
                  pod.heap().orElseThrow().text("memory"),
                  beside(pod).text("memory"),
                  limit.get().value()));
    }
  }

  private static Quantity beside(SparkPod pod) {
    long heap = pod.heap().orElseThrow().units();
    return Quantity.of(pod.memory().orElseThrow().units() - heap);
  }

  private static boolean isAbove(Optional<Quantity> request, Optional<Quantity> limit) {
    return request.isPresent() && limit.isPresent() && request.get().isAbove(limit.get());
  }
}
