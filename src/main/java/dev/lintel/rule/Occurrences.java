package dev.lintel.rule;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places of one defect in one object, which make one finding: at the first place, with the
 * others as related ones. What is one repair for a person is not ten findings because ten
 * containers need it.
 */
public final class Occurrences {
  private record Occurrence(Span place, String message) {}

  private final List<Occurrence> all = new ArrayList<>();

  /** Adds a place, with what is wrong there. */
  public void add(Span place, String message) {
    all.add(new Occurrence(place, message));
  }

  /** Gives how many places there are. */
  public int count() {
    return all.size();
  }

  /**
   * Reports the first place with its own message and the others beside it.
   *
   * @return the report; empty where there is no place
   */
  public Optional<Report> report(FindingSink sink) {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(report(all.getFirst().message(), 1, sink));
  }

  /**
   * Reports like {@link #report(FindingSink)}, but where there are several places with a message
   * for all of them.
   */
  public Optional<Report> report(FindingSink sink, String summary) {
    return all.size() < 2 ? report(sink) : Optional.of(report(summary, 0, sink));
  }

  private Report report(String message, int firstRelated, FindingSink sink) {
    Report report = sink.report(all.getFirst().place(), message);
    all.stream().skip(firstRelated).forEach(o -> report.related(o.place(), o.message()));
    return report;
  }
}
