package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds images from registries that a team does not trust. Rationale and examples:
 * rules/kubernetes/untrusted-registry.md.
 */
public final class UntrustedRegistry implements KubernetesRule {
  /** What an image without a registry comes from. */
  private static final String DEFAULT = "docker.io";

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    List<String> trusted =
        Arrays.stream(sink.option("registries").split(","))
            .map(String::strip)
            .filter(registry -> !registry.isEmpty())
            .toList();
    if (trusted.isEmpty()) {
      return;
    }
    Set<YamlScalar> images = new LinkedHashSet<>();
    object.containers().stream().map(Container::image).forEach(i -> i.ifPresent(images::add));
    Occurrences found = new Occurrences();
    for (YamlScalar scalar : images) {
      ImageReference.of(scalar)
          .filter(image -> trusted.stream().noneMatch(registry -> isBelow(image, registry)))
          .ifPresent(image ->
              found.add(
                  image.registry().orElse(image.span()),
                  "image '%s' comes from none of %s"
                      .formatted(scalar.value(), String.join(", ", trusted))));
    }
    found.report(sink);
  }

  private static boolean isBelow(ImageReference image, String registry) {
    String name =
        image.registry().isPresent() ? image.name() : "%s/%s".formatted(DEFAULT, image.name());
    return name.startsWith(registry + "/") || name.equals(registry);
  }
}
