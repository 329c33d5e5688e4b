package dev.lintel.model.promotion;

import dev.lintel.model.helm.Chart;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.ImageOverride;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what each environment's own files say of its images: kustomize overlays, values files of
 * charts, and manifests in a directory per environment. What all environments share says nothing of
 * one of them and is left out.
 */
public final class DeployedImages {
  private final List<DeployedImage> found = new ArrayList<>();

  private DeployedImages() {}

  /** Gives the images in the order of the arguments. */
  public static List<DeployedImage> of(
      List<Kustomization> kustomizations, List<Chart> charts, List<KubernetesObject> objects) {
    DeployedImages images = new DeployedImages();
    kustomizations.forEach(images::addOverlay);
    charts.forEach(images::addChart);
    objects.forEach(images::addObject);
    return images.found;
  }

  private void addOverlay(Kustomization kustomization) {
    Variant.ofPath(kustomization.stream().source().path())
        .ifPresent(variant -> {
          for (ImageOverride override : kustomization.images()) {
            override
                .digest()
                .or(override::newTag)
                .ifPresent(version -> add(variant, override.name(), version.text().all()));
          }
        });
  }

  private void addChart(Chart chart) {
    for (YamlStream values : chart.environments()) {
      Variant.ofValues(chart.directory(), values.source().path())
          .ifPresent(variant ->
              values.documents().stream()
                  .findFirst()
                  .flatMap(YamlDocument::mapping)
                  .ifPresent(root -> addValues(variant, "", root)));
    }
  }

  /** By the charts' convention an image is a mapping with a tag, under a key that says image. */
  private void addValues(Variant variant, String path, YamlMapping values) {
    for (YamlEntry entry : values.entries()) {
      String name = path.isEmpty() ? entry.name() : path + "." + entry.name();
      Optional<YamlMapping> inner = entry.value().mapping();
      if (entry.name().toLowerCase(Locale.ROOT).endsWith("image")) {
        inner
            .flatMap(image -> image.get("digest").or(() -> image.get("tag")))
            .flatMap(version -> version.scalar())
            .filter(version -> !version.isNull())
            .map(YamlScalar::text)
            .ifPresent(version -> add(variant, name, version.all()));
      }
      inner.ifPresent(mapping -> addValues(variant, name, mapping));
    }
  }

  private void addObject(KubernetesObject object) {
    SourceText source = object.root().span().source();
    Variant.ofPath(source.path())
        .ifPresent(variant ->
            object.containers().stream()
                .flatMap(container -> container.image().stream())
                .flatMap(image -> ImageReference.of(image).stream())
                .forEach(image ->
                    image
                        .digest()
                        .or(image::tag)
                        .ifPresent(version -> add(variant, image.name(), version))));
  }

  private void add(Variant variant, String image, Span version) {
    if (!version.isEmpty()) {
      found.add(
          new DeployedImage(
              variant.unit(),
              image,
              variant.environment(),
              variant.stage(),
              new ImageVersion(version.text()),
              version));
    }
  }

  /** Which environment a file belongs to, and what it is a variant of. */
  private record Variant(String unit, String environment, Stage stage) {
    /** The last directory that names a stage is the environment's. */
    static Optional<Variant> ofPath(String path) {
      String[] parts = path.split("/");
      for (int i = parts.length - 2; i >= 0; i--) {
        Optional<Stage> stage = Stage.of(parts[i]);
        if (stage.isPresent()) {
          String environment = parts[i];
          parts[i] = "*";
          return Optional.of(new Variant(String.join("/", parts), environment, stage.get()));
        }
      }
      return Optional.empty();
    }

    /** Values are named as {@code values-prod.yaml} or lie in a directory of the environment. */
    static Optional<Variant> ofValues(String chart, String path) {
      String file = path.substring(path.lastIndexOf('/') + 1);
      String name =
          file.replaceFirst("\\.ya?ml$", "").replaceFirst("^values[-_.]?|[-_.]?values$", "");
      return Stage.of(name)
          .map(stage -> new Variant(chart, name, stage))
          .or(() -> ofPath(path).map(v -> new Variant(chart, v.environment, v.stage)));
    }
  }
}
