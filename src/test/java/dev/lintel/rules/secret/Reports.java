package dev.lintel.rules.secret;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.finding.RuleId;
import dev.lintel.model.secret.Document;
import dev.lintel.rule.Report;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the detectors on texts and keeps what they report. */
final class Reports {
  private Reports() {}

  /** One report, open until its test looks at it. */
  static final class Reported implements Report {
    final RuleId id;
    final Span span;
    final String message;
    Optional<Reason> lowered = Optional.empty();

    Reported(RuleId id, Span span, String message) {
      this.id = id;
      this.span = span;
      this.message = message;
    }

    @Override
    public Report related(Span place, String text) {
      return this;
    }

    @Override
    public Report step(Span place, String text) {
      return this;
    }

    @Override
    public Report fix(Fix fix) {
      return this;
    }

    @Override
    public Report lowered(Reason reason) {
      lowered = Optional.of(reason);
      return this;
    }

    /** Gives {@code id start..end} in the file. */
    @Override
    public String toString() {
      Span place = span.resolved();
      return "%s %d..%d".formatted(id.pattern(), place.start(), place.end());
    }
  }

  static List<Reported> of(String path, String text) {
    return of(SourceText.of(path, text));
  }

  static List<Reported> of(SourceText source) {
    List<Reported> reports = new ArrayList<>();
    new Detectors()
        .check(
            document(source),
            (id, span, message) -> {
              reports.add(new Reported(id, span, message));
              return reports.getLast();
            });
    return reports;
  }

  private static Document document(SourceText source) {
    String path = source.path();
    if (path.endsWith(".sql")) {
      return new Document(
          source, ArtifactKind.SQL, Optional.empty(), Optional.of(SqlParser.parse(source)));
    }
    if (path.endsWith(".yaml") || path.endsWith(".yml")) {
      return new Document(
          source,
          ArtifactKind.YAML,
          Optional.of(YamlParser.parse(source, YamlSchema.YAML_1_1)),
          Optional.empty());
    }
    return new Document(source, ArtifactKind.TEXT, Optional.empty(), Optional.empty());
  }
}
