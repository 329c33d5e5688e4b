package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Spark application of one of the two operators.
 *
 * @param spec what is run: for a ScheduledSparkApplication its template
 * @param isKubeflow whether the object is of the Kubeflow operator (sparkoperator.k8s.io), which
 *     has fields for driver and executors; that of Apache (spark.apache.org) has {@code sparkConf}
 *     alone
 */
public record SparkApplication(KubernetesObject object, YamlMapping spec, boolean isKubeflow) {
  /** A version of Spark, as far as it is told. */
  public record Version(int major, int minor, OptionalInt patch) {
    /** Tells whether this is at least a version. */
    public boolean isSince(int sinceMajor, int sinceMinor) {
      return major > sinceMajor || major == sinceMajor && minor >= sinceMinor;
    }

    @Override
    public String toString() {
      return major + "." + minor + (patch.isPresent() ? "." + patch.getAsInt() : "");
    }
  }

  /** Gives the application that an object is; empty for other kinds and where it has no spec. */
  public static Optional<SparkApplication> of(KubernetesObject object) {
    boolean isKubeflow = object.isIn("sparkoperator.k8s.io");
    if (!isKubeflow && !object.isIn("spark.apache.org")) {
      return Optional.empty();
    }
    Optional<YamlMapping> spec =
        switch (object.kind()) {
          case "SparkApplication" -> object.root().mapping("spec");
          case "ScheduledSparkApplication" -> object.root().mapping("spec", "template");
          default -> Optional.empty();
        };
    return spec.map(s -> new SparkApplication(object, s, isKubeflow));
  }

  /** Tells whether a schedule starts it again and again. */
  public boolean isScheduled() {
    return object.kind().equals("ScheduledSparkApplication");
  }

  public Optional<YamlMapping> sparkConf() {
    return spec.mapping("sparkConf");
  }

  /** Gives the value of a key in {@code sparkConf}; empty where there is none or it is null. */
  public Optional<YamlScalar> conf(String key) {
    return spec.get("sparkConf", key).flatMap(YamlNode::scalar).filter(s -> !s.isNull());
  }

  /** Tells whether a key of {@code sparkConf} is set to true. */
  public boolean isOn(String key) {
    return conf(key).filter(value -> value.value().strip().equalsIgnoreCase("true")).isPresent();
  }

  /** Gives the mapping of the driver or the executors; empty where there is none. */
  public Optional<YamlMapping> pod(SparkRole role) {
    return isKubeflow ? spec.mapping(role.key()) : Optional.empty();
  }

  /** Gives a field of the driver or the executors; empty where there is none or it is null. */
  public Optional<YamlScalar> field(SparkRole role, String name) {
    return pod(role)
        .flatMap(pod -> pod.get(name))
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull());
  }

  /** Gives a field of the driver or the executors, else what {@code sparkConf} says. */
  public Optional<YamlScalar> setting(SparkRole role, String field, String key) {
    return field(role, field).or(() -> conf(key));
  }

  /** Tells whether Spark adds and removes executors as it needs them. */
  public boolean isDynamic() {
    return spec.get("dynamicAllocation", "enabled")
            .flatMap(YamlNode::scalar)
            .filter(YamlScalar::isTrue)
            .isPresent()
        || isOn("spark.dynamicAllocation.enabled");
  }

  /** Gives a field of {@code dynamicAllocation}, else what {@code sparkConf} says. */
  public Optional<YamlScalar> dynamicAllocation(String field, String key) {
    return spec.get("dynamicAllocation", field)
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull())
        .or(() -> conf(key));
  }

  /** Tells whether Python or R runs beside the JVM. */
  public boolean isBesideJvm() {
    return spec.text("type").filter(t -> t.equals("Python") || t.equals("R")).isPresent()
        || spec.text("pyFiles").isPresent() && !isKubeflow;
  }

  /** Gives where the version of Spark is written. */
  public Optional<YamlScalar> versionPlace() {
    return (isKubeflow ? spec.get("sparkVersion") : spec.get("runtimeVersions", "sparkVersion"))
        .flatMap(YamlNode::scalar);
  }

  /** Gives the version of Spark; empty where it is not written, or as no version. */
  public Optional<Version> version() {
    return versionPlace().flatMap(place -> version(place.value()));
  }

  /** Reads a version as {@code 3.5.1} or {@code 4.0}; what follows the numbers is left out. */
  public static Optional<Version> version(String text) {
    int[] parts = {-1, -1, -1};
    int at = text.startsWith("v") ? 1 : 0;
    for (int part = 0; part < parts.length; part++) {
      int end = at;
      while (end < text.length() && end < at + 3 && Character.isDigit(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        break;
      }
      parts[part] = Integer.parseInt(text.substring(at, end));
      if (end == text.length() || text.charAt(end) != '.') {
        break;
      }
      at = end + 1;
    }
    return parts[1] < 0
        ? Optional.empty()
        : Optional.of(
            new Version(
                parts[0], parts[1], parts[2] < 0 ? OptionalInt.empty() : OptionalInt.of(parts[2])));
  }
}
