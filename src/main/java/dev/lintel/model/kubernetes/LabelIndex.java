package dev.lintel.model.kubernetes;

import dev.lintel.model.kubernetes.LabelSelector.Operator;
import dev.lintel.model.kubernetes.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Things with labels, found by selectors without a look at each of them. Immutable. */
final class LabelIndex<T> {
  /** One selector looks at no more than these. */
  static final int MOST_CANDIDATES = 1_000;

  private final List<T> all;
  private final Function<T, Map<String, String>> labels;
  private final Map<String, Map<String, List<T>>> byLabel = new HashMap<>();

  LabelIndex(List<T> all, Function<T, Map<String, String>> labels) {
    this.all = all;
    this.labels = labels;
    for (T thing : all) {
      labels
          .apply(thing)
          .forEach((key, value) ->
              byLabel
                  .computeIfAbsent(key, k -> new HashMap<>())
                  .computeIfAbsent(value, v -> new ArrayList<>())
                  .add(thing));
    }
  }

  List<T> all() {
    return all;
  }

  /** Gives what a selector selects; empty where that is not worth its cost. */
  Optional<List<T>> select(LabelSelector selector) {
    List<T> candidates = candidates(selector);
    return candidates.size() > MOST_CANDIDATES
        ? Optional.empty()
        : Optional.of(
            candidates.stream().filter(thing -> selector.matches(labels.apply(thing))).toList());
  }

  /** Gives those that meet the requirement that fewest meet, of those that ask for one value. */
  List<T> candidates(LabelSelector selector) {
    List<T> fewest = all;
    for (Requirement requirement : selector.requirements()) {
      if (requirement.operator() == Operator.IN && requirement.values().size() == 1) {
        List<T> meeting =
            byLabel
                .getOrDefault(requirement.key(), Map.of())
                .getOrDefault(requirement.values().iterator().next(), List.of());
        fewest = meeting.size() < fewest.size() ? meeting : fewest;
      }
    }
    return fewest;
  }
}
