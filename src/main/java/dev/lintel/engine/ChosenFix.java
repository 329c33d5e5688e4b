package dev.lintel.engine;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A fix of a finding that could be applied.
 *
 * @param edits at least one, each in a real file
 */
record ChosenFix(Finding finding, Fix fix, List<Edit> edits) {
  /** What a replacement may hold so that it means the same in any text that the place stands in. */
  private static final String PLAIN = " _.,()<>=*+-/";

  ChosenFix {
    edits = List.copyOf(edits);
  }

  /** Gives the files that it edits. */
  Set<SourceText> texts() {
    return edits.stream().map(edit -> edit.span().source()).collect(Collectors.toSet());
  }

  /** Makes one; empty where an edit stands in a derived text and cannot be carried to its file. */
  static Optional<ChosenFix> of(Finding finding, Fix fix) {
    List<Edit> edits = new ArrayList<>(fix.edits().size());
    for (Edit edit : fix.edits()) {
      Optional<Span> place = edit.span().exact();
      boolean isOwn = edit.span().source().origins().isEmpty();
      if (place.isEmpty() || !isOwn && !isPlain(edit.replacement())) {
        return Optional.empty();
      }
      edits.add(new Edit(place.get(), edit.replacement()));
    }
    return overlap(edits) ? Optional.empty() : Optional.of(new ChosenFix(finding, fix, edits));
  }

  private static boolean overlap(List<Edit> edits) {
    Map<SourceText, Integer> ends = new HashMap<>();
    for (Edit edit : edits.stream().sorted(EditedText.ORDER).toList()) {
      Span span = edit.span();
      if (span.start() < ends.getOrDefault(span.source(), 0)) {
        return true;
      }
      ends.merge(span.source(), span.end(), Math::max);
    }
    return false;
  }

  /** A quote, a backslash or a line break may end or change what a derived text stands in. */
  private static boolean isPlain(String replacement) {
    return replacement.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }
}
