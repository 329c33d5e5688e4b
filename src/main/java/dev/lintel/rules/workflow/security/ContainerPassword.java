package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Finds passwords of registries that are written in the workflow. Rationale and examples:
 * rules/workflow/container-password.md.
 */
public final class ContainerPassword implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      job.root()
          .mapping("container")
          .ifPresent(
              container -> check(container, "the container of job '%s'".formatted(job.id()), sink));
      for (YamlEntry service :
          job.root().mapping("services").map(YamlMapping::entries).orElse(List.of())) {
        service
            .value()
            .mapping()
            .ifPresent(body -> check(body, "service '%s'".formatted(service.name()), sink));
      }
    }
  }

  private static void check(YamlMapping container, String whose, FindingSink sink) {
    container
        .mapping("credentials")
        .flatMap(credentials -> credentials.find("password"))
        .map(YamlEntry::value)
        .flatMap(value -> value.scalar())
        .filter(password -> !password.isNull() && !password.value().contains("${{"))
        .map(YamlScalar::span)
        .ifPresent(place ->
            sink.report(place, "the password for the image of %s stands here".formatted(whose)));
  }
}
