package dev.lintel.model.secret;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One search of a text for every detector.
 *
 * <p>Steps: the automaton finds the keywords; a hit counts only where a token may start, or where a
 * name with the keyword is assigned a value; only then the detector's expression is matched, from
 * that one place on. Detectors that need a parsed file are only noted.
 */
final class TextScan {
  private final SourceText source;
  private final String text;
  private final List<Candidate> found = new ArrayList<>();
  private final List<Candidate> passwords = new ArrayList<>();
  private final boolean isSettings;
  private final Set<Detector> structural = new LinkedHashSet<>();
  private final int[] searched = new int[DetectorIndex.SIZE];

  TextScan(SourceText source) {
    this.source = source;
    this.text = source.content();
    this.isSettings = Password.isSettings(source.path());
    DetectorIndex.KEYWORDS.scan(text, this::hit);
  }

  List<Candidate> found() {
    return found;
  }

  /** Gives the passwords that the text assigns; a parsed file shows better where they stand. */
  List<Candidate> passwords() {
    return passwords;
  }

  /** Gives the structural detectors whose keywords the text has. */
  Set<Detector> structural() {
    return structural;
  }

  private void hit(int keyword, int end) {
    int start = end - DetectorIndex.lengthOf(keyword);
    for (int row : DetectorIndex.rowsOf(keyword)) {
      Detector detector = DetectorTable.ROWS.get(row);
      switch (detector.form()) {
        case TOKEN -> token(row, detector, start - detector.before());
        case ASSIGNED -> assigned(row, detector, start, end);
        case PASSWORD -> password(row, detector, start, end);
        case KUBERNETES_SECRET -> structural.add(detector);
      }
    }
  }

  private void token(int row, Detector detector, int start) {
    if (start < searched[row] || !Edges.startsToken(text, start)) {
      return;
    }
    detector
        .expression()
        .at(text, start)
        .filter(match -> Edges.endsToken(text, match.behind()))
        .ifPresent(match -> add(row, detector, match));
  }

  private void assigned(int row, Detector detector, int start, int end) {
    if (start < searched[row]) {
      return;
    }
    Optional<Assignment> assignment = Assignment.around(text, start, end);
    if (assignment.isEmpty() || assignment.get().value() == text.length()) {
      return;
    }
    if (detector.isGeneric() && !Randomness.mayName(assignment.get().name())) {
      return;
    }
    detector
        .expression()
        .at(text, assignment.get().value())
        .filter(match -> Edges.endsValue(text, match.behind()))
        .ifPresent(match -> add(row, detector, match));
  }

  private void password(int row, Detector detector, int start, int end) {
    structural.add(detector);
    if (start < searched[row]) {
      return;
    }
    Optional<Expression.Match> match = Password.assigned(text, start, end, isSettings);
    if (match.isPresent()) {
      searched[row] = match.get().behind();
      Span span = source.span(match.get().start(), match.get().end());
      passwords.add(new Candidate(detector, span, true));
    }
  }

  private void add(int row, Detector detector, Expression.Match match) {
    searched[row] = match.behind();
    if (detector.accepts(text, match.start(), match.end())) {
      boolean isCertain = detector.checksum().holds(text, match.start(), match.end());
      found.add(new Candidate(detector, source.span(match.start(), match.end()), isCertain));
    }
  }
}
