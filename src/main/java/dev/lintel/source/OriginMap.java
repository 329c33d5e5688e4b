package dev.lintel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leads the spans of a derived text back to the texts that it was made from: runs of output
 * offsets, each with the span that it came from. A run of equal length maps unit by unit; any other
 * run (an escape, a base64 group, an inserted text) stands for its origin as a whole. Output
 * between two runs belongs to the run before it. Immutable.
 */
public final class OriginMap {
  private final List<Run> runs;

  private OriginMap(List<Run> runs) {
    this.runs = runs;
  }

  /** One stretch of output, half-open, and where it came from. */
  private record Run(int start, int end, Span origin) {
    boolean isLinear() {
      return end - start == origin.length();
    }

    int originStart(int offset) {
      if (offset >= end && end > start) {
        return origin.end();
      }
      return isLinear() ? origin.start() + (offset - start) : origin.start();
    }

    int originEnd(int offset) {
      return isLinear() ? origin.start() + (offset - start) : origin.end();
    }
  }

  /** Collects runs in the order of the output. */
  public static final class Builder {
    private final List<Run> runs = new ArrayList<>();
    private int length;

    /**
     * Appends a run of output; runs join without gaps, and one that continues the last linear run
     * extends it.
     */
    public Builder append(int outputLength, Span origin) {
      if (outputLength < 0) {
        throw new IllegalArgumentException("a run has no negative length: " + outputLength);
      }
      Run run = new Run(length, length + outputLength, origin);
      length += outputLength;
      if (!runs.isEmpty() && continues(runs.getLast(), run)) {
        Run last = runs.removeLast();
        run = new Run(last.start, run.end, last.origin.to(origin));
      }
      if (outputLength > 0) {
        runs.add(run);
      }
      return this;
    }

    private static boolean continues(Run last, Run next) {
      return last.isLinear()
          && next.isLinear()
          && last.origin.source() == next.origin.source()
          && last.origin.end() == next.origin.start();
    }

    /** Gives the number of output units so far. */
    public int length() {
      return length;
    }

    /**
     * Gives the map; at least one run must have been appended, for an empty text append a run of
     * length 0 to its place.
     */
    public OriginMap build(Span whole) {
      return new OriginMap(runs.isEmpty() ? List.of(new Run(0, 0, whole)) : List.copyOf(runs));
    }
  }

  /** Makes the map of a text that is one unchanged part of another. */
  public static OriginMap of(Span origin) {
    return new OriginMap(List.of(new Run(0, origin.length(), origin)));
  }

  /**
   * Gives the place that a span of the derived text came from. A span over runs of several texts
   * keeps the part in the text of its first run.
   */
  public Span resolve(Span span) {
    Run first = runs.get(indexAt(span.start()));
    int start = first.originStart(span.start());
    if (span.isEmpty()) {
      return new Span(first.origin.source(), start, start);
    }
    int end = start;
    for (int i = indexAt(span.start()); i < runs.size() && runs.get(i).start < span.end(); i++) {
      Run run = runs.get(i);
      if (run.origin.source() == first.origin.source()) {
        end = Math.max(end, run.originEnd(Math.min(span.end(), run.end)));
      }
    }
    return new Span(first.origin.source(), start, end);
  }

  /**
   * Gives the place that holds a span of the derived text letter for letter; empty where it was
   * made from something else, or where several places meet.
   */
  Optional<Span> exact(Span span) {
    Run run = runs.get(indexAt(span.start()));
    boolean isInside =
        run.start <= span.start()
            && span.end() <= run.end
            && (run.start < span.start() || !span.isEmpty());
    if (!isInside || !run.isLinear()) {
      return Optional.empty();
    }
    Span origin = run.origin.part(span.start() - run.start, span.end() - run.start);
    return Optional.of(origin).filter(o -> o.text().equals(span.text()));
  }

  private int indexAt(int offset) {
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs.get(middle).start <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return runs.toString();
  }
}
