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

  /** Where claims are made, each of which is a volume: of StatefulSets and of Argo's workflows. */
  private static final List<String[]> CLAIMS =
      List.of(
          new String[] {"spec", "volumeClaimTemplates"},
          new String[] {"spec", "workflowSpec", "volumeClaimTemplates"});

  private PodVolumes() {}

  /** Gives the names of the volumes that are written in a pod, in their order. */
  static List<YamlScalar> written(PodSpec pod) {
    return names(pod.volumes().stream());
  }

  /**
   * Gives where each volume that containers of a pod may mount is named, by its name. What a
   * workflow has is for all its pods.
   */
  static Map<String, YamlScalar> all(KubernetesObject object, PodSpec pod) {
    Map<String, YamlScalar> all = new LinkedHashMap<>();
    written(pod).forEach(name -> all.putIfAbsent(name.value(), name));
    if (isWorkflow(object)) {
      names(object.pods().stream().flatMap(other -> other.volumes().stream()))
          .forEach(name -> all.putIfAbsent(name.value(), name));
    }
    for (String[] path : CLAIMS) {
      for (YamlNode item : object.root().items(path)) {
        item.mapping()
            .flatMap(template -> template.get("metadata", "name"))
            .flatMap(YamlNode::scalar)
            .ifPresent(name -> all.putIfAbsent(name.value(), name));
      }
    }
    return all;
  }

  /** Tells whether an object is a workflow of Argo, in which its pods are written as a whole. */
  static boolean isWorkflow(KubernetesObject object) {
    return object.isIn("argoproj.io") && object.kind().contains("Workflow");
  }

  private static List<YamlScalar> names(Stream<YamlMapping> volumes) {
    return volumes
        .flatMap(volume -> volume.get("name").stream())
        .flatMap(name -> name.scalar().stream())
        .toList();
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
