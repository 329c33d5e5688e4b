package dev.lintel.rules.secret;

import dev.lintel.finding.Reason;
import dev.lintel.finding.RuleId;
import dev.lintel.model.secret.Document;
import dev.lintel.model.secret.Secret;
import dev.lintel.model.secret.Secrets;
import dev.lintel.rule.DetectorRule;
import dev.lintel.rule.Report;
import java.util.Locale;
import java.util.Set;

/** Reports secrets that stand in the files. Detectors and examples: rules/secret/detectors.ini. */
public final class Detectors implements DetectorRule {
  private static final Set<String> TEST_DIRECTORIES =
      Set.of(
          "test",
          "tests",
          "testdata",
          "testing",
          "spec",
          "specs",
          "__tests__",
          "fixtures",
          "fixture",
          "mock",
          "mocks",
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "doc",
          "docs");

  @Override
  public void check(Document document, Sink sink) {
    for (Secret secret : Secrets.of(document)) {
      Report report =
          sink.report(
              new RuleId("secret", secret.detector()),
              secret.span(),
              "%s '%s' is written in plain text".formatted(secret.title(), secret.masked()));
      if (!secret.isCertain()) {
        report.lowered(Reason.UNCERTAIN);
      } else if (isTest(document.source().path())) {
        report.lowered(Reason.TEST_PATH);
      }
    }
  }

  private static boolean isTest(String path) {
    String[] parts = path.toLowerCase(Locale.ROOT).split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      if (TEST_DIRECTORIES.contains(parts[i])) {
        return true;
      }
    }
    return false;
  }
}
