package dev.lintel.engine;

import dev.lintel.finding.Gate;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.policy.ActiveRule;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.Precision;
import dev.lintel.rule.Rule;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Rules, steps and files that do what a test says. */
final class Fakes {
  static final SourceText TEXT = SourceText.of("a.sql", "SELECT 1;\n");

  private Fakes() {}

  static ActiveRule rule(String id, Supplier<Rule> rule) {
    RuleMeta meta =
        new RuleMeta(
            RuleId.of(id),
            id,
            Severity.HIGH,
            Gate.SQL,
            "0.1.0",
            Persona.REGULAR,
            Set.of(),
            Precision.HIGH,
            List.of(),
            "",
            false,
            Set.of(),
            List.of(),
            List.of(),
            List.of());
    return ActiveRule.of(new Catalog.Entry(meta, rule));
  }

  /** Gives a step that reports a message and then goes on as told. */
  static Step step(String id, Consumer<Runnable> work) {
    ActiveRule rule =
        rule(
            id,
            () -> {
              throw new IllegalStateException("a step holds its work");
            });
    return new Step(
        Optional.of(rule.id()),
        TEXT.path(),
        collector -> work.accept(() -> collector.sinkOf(rule).report(TEXT.all(), id)));
  }

  /** Gives a SQL file in memory. */
  static ArtifactSource sql(String path, String content) {
    return source(
        path,
        () ->
            ArtifactSource.Loaded.of(
                SourceText.of(path, content), ArtifactKind.SQL, new ArtifactParser(name -> false)));
  }

  static ArtifactSource source(String path, Supplier<ArtifactSource.Loaded> load) {
    return new ArtifactSource() {
      @Override
      public String path() {
        return path;
      }

      @Override
      public Loaded load() {
        return load.get();
      }
    };
  }

  /** Gives what the notifications say, each with its rule in front. */
  static List<String> texts(List<Notification> notifications) {
    return notifications.stream()
        .map(n -> n.rule().map(rule -> rule + ": ").orElse("") + n.message())
        .toList();
  }
}
