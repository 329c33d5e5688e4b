package dev.lintel.model.kubernetes;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One Kubernetes object. What nearly every rule asks of nearly every object is read once.
 *
 * @param root the mapping that holds apiVersion and kind
 * @param apiVersion as {@code apps/v1}
 * @param group the API group, as {@code apps}; empty for the core group
 * @param name empty where the object has none
 * @param namespace as written; empty where the object has none
 * @param pods what it says of the pods that it runs: two for a Spark application, none for most
 * @param containers those of all its pods
 */
public record KubernetesObject(
    YamlMapping root,
    String apiVersion,
    String group,
    String kind,
    String name,
    String namespace,
    List<PodSpec> pods,
    List<Container> containers) {
  public KubernetesObject {
    pods = List.copyOf(pods);
    containers = List.copyOf(containers);
  }

  /** The kinds whose schema requires a selector, so that one without it is only a part. */
  private static final Set<String> KINDS_WITH_SELECTOR =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

  /** Gives the object that a mapping is; empty where it has no apiVersion and kind. */
  public static Optional<KubernetesObject> of(YamlMapping root) {
    Optional<String> apiVersion = root.text("apiVersion");
    Optional<String> kind = root.text("kind");
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    List<PodSpec> pods = PodReader.pods(root);
    return Optional.of(
        new KubernetesObject(
            root,
            apiVersion.get(),
            group(root),
            kind.get(),
            root.text("metadata", "name").orElse(""),
            root.text("metadata", "namespace").orElse(""),
            pods,
            pods.stream().flatMap(pod -> pod.containers().stream()).toList()));
  }

  /**
   * Gives the objects that a document holds, in its order: those in a {@code List}, which holds no
   * other list, else the one that it is.
   */
  public static List<KubernetesObject> allOf(YamlMapping document) {
    Optional<KubernetesObject> object = of(document);
    boolean isList = object.filter(o -> o.kind().endsWith("List")).isPresent();
    return isList && document.get("items").flatMap(YamlNode::sequence).isPresent()
        ? document.items("items").stream()
            .flatMap(item -> item.mapping().stream())
            .flatMap(item -> of(item).stream())
            .toList()
        : object.stream().toList();
  }

  /** Gives the objects that a file holds, in its order. */
  public static List<KubernetesObject> allOf(YamlStream stream) {
    return stream.documents().stream()
        .flatMap(document -> document.mapping().stream())
        .flatMap(mapping -> allOf(mapping).stream())
        .toList();
  }

  /** Gives the API group of the object that a mapping is. */
  static String group(YamlMapping root) {
    String apiVersion = root.text("apiVersion").orElse("");
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** Tells whether the object is of one of the API groups; the core group is the empty string. */
  public boolean isIn(String... groups) {
    return List.of(groups).contains(group);
  }

  /**
   * Tells whether an object may be in the same namespace as another: one that names none goes where
   * the others go.
   */
  public boolean isBeside(KubernetesObject other) {
    return namespace.isEmpty() || other.namespace.isEmpty() || namespace.equals(other.namespace);
  }

  /** Gives kind and name for messages, as {@code Deployment 'web'}. */
  public String title() {
    return name.isEmpty() ? kind : kind + " '" + name + "'";
  }

  /** Gives the volumes of all its pods, each once. */
  public List<YamlMapping> volumes() {
    return pods.stream().flatMap(pod -> pod.volumes().stream()).distinct().toList();
  }

  /** Gives the object's own labels, in their order. */
  public Map<String, String> labels() {
    return root.mapping("metadata", "labels").map(Labels::of).orElse(Map.of());
  }

  /** Gives the object's annotations, in their order. */
  public Map<String, String> annotations() {
    return root.mapping("metadata", "annotations").map(Labels::of).orElse(Map.of());
  }

  /**
   * Tells whether this is but a part of an object, as a patch is: what it lacks, another file may
   * hold.
   */
  public boolean isPartial() {
    return root.find("$patch").isPresent()
        || KINDS_WITH_SELECTOR.contains(kind) && root.get("spec", "selector").isEmpty()
        || containers.stream().anyMatch(container -> container.image().isEmpty());
  }

  /**
   * Gives where to point when a finding is about the object as a whole: its name, else its kind.
   */
  public Span place() {
    return Stream.concat(
            root.mapping("metadata").flatMap(metadata -> metadata.find("name")).stream(),
            root.find("kind").stream())
        .findFirst()
        .map(YamlEntry::value)
        .map(YamlNode::span)
        .orElseGet(() -> root.span());
  }

  /** Gives where a field is written; where the object as a whole is, if it lacks the field. */
  public Span placeOf(String... path) {
    return root.get(path).map(YamlNode::span).orElseGet(this::place);
  }
}
