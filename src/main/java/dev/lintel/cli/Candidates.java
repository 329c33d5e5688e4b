package dev.lintel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a shell offers for a value.
 *
 * @param words where the set is small; empty otherwise
 */
record Candidates(Source source, List<String> words) {
  /** Where the words come from. */
  enum Source {
    WORDS,
    FILES,
    RULES,
    ANYTHING
  }

  Candidates {
    words = List.copyOf(words);
  }

  /**
   * Gives what an option or argument takes: the words that its model lists, else what its label
   * names.
   */
  static Candidates of(ArgSpec spec) {
    if (spec.completionCandidates() != null) {
      List<String> words = new ArrayList<>();
      spec.completionCandidates().forEach(words::add);
      return new Candidates(Source.WORDS, words);
    }
    return new Candidates(source(spec.paramLabel().toUpperCase(Locale.ROOT)), List.of());
  }

  private static Source source(String label) {
    for (String files : List.of("FILE", "PATH", "DIR")) {
      if (label.contains(files)) {
        return Source.FILES;
      }
    }
    for (String rules : List.of("RULE", "GLOB")) {
      if (label.contains(rules)) {
        return Source.RULES;
      }
    }
    return Source.ANYTHING;
  }
}
