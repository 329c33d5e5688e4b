package dev.lintel.rules.secret;

import dev.lintel.finding.Reason;
import dev.lintel.finding.RuleId;
import dev.lintel.model.secret.Document;
import dev.lintel.model.secret.Secret;
import dev.lintel.model.secret.Secrets;
import dev.lintel.rule.DetectorRule;
import dev.lintel.rule.Report;

/** Reports secrets that stand in the files. Detectors and examples: rules/secret/detectors.ini. */
public final class Detectors implements DetectorRule {
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
      } else if (document.isTest()) {
        report.lowered(Reason.TEST_PATH);
      }
    }
  }
}
