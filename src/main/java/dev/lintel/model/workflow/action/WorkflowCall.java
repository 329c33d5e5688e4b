package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Permissions;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * A job that calls a reusable workflow of the repository.
 *
 * @param place the {@code uses:}
 * @param path of the called workflow, relative to the root of the check; empty where the text
 *     breaks the form
 * @param called empty where there is none at the path, or nothing is known of it
 */
public record WorkflowCall(
    Workflow caller,
    Job job,
    YamlScalar place,
    Optional<String> path,
    Optional<CalledWorkflow> called) {
  /** Gives the inputs that are passed, in the order of the text. */
  public List<YamlEntry> inputs() {
    return job.root().mapping("with").map(YamlMapping::entries).orElse(List.of());
  }

  /** Gives the secrets that are passed by name, in the order of the text. */
  public List<YamlEntry> secrets() {
    return job.root().mapping("secrets").map(YamlMapping::entries).orElse(List.of());
  }

  /** Tells whether all secrets are passed, or something that nobody can read. */
  public boolean passesAllSecrets() {
    return job.root().get("secrets").flatMap(YamlNode::scalar).filter(s -> !s.isNull()).isPresent();
  }

  /** Gives what the job may do at most; empty where the repository's settings decide. */
  public Optional<Permissions> permissions() {
    return job.permissions().or(caller::permissions);
  }
}
