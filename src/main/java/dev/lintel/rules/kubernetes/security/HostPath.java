package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A volume that is a path of the node.
 *
 * @param volume its name
 * @param place the path where it is written, else the key of the volume's type
 * @param path as written, without slashes at its end; empty where there is none
 * @param isWritable whether a container mounts it and may write to it
 */
record HostPath(String volume, Span place, String path, boolean isWritable) {
  private static final Set<String> SENSITIVE =
      Set.copyOf(DataTable.rows("rules/kubernetes/sensitive-host-paths.txt"));

  /** The sockets by which runtimes and builders take orders. */
  private static final Set<String> SOCKETS =
      Set.of(
          "buildkitd.sock",
          "containerd.sock",
          "cri-dockerd.sock",
          "crio.sock",
          "docker.sock",
          "dockershim.sock",
          "podman.sock");

  /** Gives the paths of its node that an object mounts. */
  static List<HostPath> of(KubernetesObject object) {
    List<HostPath> paths = new ArrayList<>();
    for (YamlMapping volume : object.volumes()) {
      Optional<YamlEntry> entry = volume.find("hostPath").filter(found -> !found.value().isNull());
      if (entry.isPresent()) {
        String name = volume.text("name").orElse("");
        Optional<YamlScalar> path = volume.get("hostPath", "path").flatMap(YamlNode::scalar);
        paths.add(
            new HostPath(
                name,
                path.map(YamlScalar::span).orElseGet(() -> entry.get().key().span()),
                path.map(scalar -> plain(scalar.value())).orElse(""),
                object.containers().stream().anyMatch(c -> !writableMounts(c, name).isEmpty())));
      }
    }
    return paths;
  }

  /** Gives the mounts of a volume that a container may write to. */
  static List<YamlMapping> writableMounts(Container container, String volume) {
    return container.root().items("volumeMounts").stream()
        .flatMap(item -> item.mapping().stream())
        .filter(mount -> mount.text("name").filter(volume::equals).isPresent())
        .filter(mount ->
            mount
                .get("readOnly")
                .flatMap(YamlNode::scalar)
                .filter(scalar -> !scalar.isFalse())
                .isEmpty())
        .toList();
  }

  /** Tells whether it is the socket of a container runtime. */
  boolean isRuntimeSocket() {
    return SOCKETS.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Tells whether a container may write to a directory that decides over the node. */
  boolean isSensitive() {
    return isWritable && SENSITIVE.contains(path);
  }

  private static String plain(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
