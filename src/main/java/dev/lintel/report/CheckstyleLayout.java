package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Severity;
import java.io.IOException;
import java.io.Writer;

/**
 * The XML of Checkstyle 4.3, which most review and build servers read: findings by file. What could
 * not be analysed is an exception of its file, as Checkstyle has it.
 */
record CheckstyleLayout(ReportSettings settings) implements Layout {
  @Override
  public boolean showsText() {
    return false;
  }

  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    XmlWriter xml = new XmlWriter(out);
    xml.open("checkstyle", "version", "4.3");
    writeFindings(xml, shown);
    for (Notification notification : shown.result().notifications()) {
      if (notification.kind() == Notification.Kind.INCOMPLETE) {
        xml.open("file", "name", notification.path().orElse("."));
        xml.text("exception", VisibleText.of(NotificationText.of(notification)));
        xml.close();
      }
    }
    xml.close();
  }

  private void writeFindings(XmlWriter xml, Presentation shown) throws IOException {
    String path = "";
    for (Finding finding :
        MostSevere.inOrder(shown.result().active(), settings.maximumResults()).findings()) {
      if (!finding.path().equals(path)) {
        if (!path.isEmpty()) {
          xml.close();
        }
        path = finding.path();
        xml.open("file", "name", path);
      }
      xml.empty(
          "error",
          "line",
          Integer.toString(finding.start().line()),
          "column",
          Integer.toString(finding.start().column()),
          "severity",
          severity(finding.severity()),
          "message",
          finding.message(),
          "source",
          finding.rule().toString());
    }
    if (!path.isEmpty()) {
      xml.close();
    }
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "info";
    };
  }
}
