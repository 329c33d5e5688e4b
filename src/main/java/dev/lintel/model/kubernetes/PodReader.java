package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the pods that objects run, in the kinds whose fields are those of pods. */
final class PodReader {
  private PodReader() {}

  /** Gives the pods that an object runs; empty for objects that run none. */
  static List<PodSpec> pods(YamlMapping object) {
    String kind = object.text("kind").orElse("");
    return switch (KubernetesObject.group(object)) {
      case "" ->
          switch (kind) {
            case "Pod" -> template(Optional.of(object));
            case "PodTemplate" -> template(object, "template");
            case "ReplicationController" -> template(object, "spec", "template");
            default -> List.of();
          };
      case "apps", "extensions" ->
          switch (kind) {
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
                template(object, "spec", "template");
            default -> List.of();
          };
      case "batch" ->
          switch (kind) {
            case "Job" -> template(object, "spec", "template");
            case "CronJob" -> template(object, "spec", "jobTemplate", "spec", "template");
            default -> List.of();
          };
      case "argoproj.io" ->
          switch (kind) {
            case "Rollout" -> template(object, "spec", "template");
            case "Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate" ->
                workflow(object, "spec");
            case "CronWorkflow" -> workflow(object, "spec", "workflowSpec");
            default -> List.of();
          };
      case "serving.knative.dev" ->
          switch (kind) {
            case "Service", "Configuration" -> template(object, "spec", "template");
            case "Revision" -> template(Optional.of(object));
            default -> List.of();
          };
      case "keda.sh" ->
          kind.equals("ScaledJob")
              ? template(object, "spec", "jobTargetRef", "template")
              : List.of();
      case "flink.apache.org" -> kind.equals("FlinkDeployment") ? flink(object) : List.of();
      case "sparkoperator.k8s.io" ->
          switch (kind) {
            case "SparkApplication" -> spark(object, "spec");
            case "ScheduledSparkApplication" -> spark(object, "spec", "template");
            default -> List.of();
          };
      default -> List.of();
    };
  }

  private static List<PodSpec> template(YamlMapping root, String... path) {
    return template(root.mapping(path));
  }

  private static List<PodSpec> template(Optional<YamlMapping> template) {
    return template
        .flatMap(t -> t.mapping("spec"))
        .map(spec ->
            pod(
                spec,
                template.get().mapping("metadata"),
                spec.mapping("securityContext"),
                containers(spec)))
        .stream()
        .toList();
  }

  private static PodSpec pod(
      YamlMapping root,
      Optional<YamlMapping> metadata,
      Optional<YamlMapping> securityContext,
      List<Container> containers) {
    return new PodSpec(
        root,
        metadata.flatMap(m -> m.mapping("labels")).map(Labels::of).orElse(Map.of()),
        metadata.flatMap(m -> m.mapping("annotations")),
        securityContext,
        mappings(root, "volumes"),
        containers);
  }

  private static List<Container> containers(YamlMapping spec) {
    List<Container> containers = new ArrayList<>();
    add(spec, "containers", Container.Role.MAIN, containers);
    add(spec, "initContainers", Container.Role.INIT, containers);
    add(spec, "ephemeralContainers", Container.Role.EPHEMERAL, containers);
    return containers;
  }

  /**
   * What a workflow says of all its pods, then each of its templates that is a pod: one of
   * containers or of a script.
   */
  private static List<PodSpec> workflow(YamlMapping root, String... path) {
    Optional<YamlMapping> workflow = root.mapping(path);
    if (workflow.isEmpty()) {
      return List.of();
    }
    Optional<YamlMapping> context = workflow.get().mapping("securityContext");
    List<PodSpec> pods = new ArrayList<>();
    pods.add(pod(workflow.get(), workflow.get().mapping("podMetadata"), context, List.of()));
    for (YamlMapping template : mappings(workflow.get(), "templates")) {
      List<Container> containers = steps(template);
      if (!containers.isEmpty()) {
        pods.add(
            pod(
                template,
                template.mapping("metadata"),
                template.mapping("securityContext").or(() -> context),
                containers));
      }
    }
    return pods;
  }

  private static List<Container> steps(YamlMapping template) {
    List<Container> containers = new ArrayList<>();
    for (String key : List.of("container", "script")) {
      template
          .mapping(key)
          .map(c -> container(Container.Role.MAIN, template.text("name").orElse(key), c))
          .ifPresent(containers::add);
    }
    template
        .mapping("containerSet")
        .ifPresent(set -> add(set, "containers", Container.Role.MAIN, containers));
    add(template, "sidecars", Container.Role.MAIN, containers);
    add(template, "initContainers", Container.Role.INIT, containers);
    return containers;
  }

  /**
   * The operator puts what it knows into the templates: the image of the main container above all.
   */
  private static List<PodSpec> flink(YamlMapping object) {
    Optional<YamlScalar> image = object.get("spec", "image").flatMap(YamlNode::scalar);
    return Stream.of(
            List.of("spec", "podTemplate"),
            List.of("spec", "jobManager", "podTemplate"),
            List.of("spec", "taskManager", "podTemplate"))
        .flatMap(path -> template(object, path.toArray(String[]::new)).stream())
        .map(pod ->
            new PodSpec(
                pod.root(),
                pod.labels(),
                pod.annotations(),
                pod.securityContext(),
                pod.volumes(),
                pod.containers().stream()
                    .map(
                        c -> new Container(c.role(), c.name(), c.root(), c.image().or(() -> image)))
                    .toList()))
        .toList();
  }

  /** A Spark operator makes the pods itself; its main container has the fields of the pod. */
  private static List<PodSpec> spark(YamlMapping root, String... path) {
    Optional<YamlMapping> application = root.mapping(path);
    Optional<YamlScalar> image =
        application
            .flatMap(a -> a.get("image"))
            .or(() ->
                application.flatMap(a -> a.get("sparkConf", "spark.kubernetes.container.image")))
            .flatMap(YamlNode::scalar);
    List<YamlMapping> volumes = application.map(a -> mappings(a, "volumes")).orElse(List.of());
    return application.stream()
        .flatMap(a ->
            Stream.of("driver", "executor")
                .flatMap(role -> a.mapping(role).map(pod -> spark(role, pod, image)).stream()))
        .map(pod ->
            new PodSpec(
                pod.root(),
                pod.labels(),
                pod.annotations(),
                pod.securityContext(),
                volumes,
                pod.containers()))
        .toList();
  }

  private static PodSpec spark(String role, YamlMapping pod, Optional<YamlScalar> image) {
    List<Container> containers = new ArrayList<>();
    Optional<YamlScalar> own = pod.get("image").flatMap(YamlNode::scalar);
    containers.add(new Container(Container.Role.MAIN, role, pod, own.or(() -> image)));
    add(pod, "sidecars", Container.Role.MAIN, containers);
    add(pod, "initContainers", Container.Role.INIT, containers);
    return pod(pod, Optional.of(pod), pod.mapping("podSecurityContext"), containers);
  }

  private static void add(
      YamlMapping pod, String key, Container.Role role, List<Container> containers) {
    for (YamlMapping item : mappings(pod, key)) {
      containers.add(container(role, item.text("name").orElse(""), item));
    }
  }

  private static Container container(Container.Role role, String name, YamlMapping root) {
    return new Container(
        role, name, root, root.get("image").flatMap(YamlNode::scalar).filter(s -> !s.isNull()));
  }

  private static List<YamlMapping> mappings(YamlMapping root, String key) {
    return root.items(key).stream().flatMap(item -> item.mapping().stream()).toList();
  }
}
