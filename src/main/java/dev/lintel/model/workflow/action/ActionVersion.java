package dev.lintel.model.workflow.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The version that a ref names by the custom of actions: {@code v4} and {@code release/v4}, which
 * move with the releases of a major version, and {@code v4.2.1} or {@code 4.2.1}.
 *
 * @param numbers major, minor and patch, as many as the ref has, at least the first
 */
record ActionVersion(List<Integer> numbers) {
  private static final int MAX_DIGITS = 9;

  ActionVersion {
    numbers = List.copyOf(numbers);
  }

  /** Reads a ref, or the comment behind a commit; empty where it is no version. */
  static Optional<ActionVersion> of(String ref) {
    String text = ref.toLowerCase(Locale.ROOT);
    for (String prefix : List.of("releases/", "release/", "v")) {
      text = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()
          || part.length() > MAX_DIGITS
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      numbers.add(Integer.parseInt(part));
    }
    return numbers.size() > 3 ? Optional.empty() : Optional.of(new ActionVersion(numbers));
  }

  int major() {
    return numbers.getFirst();
  }

  /** Gives the minor version; empty where this moves with all of its major version. */
  OptionalInt minor() {
    return numbers.size() < 2 ? OptionalInt.empty() : OptionalInt.of(numbers.get(1));
  }

  /**
   * Gives how this version stands to one of the same major version; empty where neither has what
   * the other has, as it is below 1.0, where every release may break.
   */
  Optional<ActionMetadata.Relation> relationTo(ActionVersion known) {
    if (numbers.equals(known.numbers)) {
      return Optional.of(ActionMetadata.Relation.SAME);
    }
    if (major() != known.major() || major() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        isOlder(known) ? ActionMetadata.Relation.OLDER : ActionMetadata.Relation.NEWER);
  }

  /** A version that moves is the newest of those that it stands for. */
  private boolean isOlder(ActionVersion known) {
    for (int i = 0; i < 3; i++) {
      int own = i < numbers.size() ? numbers.get(i) : Integer.MAX_VALUE;
      int other = i < known.numbers.size() ? known.numbers.get(i) : Integer.MAX_VALUE;
      if (own != other) {
        return own < other;
      }
    }
    return false;
  }
}
