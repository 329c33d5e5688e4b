package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.promotion.Stage;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A Kustomization, a HelmRelease or a source of Flux. */
public record FluxObject(ToldObject told) {
  private static final Set<String> SOURCES =
      Set.of(
          "GitRepository",
          "HelmRepository",
          "OCIRepository",
          "Bucket",
          "HelmChart",
          "ExternalArtifact");

  public KubernetesObject object() {
    return told.object();
  }

  /** Gives an object as one of Flux, as its file has it. */
  public static Optional<FluxObject> of(KubernetesObject object) {
    return of(ToldObject.of(object));
  }

  /** Gives an object as one of Flux. */
  static Optional<FluxObject> of(ToldObject told) {
    KubernetesObject object = told.object();
    boolean isFlux =
        switch (object.group()) {
          case "kustomize.toolkit.fluxcd.io" -> object.kind().equals("Kustomization");
          case "helm.toolkit.fluxcd.io" -> object.kind().equals("HelmRelease");
          case "source.toolkit.fluxcd.io" -> SOURCES.contains(object.kind());
          default -> false;
        };
    return isFlux ? Optional.of(new FluxObject(told)) : Optional.empty();
  }

  public boolean isKustomization() {
    return object().kind().equals("Kustomization");
  }

  public boolean isRelease() {
    return object().kind().equals("HelmRelease");
  }

  /** Tells whether other objects take what they deploy from this one. */
  public boolean isSource() {
    return SOURCES.contains(object().kind());
  }

  /** Gives the object's spec; empty where it has none. */
  public Optional<YamlMapping> spec() {
    return object().root().mapping("spec");
  }

  /** Gives a text of the spec that is known as it stands. */
  public Optional<YamlScalar> text(String... path) {
    return spec().flatMap(spec -> FixedText.at(spec, path));
  }

  /** Tells whether a field of the spec is true. */
  public boolean isTrue(String... path) {
    return spec()
        .flatMap(spec -> spec.get(path))
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }

  /** Gives the source that it takes what it deploys from. */
  public Optional<FluxReference> source() {
    return Stream.of(
            new String[] {"sourceRef"},
            new String[] {"chartRef"},
            new String[] {"chart", "spec", "sourceRef"})
        .flatMap(path -> spec().flatMap(spec -> spec.mapping(path)).stream())
        .flatMap(reference -> reference(reference).stream())
        .findFirst();
  }

  private Optional<FluxReference> reference(YamlMapping root) {
    return FixedText.at(root, "name")
        .map(name ->
            new FluxReference(
                root.text("kind").orElse(""),
                name,
                root.text("namespace").orElse(object().namespace())));
  }

  /** Gives the objects of its own kind that it waits for. */
  public List<FluxReference> dependencies() {
    return spec().stream()
        .flatMap(spec -> spec.items("dependsOn").stream())
        .flatMap(item -> item.mapping().stream())
        .flatMap(item ->
            FixedText.at(item, "name")
                .map(name ->
                    new FluxReference(
                        object().kind(), name, item.text("namespace").orElse(object().namespace())))
                .stream())
        .toList();
  }

  /** Gives the objects whose health it waits for; where it waits for all of its own, none. */
  public List<FluxReference> healthChecks() {
    if (isTrue("wait")) {
      return List.of();
    }
    return spec().stream()
        .flatMap(spec -> spec.items("healthChecks").stream())
        .flatMap(item -> item.mapping().stream())
        .flatMap(item ->
            FixedText.at(item, "name")
                .map(name ->
                    new FluxReference(
                        item.text("kind").orElse(""), name, item.text("namespace").orElse("")))
                .stream())
        .toList();
  }

  /**
   * Gives the name of the release of Helm that a HelmRelease makes; empty where part of it is not
   * known. Source: the page on HelmReleases of the manual of Flux 2.8, read 2026-11-27.
   */
  public Optional<String> releaseName() {
    Optional<YamlMapping> spec = spec();
    if (spec.filter(s -> !FixedText.isUnset(s, "releaseName")).isPresent()) {
      return text("releaseName").map(YamlScalar::value);
    }
    boolean hasTarget = spec.filter(s -> !FixedText.isUnset(s, "targetNamespace")).isPresent();
    return FixedText.at(object().root(), "metadata", "name")
        .map(YamlScalar::value)
        .flatMap(name ->
            hasTarget
                ? text("targetNamespace").map(target -> target.value() + "-" + name)
                : Optional.of(name));
  }

  /** Gives the stage that name, namespaces and file agree on; empty where they do not. */
  public Optional<Stage> stage() {
    return StageOf.all(
        Stream.of(
                Stream.of(object().name(), object().namespace()),
                text("path").map(YamlScalar::value).stream(),
                text("targetNamespace").map(YamlScalar::value).stream(),
                Stream.of(told.file()))
            .flatMap(texts -> texts));
  }
}
