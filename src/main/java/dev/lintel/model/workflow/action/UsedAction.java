package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * A step that uses an action.
 *
 * @param stream the workflow or action that the step stands in
 * @param before the steps before it, in their order
 * @param place the {@code uses:}
 * @param version that of an action of another repository: its ref, or the comment behind a commit;
 *     empty where those name none
 * @param metadata empty where nothing is known of the action
 * @param local the action itself, where it is one of the repository
 */
public record UsedAction(
    YamlStream stream,
    Step step,
    List<Step> before,
    YamlScalar place,
    UsedCode code,
    Optional<String> version,
    Optional<ActionMetadata> metadata,
    Optional<LocalAction> local) {
  public UsedAction {
    before = List.copyOf(before);
  }

  public String path() {
    return stream.source().path();
  }
}
