package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.DataKeys;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds mounts of a file that a ConfigMap or Secret does not have. Rationale and examples:
 * rules/kubernetes/missing-sub-path.md.
 */
public final class MissingSubPath implements UnitRule {
  /**
   * The files of a volume.
   *
   * @param title of what they come from, as {@code ConfigMap 'web'}
   * @param source the object that they come from
   */
  private record Files(String title, KubernetesObject source, Set<String> names) {}

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject object : unit.objects()) {
      for (PodSpec pod : object.pods()) {
        Map<String, Files> volumes = new HashMap<>();
        pod.volumes().forEach(volume -> add(volume, object, unit, volumes));
        if (!volumes.isEmpty()) {
          pod.containers().forEach(container -> check(container, volumes, sink));
        }
      }
    }
  }

  private static void add(
      YamlMapping volume,
      KubernetesObject object,
      DeploymentUnit unit,
      Map<String, Files> volumes) {
    Optional<Files> files =
        files(volume, "configMap", "name", new ObjectKind("", "ConfigMap"), object, unit)
            .or(() ->
                files(volume, "secret", "secretName", new ObjectKind("", "Secret"), object, unit));
    files.ifPresent(found -> volumes.put(volume.text("name").orElse(""), found));
  }

  /** Items of a volume give files other names; each alternative of an object adds its own. */
  private static Optional<Files> files(
      YamlMapping volume,
      String field,
      String nameField,
      ObjectKind kind,
      KubernetesObject object,
      DeploymentUnit unit) {
    Optional<YamlMapping> source =
        volume.mapping(field).filter(s -> s.get("items").isEmpty() && s.get("optional").isEmpty());
    String name = source.flatMap(s -> s.text(nameField)).orElse("");
    List<KubernetesObject> objects = unit.named(kind, name, object.namespace());
    if (objects.isEmpty()) {
      return Optional.empty();
    }
    List<Set<String>> keys = objects.stream().flatMap(o -> DataKeys.of(o).stream()).toList();
    return keys.size() < objects.size()
        ? Optional.empty()
        : Optional.of(
            new Files(
                objects.getFirst().title(),
                objects.getFirst(),
                keys.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new))));
  }

  private static void check(Container container, Map<String, Files> volumes, FindingSink sink) {
    for (YamlNode item : container.root().items("volumeMounts")) {
      Optional<YamlMapping> mount = item.mapping();
      Files files = volumes.get(mount.flatMap(m -> m.text("name")).orElse(""));
      Optional<YamlScalar> path = mount.flatMap(m -> m.get("subPath")).flatMap(YamlNode::scalar);
      if (files != null && path.isPresent()) {
        check(path.get(), files, sink);
      }
    }
  }

  private static void check(YamlScalar path, Files files, FindingSink sink) {
    String file = path.value();
    if (file.isEmpty()
        || file.contains("/")
        || file.equals(".")
        || Placeholder.isIn(file)
        || files.names().contains(file)) {
      return;
    }
    sink.report(
            path.span(),
            "%s has no key '%s'%s"
                .formatted(files.title(), file, Alternatives.hint(file, files.names(), "its keys")))
        .related(files.source().place(), "the %s".formatted(files.title()));
  }
}
