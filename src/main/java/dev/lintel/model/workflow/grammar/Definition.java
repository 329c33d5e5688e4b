package dev.lintel.model.workflow.grammar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One definition of the grammar.
 *
 * @param name as GitHub names it, as {@code run-step}
 * @param own what its expressions may use besides what holds around it
 */
public record Definition(String name, Availability own, Form form) {
  /** What a value may be. */
  public sealed interface Form {}

  /** Anything. */
  public record Any() implements Form {}

  /** A value that is no collection. */
  public sealed interface Scalar extends Form {}

  /**
   * A string.
   *
   * @param isFilled whether it may not be empty
   */
  public record Text(boolean isFilled) implements Scalar {}

  /** One of some words. */
  public record Words(Set<String> accepted) implements Scalar {}

  /** A number, whole or not. */
  public record Numeral() implements Scalar {}

  /** A whole number, both ends included. */
  public record Whole(int least, int most) implements Scalar {}

  /** A time of the day, as {@code 09:30}. */
  public record Clock() implements Scalar {}

  /** A time zone of the IANA database, as the run-time has it. */
  public record Zone() implements Scalar {}

  /** True or false. */
  public record Truth() implements Scalar {}

  /** Nothing. */
  public record Nothing() implements Scalar {}

  /** One of some definitions, by their names. */
  public record OneOf(List<String> names) implements Form {}

  /** A list, each item of which is of one definition. */
  public record Items(String item) implements Form {}

  /**
   * A mapping.
   *
   * @param keys the known ones, in the order of the grammar
   * @param required those of them that must be there
   * @param others what any other key is; empty where there may be none
   */
  public record Keys(Map<String, Property> keys, List<String> required, Optional<Others> others)
      implements Form {}

  /** What stands under a known key. */
  public record Property(String definition) {}

  /** The definitions of the keys that are not known, and of their values. */
  public record Others(String key, String value) {}
}
