package dev.lintel.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Checkout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The run of one gate. The results come before the invocation, which tells what they lack.
 *
 * @param maximum results to write at most, 1 or more
 */
record SarifRun(
    JsonGenerator json, ReportSettings settings, Presentation shown, Gate gate, int maximum) {
  /** What the format wants an address for; there is no page yet, so it carries its own text. */
  private static final String INFORMATION =
      DataUri.of("Lintel checks deployment pipelines. 'lintel explain RULE' shows a rule.");

  /**
   * Writes nothing where no rule ran: GitHub would close the alerts of a gate that nobody looked
   * at.
   *
   * @return a sentence for each thing that was left out
   */
  List<String> write() throws IOException {
    List<Finding> findings =
        shown.result().active().stream().filter(f -> f.gate() == gate).toList();
    List<RuleMeta> rules = rules(findings);
    if (rules.isEmpty()) {
      return List.of();
    }
    MostSevere most = MostSevere.worstFirst(findings, maximum);
    json.writeStartObject();
    writeTool(rules);
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", "lintel/" + gate.id() + "/");
    json.writeEndObject();
    writeOrigin();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    SarifResults results = new SarifResults(json, rules.stream().map(RuleMeta::id).toList(), shown);
    for (Finding finding : most.findings()) {
      results.write(finding);
    }
    json.writeEndArray();
    List<String> omissions = omissions(most, results);
    writeInvocation(omissions);
    json.writeEndObject();
    return omissions.stream().map(text -> "sarif, gate " + gate.id() + ": " + text).toList();
  }

  /** Gives the rules that ran for the gate or found something in it, in the order of their ids. */
  private List<RuleMeta> rules(List<Finding> findings) {
    Set<RuleId> fired = findings.stream().map(Finding::rule).collect(Collectors.toSet());
    return settings.catalog().entries().stream()
        .map(Catalog.Entry::meta)
        .filter(
            m -> fired.contains(m.id()) || m.gate() == gate && settings.selected().contains(m.id()))
        .toList();
  }

  private void writeTool(List<RuleMeta> rules) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Lintel");
    json.writeStringField("semanticVersion", settings.version());
    json.writeStringField("informationUri", INFORMATION);
    json.writeArrayFieldStart("rules");
    SarifRules descriptors = new SarifRules(json);
    for (RuleMeta rule : rules) {
      descriptors.write(rule);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeOrigin() throws IOException {
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(SarifPlaces.BASE);
    SarifPlaces.writeText(json, "description", "The directory that paths are relative to.");
    json.writeEndObject();
    json.writeEndObject();
    if (settings.checkout().isPresent()) {
      Checkout checkout = settings.checkout().get();
      json.writeArrayFieldStart("versionControlProvenance");
      json.writeStartObject();
      json.writeStringField("repositoryUri", checkout.repository().toASCIIString());
      if (checkout.revision().isPresent()) {
        json.writeStringField("revisionId", checkout.revision().get());
      }
      json.writeObjectFieldStart("mappedTo");
      String top = settings.paths().apply("");
      if (!top.isEmpty()) {
        json.writeStringField("uri", RelativeUri.of(top + "/"));
      }
      json.writeStringField("uriBaseId", SarifPlaces.BASE);
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
  }

  private List<String> omissions(MostSevere most, SarifResults results) {
    List<String> omissions = new ArrayList<>();
    if (most.omitted() > 0) {
      omissions.add(
          "%d more results, none more severe, are left out; %s"
              .formatted(most.omitted(), remedy(most.findings().size() + most.omitted())));
    }
    if (results.omittedPlaces() > 0) {
      omissions.add(
          "%d related places are left out, for GitHub keeps %d of a result"
              .formatted(results.omittedPlaces(), GithubLimits.LOCATIONS));
    }
    if (results.omittedSteps() > 0) {
      omissions.add(
          "%d steps of flows are left out, for GitHub keeps %d of a result"
              .formatted(results.omittedSteps(), GithubLimits.STEPS));
    }
    return omissions;
  }

  private String remedy(int findings) {
    if (maximum != settings.maximumResults() || maximum == GithubLimits.RESULTS) {
      return "GitHub takes %d in a run and 10 MB in a file".formatted(GithubLimits.RESULTS);
    }
    return findings <= GithubLimits.RESULTS
        ? "--max-results 0 gives all"
        : "--max-results 0 gives " + GithubLimits.RESULTS + ", as many as GitHub takes";
  }

  private void writeInvocation(List<String> omissions) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", !shown.result().isIncomplete());
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (Notification notification : shown.result().notifications()) {
      writeNotification(notification);
    }
    for (String omission : omissions) {
      writeNotification(Notification.warning(omission));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void writeNotification(Notification notification) throws IOException {
    json.writeStartObject();
    json.writeStringField(
        "level",
        switch (notification.kind()) {
          case INCOMPLETE -> "error";
          case WARNING -> "warning";
          case INFO -> "note";
        });
    SarifPlaces.writeText(json, "message", NotificationText.of(notification));
    if (notification.path().isPresent()) {
      json.writeArrayFieldStart("locations");
      json.writeStartObject();
      json.writeObjectFieldStart("physicalLocation");
      SarifPlaces.writeArtifact(json, notification.path().get());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
