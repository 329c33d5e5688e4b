package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the volumes of pods and where their containers mount them. */
final class PodVolumes {
  private static final List<String> MOUNTS = List.of("volumeMounts", "volumeDevices");

  private PodVolumes() {}

  /** Gives the names of the volumes that are written in a pod, in their order. */
  static List<YamlScalar> written(KubernetesObject object, PodSpec pod) {
    return volumes(object, pod)
        .flatMap(item -> item.mapping().flatMap(volume -> volume.get("name")).stream())
        .flatMap(name -> name.scalar().stream())
        .toList();
  }

  /** Gives where each volume that containers of a pod may mount is named, by its name. */
  static Map<String, YamlScalar> all(KubernetesObject object, PodSpec pod) {
    Map<String, YamlScalar> all = new LinkedHashMap<>();
    written(object, pod).forEach(name -> all.putIfAbsent(name.value(), name));
    if (object.kind().equals("StatefulSet")) {
      for (YamlNode item : object.root().items("spec", "volumeClaimTemplates")) {
        item.mapping()
            .flatMap(template -> template.get("metadata", "name"))
            .flatMap(YamlNode::scalar)
            .ifPresent(name -> all.putIfAbsent(name.value(), name));
      }
    }
    return all;
  }

  /** A Spark application has its volumes beside its driver and executor. */
  private static Stream<YamlNode> volumes(KubernetesObject object, PodSpec pod) {
    Stream<YamlNode> own = pod.root().items("volumes").stream();
    return switch (object.kind()) {
      case "SparkApplication" ->
          Stream.concat(own, object.root().items("spec", "volumes").stream());
      case "ScheduledSparkApplication" ->
          Stream.concat(own, object.root().items("spec", "template", "volumes").stream());
      default -> own;
    };
  }

  /** Gives the names of the volumes that a container mounts. */
  static List<YamlScalar> mounts(Container container) {
    List<YamlScalar> mounts = new ArrayList<>();
    for (String field : MOUNTS) {
      for (YamlNode item : container.root().items(field)) {
        item.mapping()
            .flatMap((YamlMapping mount) -> mount.get("name"))
            .flatMap(YamlNode::scalar)
            .filter(scalar -> !scalar.isNull())
            .ifPresent(mounts::add);
      }
    }
    return mounts;
  }
}
