package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A number of pods, or a share of them, as {@code 2} or {@code 25%}.
 *
 * @param value at least 0
 */
public record IntOrPercent(long value, boolean isPercent) {
  /** The most digits that are read; no field takes a larger number. */
  private static final int MOST_DIGITS = 10;

  public IntOrPercent {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
  }

  /** Gives what a mapping says at a path of keys; empty where that is neither. */
  public static Optional<IntOrPercent> at(YamlMapping mapping, String... path) {
    return mapping
        .get(path)
        .flatMap(YamlNode::scalar)
        .map(YamlScalar::value)
        .flatMap(IntOrPercent::parse);
  }

  /** Reads a text; empty where it is neither. */
  public static Optional<IntOrPercent> parse(String text) {
    boolean isPercent = text.endsWith("%");
    OptionalLong value = digits(isPercent ? text.substring(0, text.length() - 1) : text);
    return value.isPresent()
        ? Optional.of(new IntOrPercent(value.getAsLong(), isPercent))
        : Optional.empty();
  }

  /** Gives the whole number at a path of keys; empty where there is none, or it is negative. */
  public static OptionalLong number(YamlMapping mapping, String... path) {
    Optional<IntOrPercent> found = at(mapping, path).filter(amount -> !amount.isPercent());
    return found.isPresent() ? OptionalLong.of(found.get().value()) : OptionalLong.empty();
  }

  /** Gives the number of pods out of a total, a share rounded up. */
  public long of(long total) {
    return isPercent ? (value * total + 99) / 100 : value;
  }

  private static OptionalLong digits(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  @Override
  public String toString() {
    return isPercent ? value + "%" : Long.toString(value);
  }
}
