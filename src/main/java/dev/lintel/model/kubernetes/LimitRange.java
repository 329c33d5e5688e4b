package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * A LimitRange: what it fills in and demands of each container, pod or claim of its namespace.
 *
 * @param object the object itself
 */
public record LimitRange(KubernetesObject object) {
  /** Gives those among some objects that hold in a namespace, as it is written. */
  public static List<LimitRange> in(List<KubernetesObject> objects, String namespace) {
    return objects.stream()
        .filter(object -> object.kind().equals("LimitRange") && object.isIn(""))
        .filter(object -> object.namespace().equals(namespace))
        .map(LimitRange::new)
        .toList();
  }

  /** Gives the amounts under a field of the items of a type, as {@code max} of Container. */
  public Amounts amounts(String type, String field) {
    return items(type).stream()
        .map(item -> Amounts.of(item.get(field)))
        .reduce(Amounts.NONE, Amounts::or);
  }

  /** Gives where an amount is written. */
  public Optional<YamlScalar> place(String type, String field, String resource) {
    return items(type).stream()
        .flatMap(item -> item.get(field, resource).flatMap(YamlNode::scalar).stream())
        .findFirst();
  }

  private List<YamlMapping> items(String type) {
    return object.root().items("spec", "limits").stream()
        .flatMap(item -> item.mapping().stream())
        .filter(item -> item.text("type").filter(type::equals).isPresent())
        .toList();
  }

  /**
   * Gives what a container gets where it says nothing. The largest limit is the default one where
   * there is none, the default limit the default request, and after it the smallest request.
   */
  public static Amounts defaults(List<LimitRange> ranges, ResourceSide side) {
    Amounts defaults = Amounts.NONE;
    for (LimitRange range : ranges) {
      Amounts limits = range.amounts("Container", "default").or(range.amounts("Container", "max"));
      defaults =
          defaults.or(
              side == ResourceSide.LIMITS
                  ? limits
                  : range
                      .amounts("Container", "defaultRequest")
                      .or(limits)
                      .or(range.amounts("Container", "min")));
    }
    return defaults;
  }
}
