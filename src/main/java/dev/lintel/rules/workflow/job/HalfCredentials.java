package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a user without a password, and the other way round. Rationale and examples:
 * rules/workflow/half-credentials.md.
 */
public final class HalfCredentials implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Stream<YamlMapping> services =
          job.root().mapping("services").map(YamlMapping::entries).orElse(List.of()).stream()
              .flatMap(service -> service.value().mapping().stream());
      Stream.concat(job.root().mapping("container").stream(), services)
          .forEach(container -> check(container, sink));
    }
  }

  private static void check(YamlMapping container, FindingSink sink) {
    Optional<YamlEntry> credentials = container.find("credentials");
    Optional<YamlMapping> parts = credentials.flatMap(entry -> entry.value().mapping());
    if (parts.isPresent()) {
      boolean hasName = parts.get().find("username").isPresent();
      boolean hasPassword = parts.get().find("password").isPresent();
      if (hasName != hasPassword) {
        sink.report(
            credentials.get().key().span(),
            "credentials are a 'username' and a 'password', and here is no '%s'"
                .formatted(hasName ? "password" : "username"));
      }
    }
  }
}
