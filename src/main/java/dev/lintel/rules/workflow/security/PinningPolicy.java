package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * How the actions that a pattern covers have to be named, as zizmor's {@code unpinned-uses} has it:
 * {@code hash-pin} asks for a commit, {@code ref-pin} and {@code any} are content with the
 * reference that every use has.
 */
record PinningPolicy(UsePattern pattern, boolean asksForCommit) {
  private static final String COMMIT = "hash-pin";

  /** By the text of the option, of which a configuration has few, and every file asks. */
  private static final Map<String, List<PinningPolicy>> READ = new ConcurrentHashMap<>();

  /** Reads {@code pattern=policy}, several with commas between; gives the most specific first. */
  static List<PinningPolicy> all(String option) {
    return READ.computeIfAbsent(option, PinningPolicy::read);
  }

  private static List<PinningPolicy> read(String option) {
    return Stream.of(option.split(","))
        .map(String::strip)
        .filter(policy -> !policy.isEmpty())
        .map(PinningPolicy::of)
        .sorted(Comparator.comparing(PinningPolicy::pattern, UsePattern.SPECIFIC_FIRST))
        .toList();
  }

  /** A policy that is no word of these asks for a commit, as no policy does. */
  private static PinningPolicy of(String policy) {
    int equals = policy.lastIndexOf('=');
    String pattern = equals < 0 ? policy : policy.substring(0, equals);
    String word = equals < 0 ? COMMIT : policy.substring(equals + 1).strip();
    return new PinningPolicy(
        UsePattern.of(pattern.strip()), !word.equals("ref-pin") && !word.equals("any"));
  }

  /** Tells whether a policy for more than all actions covers a use. */
  static boolean isNamed(List<PinningPolicy> policies, InRepository code) {
    return policies.stream()
        .map(PinningPolicy::pattern)
        .anyMatch(pattern -> !pattern.isAll() && pattern.covers(code));
  }

  /**
   * Tells by the most specific policy whether a use has to name a commit; without one it has to.
   */
  static boolean asksForCommit(List<PinningPolicy> policies, InRepository code) {
    return policies.stream()
        .filter(policy -> policy.pattern().covers(code))
        .findFirst()
        .map(PinningPolicy::asksForCommit)
        .orElse(true);
  }
}
