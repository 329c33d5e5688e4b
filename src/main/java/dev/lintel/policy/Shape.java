package dev.lintel.policy;

import dev.lintel.rule.RuleOption;
import java.util.List;

/**
 * What a value of lintel.yml may be. {@link PolicyValidator} holds a file against it, {@link
 * PolicySchema} writes it for editors, {@link PolicyMerger} puts two values of it together.
 */
sealed interface Shape {
  /** A text that is not blank. */
  record Text() implements Shape {}

  /** A day, as {@code 2027-03-01}. */
  record Day() implements Shape {}

  /** A path below the root, as {@code ci/known.jsonl}. */
  record Path() implements Shape {}

  /** How long a finding may be known: a number of days, or one of two words. */
  record Time() implements Shape {}

  /**
   * One of a few words.
   *
   * @param what what such a word is called in problems, as {@code severity}
   */
  record Word(String what, List<String> accepted) implements Shape {
    public Word {
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * One text, or a list of texts.
   *
   * @param addsUp whether the texts of an extending file come behind those that it extends, rather
   *     than in their place
   */
  record Texts(boolean addsUp) implements Shape {}

  /** The name of a rule behind its area, as {@code team-label}. */
  record Name() implements Shape {}

  /** A mapping of texts to texts. */
  record Labels() implements Shape {}

  /** A Kubernetes object, or the path of a file that holds some. */
  record Example() implements Shape {}

  /** The id of a rule, or a glob that matches at least one. */
  record RuleGlob() implements Shape {}

  /** A list; the items of an extending file come behind those that it extends. */
  record Items(Shape item) implements Shape {}

  /**
   * A mapping of declared keys.
   *
   * @param name what it is called in problems, as {@code a suppression}
   * @param needsOne keys of which at least one must be there; empty for no such need
   */
  record Mapping(String name, List<Key> keys, List<String> needsOne) implements Shape {
    public Mapping {
      keys = List.copyOf(keys);
      needsOne = List.copyOf(needsOne);
    }

    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }

  /**
   * A mapping by rule id or glob. Its values are a word of {@link PolicyKeys#RULE_WORD} or a
   * mapping of the keys and, for an id, the rule's options.
   *
   * @param name what such a value is called in the schema
   */
  record Rules(String name, List<Key> keys) implements Shape {
    public Rules {
      keys = List.copyOf(keys);
    }
  }

  /** The value of a rule's option. */
  record Option(RuleOption option) implements Shape {}
}
