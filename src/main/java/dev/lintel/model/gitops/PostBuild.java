package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a Kustomization of Flux replaces in the objects that it has built.
 *
 * @param kustomization whose it is
 * @param root its {@code postBuild}
 */
public record PostBuild(FluxObject kustomization, YamlMapping root) {
  private static final String SWITCH = "kustomize.toolkit.fluxcd.io/substitute";

  /** Gives that of a Kustomization; empty where it names no variable, so that nothing happens. */
  public static Optional<PostBuild> of(FluxObject kustomization) {
    return kustomization
        .spec()
        .flatMap(spec -> spec.mapping("postBuild"))
        .filter(root ->
            root.mapping("substitute").filter(m -> !m.entries().isEmpty()).isPresent()
                || !root.items("substituteFrom").isEmpty())
        .map(root -> new PostBuild(kustomization, root));
  }

  /** Tells whether an object is left as it is built. */
  public static boolean isSwitchedOff(KubernetesObject object) {
    return "disabled".equals(object.labels().get(SWITCH))
        || "disabled".equals(object.annotations().get(SWITCH));
  }

  /**
   * Gives the names of the variables; empty where some come from what is not known.
   *
   * @param objects those that may be ConfigMaps and Secrets with variables, parts of them included
   */
  public Optional<Set<String>> names(Collection<KubernetesObject> objects) {
    Set<String> names = new HashSet<>();
    root.mapping("substitute").ifPresent(own -> names.addAll(own.keys()));
    for (YamlNode item : root.items("substituteFrom")) {
      Optional<Set<String>> from = item.mapping().flatMap(m -> names(m, objects));
      if (from.isEmpty()) {
        return Optional.empty();
      }
      names.addAll(from.get());
    }
    return Optional.of(names);
  }

  /** Any object of the name may be the one that the cluster has. */
  private Optional<Set<String>> names(YamlMapping from, Collection<KubernetesObject> objects) {
    String kind = from.text("kind").orElse("");
    String namespace = kustomization.object().namespace();
    List<KubernetesObject> named =
        FixedText.at(from, "name").stream()
            .flatMap(name ->
                objects.stream()
                    .filter(o -> o.isIn("") && o.kind().equals(kind))
                    .filter(o -> o.name().equals(name.value())))
            .filter(o ->
                o.namespace().isEmpty() || namespace.isEmpty() || o.namespace().equals(namespace))
            .toList();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    for (KubernetesObject object : named) {
      for (String field : List.of("data", "stringData")) {
        object.root().mapping(field).ifPresent(data -> names.addAll(data.keys()));
      }
    }
    return Optional.of(names);
  }
}
