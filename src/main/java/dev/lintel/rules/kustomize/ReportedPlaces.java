package dev.lintel.rules.kustomize;

import dev.lintel.rule.DroppedReport;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Keeps the places that rules report, and nothing else of what they say. */
final class ReportedPlaces implements FindingSink {
  private final List<Span> places = new ArrayList<>();

  /** Tells whether a place and one that is reported have anything in common. */
  boolean touch(Span place) {
    return places.stream()
        .anyMatch(other ->
            other.source().path().equals(place.source().path())
                && other.start() <= place.end()
                && place.start() <= other.end());
  }

  @Override
  public Report report(Span place, String message) {
    places.add(place.resolved());
    return DroppedReport.INSTANCE;
  }

  @Override
  public String option(String name) {
    throw new IllegalStateException("a rule without options asked for '" + name + "'");
  }
}
