package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * What a key of a ResourceQuota counts in pods.
 *
 * @param side whether requests or limits count
 * @param resource as containers name it
 */
record QuotaItem(ResourceSide side, String resource) {
  /** Tells whether an object is a quota for all pods of its namespace. */
  static boolean isPlainQuota(KubernetesObject object) {
    return object.kind().equals("ResourceQuota")
        && object.isIn("")
        && object.root().items("spec", "scopes").isEmpty()
        && object.root().get("spec", "scopeSelector").isEmpty();
  }

  /** Gives the entries of a quota. */
  static List<YamlEntry> hard(KubernetesObject quota) {
    return quota.root().mapping("spec", "hard").map(YamlMapping::entries).orElse(List.of());
  }

  /** Reads a key, as {@code requests.cpu}; empty for one that counts no resource of pods. */
  static Optional<QuotaItem> of(String key) {
    if (key.startsWith("limits.")) {
      return Optional.of(new QuotaItem(ResourceSide.LIMITS, key.substring("limits.".length())));
    }
    if (key.startsWith("requests.") && !key.equals("requests.storage")) {
      return Optional.of(new QuotaItem(ResourceSide.REQUESTS, key.substring("requests.".length())));
    }
    boolean isPlain =
        key.equals("cpu")
            || key.equals("memory")
            || key.equals("ephemeral-storage")
            || key.startsWith("hugepages-");
    return isPlain ? Optional.of(new QuotaItem(ResourceSide.REQUESTS, key)) : Optional.empty();
  }

  /**
   * Tells whether every container must say this where a quota counts it; of other resources a
   * container that says nothing counts as none.
   */
  boolean isDemanded() {
    return resource.equals("cpu") || resource.equals("memory");
  }

  /** Gives the words for what pods do with it. */
  String verb() {
    if (resource.equals("pods")) {
      return "are";
    }
    return side == ResourceSide.REQUESTS ? "request" : "have limits of";
  }

  /** Gives an amount in words. */
  String words(Quantity amount) {
    return resource.equals("pods")
        ? amount.text(resource)
        : "%s of %s".formatted(amount.text(resource), resource);
  }
}
