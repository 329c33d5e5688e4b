package dev.lintel.engine;

import dev.lintel.model.kubernetes.Overlay;
import dev.lintel.rule.DroppedReport;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Joins what one rule says of the builds of several overlays: a defect in what they share is one
 * finding that names them all. Fixes are left out, since what is built may not stand as it is in
 * the file; so are places in files that are not checked. Belongs to one step.
 */
final class OverlayReports {
  private final Set<String> paths;
  private final Map<Place, Told> told = new HashMap<>();
  private final Set<Place> known = new HashSet<>();

  /**
   * @param paths the files that are checked
   */
  OverlayReports(Set<String> paths) {
    this.paths = paths;
  }

  private record Place(String path, int start, int end) {
    static Place of(Span span) {
      return new Place(span.source().path(), span.start(), span.end());
    }
  }

  private record Said(Place place, String message) {}

  /** A report and the overlays that it holds for. */
  private record Told(Report report, List<Overlay> overlays) {}

  /** Gives a sink that knows overlays. */
  FindingSink over(FindingSink sink) {
    return over(sink, sink::report);
  }

  /**
   * Gives a sink for what is said of the whole project, in which an object may be met once for each
   * overlay that builds it: the same sentence is not said twice of a place.
   */
  FindingSink overProject(FindingSink sink) {
    Set<Said> said = new HashSet<>();
    return over(
        sink,
        (place, message) -> {
          Place resolved = Place.of(place.resolved());
          return paths.contains(resolved.path()) && said.add(new Said(resolved, message))
              ? sink.report(place, message)
              : DroppedReport.INSTANCE;
        });
  }

  private FindingSink over(FindingSink sink, BiFunction<Span, String, Report> direct) {
    return new FindingSink() {
      @Override
      public Report report(Span place, String message) {
        return direct.apply(place, message);
      }

      @Override
      public FindingSink in(Optional<Overlay> overlay) {
        return overlay.<FindingSink>map(o -> new OverlaySink(sink, o)).orElse(sink);
      }

      @Override
      public String option(String name) {
        return sink.option(name);
      }
    };
  }

  /**
   * Gives a sink that reports nothing: what is said to it is known, and not said again of what
   * overlays build.
   *
   * @param options gives the values of options
   */
  FindingSink knowing(FindingSink options) {
    return new FindingSink() {
      @Override
      public Report report(Span place, String message) {
        known.add(Place.of(place.resolved()));
        return DroppedReport.INSTANCE;
      }

      @Override
      public String option(String name) {
        return options.option(name);
      }
    };
  }

  /** Adds the overlays to their findings; to be called when the rule has said all. */
  void close() {
    for (Told finding : told.values()) {
      for (Overlay overlay : finding.overlays()) {
        finding
            .report()
            .related(overlay.place(), "the overlay '%s' builds it".formatted(overlay.name()));
      }
    }
  }

  private final class OverlaySink implements FindingSink {
    private final FindingSink sink;
    private final Overlay overlay;

    OverlaySink(FindingSink sink, Overlay overlay) {
      this.sink = sink;
      this.overlay = overlay;
    }

    @Override
    public Report report(Span place, String message) {
      Span resolved = place.resolved();
      if (!paths.contains(resolved.source().path()) || known.contains(Place.of(resolved))) {
        return DroppedReport.INSTANCE;
      }
      Told joined = told.get(Place.of(resolved));
      if (joined != null) {
        if (!joined.overlays().contains(overlay)) {
          joined.overlays().add(overlay);
        }
        return DroppedReport.INSTANCE;
      }
      Report report = sink.report(place, message);
      List<Overlay> overlays = new ArrayList<>();
      overlays.add(overlay);
      told.put(Place.of(resolved), new Told(report, overlays));
      return new FilteredReport(report, fix -> false);
    }

    @Override
    public String option(String name) {
      return sink.option(name);
    }
  }
}
