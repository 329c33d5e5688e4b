package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Amounts by resource.
 *
 * @param known those that can be read
 * @param unknown the resources of which something is written that nobody can read yet, as a
 *     placeholder
 */
public record Amounts(Map<String, Quantity> known, Set<String> unknown) {
  public static final Amounts NONE = new Amounts(Map.of(), Set.of());

  public Amounts {
    known = Map.copyOf(known);
    unknown = Set.copyOf(unknown);
  }

  /** Reads a mapping of resources to quantities. */
  public static Amounts of(YamlMapping mapping) {
    Map<String, Optional<Quantity>> amounts = new LinkedHashMap<>();
    Labels.entries(mapping)
        .forEach((resource, entry) -> {
          if (!entry.value().isNull()) {
            amounts.put(resource, entry.value().scalar().flatMap(Quantity::of));
          }
        });
    return of(amounts);
  }

  /** Makes amounts of which the empty ones are unknown. */
  static Amounts of(Map<String, Optional<Quantity>> amounts) {
    Map<String, Quantity> known = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    amounts.forEach((resource, amount) ->
        amount.ifPresentOrElse(a -> known.put(resource, a), () -> unknown.add(resource)));
    return new Amounts(known, unknown);
  }

  static Amounts of(Optional<YamlNode> node) {
    return node.flatMap(YamlNode::mapping).map(Amounts::of).orElse(NONE);
  }

  /** Tells whether anything is said of a resource. */
  public boolean says(String resource) {
    return known.containsKey(resource) || unknown.contains(resource);
  }

  /** Gives the amount of a resource, zero where nothing is said; empty where it is unknown. */
  public Optional<Quantity> of(String resource) {
    return unknown.contains(resource)
        ? Optional.empty()
        : Optional.of(known.getOrDefault(resource, Quantity.ZERO));
  }

  /** Gives these amounts, with others for the resources that these say nothing of. */
  public Amounts or(Amounts defaults) {
    Map<String, Quantity> all = new LinkedHashMap<>(known);
    Set<String> open = new LinkedHashSet<>(unknown);
    defaults
        .known()
        .forEach((resource, quantity) -> {
          if (!says(resource)) {
            all.put(resource, quantity);
          }
        });
    defaults.unknown().stream().filter(resource -> !says(resource)).forEach(open::add);
    return new Amounts(all, open);
  }

  Amounts plus(Amounts other) {
    return merged(other, Quantity::plus);
  }

  Amounts max(Amounts other) {
    return merged(other, Quantity::max);
  }

  /** Gives the amounts that many times. */
  public Amounts times(long count) {
    Map<String, Quantity> product = new LinkedHashMap<>();
    known.forEach((resource, quantity) -> product.put(resource, quantity.times(count)));
    return new Amounts(product, unknown);
  }

  private Amounts merged(Amounts other, BinaryOperator<Quantity> merge) {
    Map<String, Quantity> all = new LinkedHashMap<>(known);
    other.known().forEach((resource, quantity) -> all.merge(resource, quantity, merge));
    Set<String> open = new LinkedHashSet<>(unknown);
    open.addAll(other.unknown());
    return new Amounts(all, open);
  }
}
