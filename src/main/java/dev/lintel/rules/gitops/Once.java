package dev.lintel.rules.gitops;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reports what is found of several Applications once where one template makes them all. Belongs to
 * one check.
 */
final class Once {
  private final FindingSink sink;
  private final Set<Key> reported = new HashSet<>();

  private record Key(String path, int start, String message) {}

  Once(FindingSink sink) {
    this.sink = sink;
  }

  /**
   * Reports a finding at a text, with the places that it was made of; empty where it was already.
   */
  Optional<Report> report(YamlScalar text, String message) {
    Optional<Report> report = report(text.span(), message);
    report.ifPresent(r -> text.others().forEach(other -> r.related(other, "puts this in")));
    return report;
  }

  Optional<Report> report(Span place, String message) {
    return reported.add(new Key(place.source().path(), place.start(), message))
        ? Optional.of(sink.report(place, message))
        : Optional.empty();
  }
}
