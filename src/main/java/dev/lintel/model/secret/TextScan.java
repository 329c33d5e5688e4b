package dev.lintel.model.secret;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One search of a text for every detector.
 *
 * <p>Steps: the automaton finds the keywords; a hit counts only where a token may start, or where a
 * name with the keyword is assigned a value; only then the detector's expression is matched, from
 * that one place on. Detectors that need a parsed file are only noted.
 */
final class TextScan {
  private static final int SHORTEST_TOKEN = 16;

  private final SourceText source;
  private final String text;
  private final List<Candidate> found = new ArrayList<>();
  private final List<Candidate> passwords = new ArrayList<>();
  private final boolean isSettings;
  private final Map<Detector.Form, Detector> structural = new EnumMap<>(Detector.Form.class);
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

  /** Gives the detector of a form that only a place tells, if the text has one of its keywords. */
  Optional<Detector> structural(Detector.Form form) {
    return Optional.ofNullable(structural.get(form));
  }

  private void hit(int keyword, int end) {
    int start = end - DetectorIndex.lengthOf(keyword);
    for (Detector detector : DetectorIndex.detectorsOf(keyword)) {
      switch (detector.form()) {
        case TOKEN -> token(detector, start - detector.before(), end);
        case ASSIGNED -> assigned(detector, start, end);
        case RANDOM_VALUE -> random(detector, start, end);
        case PASSWORD -> password(detector, start, end);
        case KUBERNETES_SECRET -> structural.put(detector.form(), detector);
      }
    }
  }

  private void token(Detector detector, int start, int keywordEnd) {
    if (start < searched[detector.row()]
        || !Edges.startsToken(text, start)
        || !mayFollow(detector.then(), start, keywordEnd)) {
      return;
    }
    detector
        .expression()
        .at(text, start)
        .filter(match -> Edges.endsToken(text, match.behind()))
        .ifPresent(match -> add(detector, match));
  }

  /** Looks ahead cheaply, so that most hits of short keywords never reach an expression. */
  private boolean mayFollow(String then, int start, int keywordEnd) {
    return then.isEmpty()
        ? Edges.wordEnd(text, start, SHORTEST_TOKEN) == start + SHORTEST_TOKEN
        : Edges.lineHolds(text, keywordEnd, then);
  }

  private void assigned(Detector detector, int start, int end) {
    value(detector, start, end)
        .flatMap(assignment -> detector.expression().at(text, assignment.value()))
        .filter(match -> Edges.endsValue(text, match.behind()))
        .ifPresent(match -> add(detector, match));
  }

  private void random(Detector detector, int start, int end) {
    value(detector, start, end)
        .filter(assignment -> Randomness.mayHold(assignment))
        .flatMap(assignment -> Randomness.at(text, assignment.value()))
        .ifPresent(match -> add(detector, match));
  }

  private Optional<Assignment> value(Detector detector, int start, int end) {
    return start < searched[detector.row()]
        ? Optional.empty()
        : Assignment.around(text, start, end)
            .filter(assignment -> Edges.startsValue(text, assignment.value()));
  }

  private void password(Detector detector, int start, int end) {
    structural.put(detector.form(), detector);
    if (start < searched[detector.row()]) {
      return;
    }
    Optional<Expression.Match> match = Password.assigned(text, start, end, isSettings);
    if (match.isPresent()) {
      searched[detector.row()] = match.get().behind();
      Span span = source.span(match.get().start(), match.get().end());
      passwords.add(new Candidate(detector, span, true));
    }
  }

  private void add(Detector detector, Expression.Match match) {
    searched[detector.row()] = match.behind();
    if (detector.accepts(text, match.start(), match.end())) {
      boolean isCertain = detector.checksum().holds(text, match.start(), match.end());
      found.add(new Candidate(detector, source.span(match.start(), match.end()), isCertain));
    }
  }
}
