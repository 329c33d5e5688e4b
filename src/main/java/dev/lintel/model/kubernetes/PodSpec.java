package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an object says of the pods that it runs.
 *
 * @param root the mapping that holds the pod's fields; a Spark driver's or executor's own mapping
 * @param labels the labels that the pods get, as written
 * @param containers main ones first, then init and ephemeral ones, each in their order
 */
public record PodSpec(YamlMapping root, Map<String, String> labels, List<Container> containers) {
  public PodSpec {
    containers = List.copyOf(containers);
  }

  /** Finds the pods that an object runs; empty for objects that run none. */
  static List<PodSpec> of(YamlMapping object) {
    String group = KubernetesObject.group(object);
    return switch (object.text("kind").orElse("")) {
      case "Pod" -> group.isEmpty() ? ofTemplate(object) : List.of();
      case "PodTemplate" -> group.isEmpty() ? ofTemplate(object, "template") : List.of();
      case "ReplicationController" ->
          group.isEmpty() ? ofTemplate(object, "spec", "template") : List.of();
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
          group.equals("apps") || group.equals("extensions")
              ? ofTemplate(object, "spec", "template")
              : List.of();
      case "Job" -> group.equals("batch") ? ofTemplate(object, "spec", "template") : List.of();
      case "CronJob" ->
          group.equals("batch")
              ? ofTemplate(object, "spec", "jobTemplate", "spec", "template")
              : List.of();
      case "Rollout" ->
          group.equals("argoproj.io") ? ofTemplate(object, "spec", "template") : List.of();
      case "Service" ->
          group.equals("serving.knative.dev") ? ofTemplate(object, "spec", "template") : List.of();
      case "SparkApplication" ->
          group.equals("sparkoperator.k8s.io") ? ofSpark(object, "spec") : List.of();
      case "ScheduledSparkApplication" ->
          group.equals("sparkoperator.k8s.io") ? ofSpark(object, "spec", "template") : List.of();
      default -> List.of();
    };
  }

  private static List<PodSpec> ofTemplate(YamlMapping root, String... path) {
    Optional<YamlMapping> template = root.mapping(path);
    Optional<YamlMapping> spec = template.flatMap(t -> t.mapping("spec"));
    return spec
        .map(s -> new PodSpec(s, labels(template.get().mapping("metadata")), containers(s)))
        .stream()
        .toList();
  }

  private static List<Container> containers(YamlMapping spec) {
    List<Container> containers = new ArrayList<>();
    add(spec, "containers", Container.Role.MAIN, containers);
    add(spec, "initContainers", Container.Role.INIT, containers);
    add(spec, "ephemeralContainers", Container.Role.EPHEMERAL, containers);
    return containers;
  }

  /** A Spark operator makes the pods itself; its main container has the fields of the pod. */
  private static List<PodSpec> ofSpark(YamlMapping root, String... path) {
    Optional<YamlMapping> application = root.mapping(path);
    Optional<YamlScalar> image = application.flatMap(a -> a.get("image")).flatMap(YamlNode::scalar);
    return application.stream()
        .flatMap(a ->
            Stream.of("driver", "executor")
                .flatMap(role -> a.mapping(role).map(pod -> spark(role, pod, image)).stream()))
        .toList();
  }

  private static PodSpec spark(String role, YamlMapping pod, Optional<YamlScalar> image) {
    List<Container> containers = new ArrayList<>();
    Optional<YamlScalar> own = pod.get("image").flatMap(YamlNode::scalar);
    containers.add(new Container(Container.Role.MAIN, role, pod, own.or(() -> image)));
    add(pod, "sidecars", Container.Role.MAIN, containers);
    add(pod, "initContainers", Container.Role.INIT, containers);
    return new PodSpec(pod, labels(Optional.of(pod)), containers);
  }

  private static void add(
      YamlMapping pod, String key, Container.Role role, List<Container> containers) {
    for (YamlNode item : pod.items(key)) {
      item.mapping()
          .map(c ->
              new Container(
                  role,
                  c.text("name").orElse(""),
                  c,
                  c.get("image").flatMap(YamlNode::scalar).filter(s -> !s.isNull())))
          .ifPresent(containers::add);
    }
  }

  private static Map<String, String> labels(Optional<YamlMapping> metadata) {
    return metadata.flatMap(m -> m.mapping("labels")).map(Labels::of).orElse(Map.of());
  }
}
