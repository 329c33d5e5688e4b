package dev.lintel.report;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Finding;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JUnit's XML, for the test pages of Jenkins and GitLab. One suite for each gate, because both show
 * the class name first (Jenkins as {@code package.class}, GitLab as the suite), and what people
 * look for there is the gate that failed. A finding that fails its gate is a failed case, any other
 * a skipped one, so that it shows and fails nothing; a gate without failures has a case that
 * passes, because Jenkins takes a report without cases for a fault. A last suite is about the run:
 * what could not be analysed is an error.
 *
 * <p>The names of cases hold no line, so that both servers know a finding again when it moves;
 * GitLab drops the second of two equal names, so none are. Valid against {@code junit-10.xsd} of
 * Jenkins' xunit plugin, read on 2026-11-26.
 */
record JunitLayout(ReportSettings settings) implements Layout {
  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    RunResult result = shown.result();
    MostSevere most = MostSevere.inOrder(result.active(), settings.maximumResults());
    List<Notification> errors =
        result.notifications().stream()
            .filter(n -> n.kind() == Notification.Kind.INCOMPLETE)
            .toList();
    XmlWriter xml = new XmlWriter(out);
    xml.open("testsuites", "name", "lintel");
    for (GateResult gate : result.gates()) {
      writeGate(
          xml,
          gate,
          result,
          most.findings().stream().filter(f -> f.gate() == gate.gate()).toList());
    }
    writeRun(xml, result, most.omitted(), errors);
    xml.close();
  }

  private void writeGate(XmlWriter xml, GateResult gate, RunResult result, List<Finding> findings)
      throws IOException {
    long failures = findings.stream().filter(f -> isBlocking(gate, f)).count();
    long skipped = findings.size() - failures;
    long passed = failures == 0 ? 1 : 0;
    openSuite(xml, gate.gate().id(), findings.size() + passed, failures, 0, skipped);
    xml.open("properties");
    property(xml, "block-at", gate.blockAt().map(Severity::id).orElse("never"));
    property(xml, "alert-at", gate.alertAt().map(Severity::id).orElse("never"));
    xml.close();
    CaseNames names = new CaseNames();
    FullLayout frames = new FullLayout(settings.plain());
    for (Finding finding : findings) {
      openCase(xml, gate.gate().id(), names.of(finding.rule() + " in " + finding.path()));
      String severity = finding.severity().id();
      if (isBlocking(gate, finding)) {
        String text = frames.text(finding, result);
        xml.text("failure", text, "type", severity, "message", finding.message());
      } else {
        xml.empty("skipped", "type", severity, "message", severity + ": " + finding.message());
      }
      xml.close();
    }
    if (passed > 0) {
      xml.empty("testcase", "classname", "lintel." + gate.gate().id(), "name", "gate passed");
    }
    xml.close();
  }

  private static boolean isBlocking(GateResult gate, Finding finding) {
    return gate.blockAt().filter(finding.severity()::isAtLeast).isPresent();
  }

  private void writeRun(XmlWriter xml, RunResult result, int omitted, List<Notification> errors)
      throws IOException {
    openSuite(xml, "run", Math.max(1, errors.size()), 0, errors.size(), 0);
    xml.open("properties");
    property(xml, "version", settings.version());
    property(xml, "files", result.files());
    property(xml, "findings", result.active().size());
    property(xml, "omitted", omitted);
    property(xml, "suppressed", result.findings().size() - result.active().size());
    if (result.baseline().isPresent()) {
      BaselineResult baseline = result.baseline().get();
      property(xml, "baseline", baseline.path());
      property(xml, "known", baseline.known());
      property(xml, "overdue", baseline.overdue());
      property(xml, "gone", baseline.gone());
    }
    xml.close();
    CaseNames names = new CaseNames();
    for (Notification error : errors) {
      openCase(xml, "run", names.of(error.path().orElse("lintel")));
      xml.empty("error", "type", "incomplete", "message", NotificationText.of(error));
      xml.close();
    }
    if (errors.isEmpty()) {
      xml.empty("testcase", "classname", "lintel.run", "name", "everything was analysed");
    }
    xml.close();
  }

  private static void openSuite(
      XmlWriter xml, String name, long tests, long failures, long errors, long skipped)
      throws IOException {
    xml.open(
        "testsuite",
        "name",
        name,
        "tests",
        Long.toString(tests),
        "failures",
        Long.toString(failures),
        "errors",
        Long.toString(errors),
        "skipped",
        Long.toString(skipped));
  }

  private static void openCase(XmlWriter xml, String suite, String name) throws IOException {
    xml.open("testcase", "classname", "lintel." + suite, "name", name);
  }

  private static void property(XmlWriter xml, String name, int value) throws IOException {
    property(xml, name, Integer.toString(value));
  }

  private static void property(XmlWriter xml, String name, String value) throws IOException {
    xml.empty("property", "name", name, "value", value);
  }

  /** Hands out names, each once; a name that is asked for again gets a number. */
  private static final class CaseNames {
    private final Set<String> given = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    String of(String text) {
      String asked = VisibleText.of(text);
      String name = asked;
      while (!given.add(name)) {
        name = asked + " (" + (numbers.merge(asked, 1, Integer::sum) + 1) + ")";
      }
      return name;
    }
  }
}
