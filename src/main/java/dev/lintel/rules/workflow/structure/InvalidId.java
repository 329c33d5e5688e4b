package dev.lintel.rules.workflow.structure;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds ids of jobs and steps that GitHub refuses. Rationale and examples:
 * rules/workflow/invalid-id.md.
 */
public final class InvalidId implements YamlRule {
  /** GitHub's limit in characters. */
  private static final int MAX_LENGTH = 99;

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    stream
        .firstMapping()
        .ifPresent(root -> {
          root.mapping("jobs").ifPresent(jobs -> checkJobs(jobs, sink));
          checkSteps(root.items("runs", "steps"), sink);
        });
  }

  private static void checkJobs(YamlMapping jobs, FindingSink sink) {
    for (YamlEntry job : jobs.entries()) {
      job.key().scalar().ifPresent(id -> checkForm(id, "job", sink));
      job.value().mapping().ifPresent(body -> checkSteps(body.items("steps"), sink));
    }
  }

  private static void checkSteps(List<YamlNode> steps, FindingSink sink) {
    Map<String, YamlScalar> known = new HashMap<>();
    for (YamlNode step : steps) {
      step.mapping()
          .flatMap(body -> body.get("id"))
          .flatMap(YamlNode::scalar)
          .ifPresent(id -> {
            checkForm(id, "step", sink);
            checkOnce(id, known, sink);
          });
    }
  }

  private static void checkOnce(YamlScalar id, Map<String, YamlScalar> known, FindingSink sink) {
    YamlScalar first = known.putIfAbsent(id.value().toLowerCase(Locale.ROOT), id);
    // A step that an alias brings in again is written once.
    if (first != null && !first.span().equals(id.span()) && !id.value().isEmpty()) {
      sink.report(
              id.span(),
              "another step of the job has the id '%s', and GitHub compares ids without case"
                  .formatted(first.value()))
          .related(first.span(), "the first '%s'".formatted(first.value()));
    }
  }

  /** An empty id, and one with an expression, are against the grammar, which another rule reads. */
  private static void checkForm(YamlScalar id, String what, FindingSink sink) {
    String text = id.value();
    if (text.isEmpty() || text.contains("${{")) {
      return;
    }
    if (text.startsWith("__")) {
      sink.report(id.span(), "ids that start with '__' are GitHub's own");
    } else if (text.length() > MAX_LENGTH) {
      sink.report(
          id.span(), "the id of a %s has at most %d characters".formatted(what, MAX_LENGTH));
    } else if (!isLetter(text.charAt(0)) && text.charAt(0) != '_') {
      sink.report(id.span(), "the id of a %s starts with a letter or '_'".formatted(what));
    } else if (!text.chars().allMatch(InvalidId::isAllowed)) {
      sink.report(
          id.span(), "the id of a %s holds only letters, digits, '_' and '-'".formatted(what));
    }
  }

  private static boolean isAllowed(int c) {
    return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-';
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
