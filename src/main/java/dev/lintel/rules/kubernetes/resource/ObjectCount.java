package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodContext;
import dev.lintel.model.kubernetes.PodGroup;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a quota on objects, or on the storage of claims, counts.
 *
 * @param noun what is counted
 * @param places the objects that count
 */
record ObjectCount(String noun, Quantity total, List<Span> places) {
  private static final String STORAGE = "storage";

  /** Gives what was counted in words. */
  String words() {
    return noun.equals(STORAGE)
        ? "the claims of the unit request %s of storage".formatted(total.text(noun))
        : "the unit has %s %s".formatted(total.text(noun), noun);
  }

  /** Counts what a key of a quota names; empty for a key that is not known. */
  static Optional<ObjectCount> of(String key, DeploymentUnit unit, String namespace) {
    List<KubernetesObject> objects =
        unit.objects().stream().filter(o -> o.namespace().equals(namespace)).toList();
    return switch (key) {
      case "requests.storage" -> Optional.of(storage(objects, unit));
      case "persistentvolumeclaims", "count/persistentvolumeclaims" ->
          Optional.of(claims(objects, unit));
      case "services", "secrets", "configmaps", "replicationcontrollers", "resourcequotas" ->
          Optional.of(count(key, objects));
      default ->
          key.startsWith("count/")
              ? Optional.of(count(key.substring("count/".length()), objects))
              : Optional.empty();
    };
  }

  /** Counts the objects of a kind by its plural, as {@code deployments.apps}. */
  private static ObjectCount count(String plural, List<KubernetesObject> objects) {
    List<Span> places =
        objects.stream()
            .filter(object -> plural(object).equals(plural))
            .map(KubernetesObject::place)
            .toList();
    return new ObjectCount(plural, Quantity.of(places.size()), places);
  }

  private static String plural(KubernetesObject object) {
    String kind = object.kind().toLowerCase(Locale.ROOT);
    String plural;
    if (kind.endsWith("s")) {
      plural = kind + "es";
    } else if (kind.endsWith("y")) {
      plural = kind.substring(0, kind.length() - 1) + "ies";
    } else {
      plural = kind + "s";
    }
    return object.group().isEmpty() ? plural : plural + "." + object.group();
  }

  private record Claim(Span place, Optional<Quantity> storage, long count) {}

  private static ObjectCount storage(List<KubernetesObject> objects, DeploymentUnit unit) {
    Quantity sum = Quantity.ZERO;
    List<Span> places = new ArrayList<>();
    for (Claim claim : all(objects, unit)) {
      sum = sum.plus(claim.storage().orElse(Quantity.ZERO).times(claim.count()));
      places.add(claim.place());
    }
    return new ObjectCount(STORAGE, sum, places);
  }

  private static ObjectCount claims(List<KubernetesObject> objects, DeploymentUnit unit) {
    List<Claim> claims = all(objects, unit);
    long count = claims.stream().mapToLong(Claim::count).sum();
    return new ObjectCount(
        "persistentvolumeclaims", Quantity.of(count), claims.stream().map(Claim::place).toList());
  }

  private static List<Claim> all(List<KubernetesObject> objects, DeploymentUnit unit) {
    List<Claim> claims = new ArrayList<>();
    PodContext context = PodContext.of(unit.objects());
    for (KubernetesObject object : objects) {
      if (object.kind().equals("PersistentVolumeClaim")) {
        claims.add(claim(object.root(), object.place(), 1));
      } else if (object.kind().equals("StatefulSet")) {
        long replicas =
            PodGroup.of(object, context).stream()
                .mapToLong(group -> group.replicas().most().orElse(0))
                .sum();
        for (YamlNode item : object.root().items("spec", "volumeClaimTemplates")) {
          item.mapping().ifPresent(c -> claims.add(claim(c, c.span(), replicas)));
        }
      }
    }
    return claims;
  }

  private static Claim claim(YamlMapping root, Span place, long count) {
    Optional<YamlNode> storage = root.get("spec", "resources", "requests", "storage");
    Span span = storage.map(YamlNode::span).orElse(place);
    return new Claim(span, storage.flatMap(YamlNode::scalar).flatMap(Quantity::of), count);
  }
}
