package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the driver or one executor of a Spark application takes: Spark makes the pod, and adds to
 * the heap what lives outside of it.
 *
 * <p>Rules: Apache Spark 4.0, "Running Spark on Kubernetes" (spark.kubernetes.memoryOverheadFactor)
 * and "Configuration" (spark.executor.memoryOverhead), as known on 2026-11-27.
 */
public record SparkPod(SparkApplication application, SparkRole role) {
  private static final long LEAST_OVERHEAD_MEBIBYTES = 384;
  private static final double JVM_FACTOR = 0.1;
  private static final double OTHER_FACTOR = 0.4;
  private static final Quantity MEBIBYTE = Quantity.of(1 << 20);

  /** Gives the pod of a role. */
  public static SparkPod of(SparkApplication application, SparkRole role) {
    return new SparkPod(application, role);
  }

  /** Gives where the heap is written. */
  public Optional<YamlScalar> heapPlace() {
    return application.setting(role, "memory", "spark.%s.memory".formatted(role.key()));
  }

  /** Gives the heap, which is 1 GiB where nothing is said; empty where it cannot be read. */
  public Optional<Quantity> heap() {
    return heapPlace().isEmpty()
        ? Optional.of(MEBIBYTE.times(1024))
        : heapPlace().flatMap(place -> SparkMemory.ofMebibytes(place.value()));
  }

  /** Gives what Spark asks for beyond the heap; empty where it cannot be known. */
  public Optional<Quantity> overhead() {
    Optional<YamlScalar> written =
        application.setting(
            role, "memoryOverhead", "spark.%s.memoryOverhead".formatted(role.key()));
    if (written.isPresent()) {
      return SparkMemory.ofMebibytes(written.get().value());
    }
    OptionalDouble factor = factor();
    Optional<Quantity> heap = heap();
    if (factor.isEmpty() || heap.isEmpty()) {
      return Optional.empty();
    }
    long mebibytes = (long) (factor.getAsDouble() * (heap.get().units() >> 20));
    return Optional.of(MEBIBYTE.times(Math.max(mebibytes, LEAST_OVERHEAD_MEBIBYTES)));
  }

  private OptionalDouble factor() {
    Optional<YamlScalar> written =
        application
            .conf("spark.%s.memoryOverheadFactor".formatted(role.key()))
            .or(() -> application.spec().get("memoryOverheadFactor").flatMap(YamlNode::scalar))
            .or(() -> application.conf("spark.kubernetes.memoryOverheadFactor"));
    if (written.isEmpty()) {
      return OptionalDouble.of(application.isBesideJvm() ? OTHER_FACTOR : JVM_FACTOR);
    }
    Optional<Quantity> factor = Quantity.of(written.get()).filter(q -> q.isAbove(Quantity.ZERO));
    return factor.isPresent() ? OptionalDouble.of(factor.get().toDouble()) : OptionalDouble.empty();
  }

  /**
   * Gives the memory that Spark asks for, which is the pod's limit too: heap, overhead, and for an
   * executor memory off the heap and Python's; empty where a part cannot be known.
   */
  public Optional<Quantity> memory() {
    Optional<Quantity> heap = heap();
    Optional<Quantity> overhead = overhead();
    Optional<Quantity> beyond = beyond();
    boolean isKnown =
        heap.isPresent()
            && overhead.isPresent()
            && beyond.isPresent()
            && application.spec().get("sparkConfigMap").isEmpty();
    return isKnown
        ? Optional.of(heap.get().plus(overhead.get()).plus(beyond.get()))
        : Optional.empty();
  }

  private Optional<Quantity> beyond() {
    if (role == SparkRole.DRIVER) {
      return Optional.of(Quantity.ZERO);
    }
    Optional<Quantity> offHeap =
        application.isOn("spark.memory.offHeap.enabled")
            ? application
                .conf("spark.memory.offHeap.size")
                .flatMap(size -> SparkMemory.ofBytes(size.value()))
            : Optional.of(Quantity.ZERO);
    Optional<YamlScalar> python = application.conf("spark.executor.pyspark.memory");
    Optional<Quantity> beside =
        python.isPresent() && application.isBesideJvm()
            ? SparkMemory.ofMebibytes(python.get().value())
            : Optional.of(Quantity.ZERO);
    return offHeap.flatMap(size -> beside.map(size::plus));
  }

  /** Gives where the memory limit that replaces Spark's own is written. */
  public Optional<YamlScalar> memoryLimit() {
    return application.field(role, "memoryLimit");
  }

  /** Gives where the cpu request is written; empty where Spark asks for one core. */
  public Optional<YamlScalar> cpuRequest() {
    return application
        .setting(role, "coreRequest", "spark.kubernetes.%s.request.cores".formatted(role.key()))
        .or(() -> application.setting(role, "cores", "spark.%s.cores".formatted(role.key())));
  }

  /** Gives where the cpu limit is written. */
  public Optional<YamlScalar> cpuLimit() {
    return application.setting(
        role, "coreLimit", "spark.kubernetes.%s.limit.cores".formatted(role.key()));
  }

  /** Counts the pods. */
  public Replicas replicas() {
    if (role == SparkRole.DRIVER) {
      return new Replicas(OptionalLong.of(1), false);
    }
    if (application.isDynamic()) {
      Optional<YamlScalar> most =
          application.dynamicAllocation("maxExecutors", "spark.dynamicAllocation.maxExecutors");
      return new Replicas(most.map(Replicas::count).orElse(OptionalLong.empty()), true);
    }
    OptionalLong missing = OptionalLong.of(application.isKubeflow() ? 1 : 2);
    return new Replicas(
        application
            .setting(role, "instances", "spark.executor.instances")
            .map(Replicas::count)
            .orElse(missing),
        false);
  }

  /** Gives the amounts of the pod with its sidecars. */
  Amounts amounts(ResourceSide side, List<LimitRange> ranges) {
    boolean isLimit = side == ResourceSide.LIMITS;
    Map<String, Optional<Quantity>> own = new HashMap<>();
    Optional<YamlScalar> cpu = isLimit ? cpuLimit() : cpuRequest();
    if (cpu.isPresent()) {
      own.put("cpu", Quantity.of(cpu.get()));
    } else if (!isLimit) {
      own.put("cpu", Optional.of(Quantity.of(1)));
    }
    own.put(
        "memory",
        isLimit && memoryLimit().isPresent() ? memoryLimit().flatMap(Quantity::of) : memory());
    Optional<YamlMapping> gpu = application.pod(role).flatMap(pod -> pod.mapping("gpu"));
    gpu.flatMap(g -> g.text("name"))
        .ifPresent(name ->
            own.put(
                name, gpu.get().get("quantity").flatMap(YamlNode::scalar).flatMap(Quantity::of)));
    return Amounts.of(own).plus(sidecars(side, ranges));
  }

  private Amounts sidecars(ResourceSide side, List<LimitRange> ranges) {
    return application.object().pods().stream()
        .filter(pod ->
            application.pod(role).filter(root -> root.span().equals(pod.root().span())).isPresent())
        .map(pod ->
            PodDemand.of(pod, pod.containers().subList(1, pod.containers().size()), side, ranges))
        .findFirst()
        .orElse(Amounts.NONE);
  }
}
