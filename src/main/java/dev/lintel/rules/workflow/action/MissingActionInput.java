package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.ActionInput;
import dev.lintel.model.workflow.action.ActionMetadata;
import dev.lintel.model.workflow.action.UsedAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds actions that are not given what they need. Rationale and examples:
 * rules/workflow/missing-action-input.md.
 */
public final class MissingActionInput implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (UsedAction use : project.repositoryCode().uses()) {
      Optional<ActionMetadata> metadata =
          use.metadata().filter(m -> m.relation() == ActionMetadata.Relation.SAME);
      if (metadata.isPresent() && isReadable(use)) {
        List<String> missing = missing(use, metadata.get());
        if (!missing.isEmpty()) {
          sink.report(
              use.code().span(),
              "'%s' needs the input%s %s"
                  .formatted(
                      metadata.get().name(),
                      missing.size() == 1 ? "" : "s",
                      missing.stream()
                          .map(name -> "'" + name + "'")
                          .collect(Collectors.joining(", "))));
        }
      }
    }
  }

  /** Tells whether all inputs that are given stand there. */
  private static boolean isReadable(UsedAction use) {
    return use.step()
        .root()
        .get("with")
        .filter(with -> !with.isNull())
        .map(with -> with.mapping().filter(MissingActionInput::isReadable).isPresent())
        .orElse(true);
  }

  private static boolean isReadable(YamlMapping with) {
    return with.keys().stream().noneMatch(key -> key.equals("<<") || key.contains("${{"));
  }

  private static List<String> missing(UsedAction use, ActionMetadata metadata) {
    return metadata.inputs().stream()
        .filter(ActionInput::isRequired)
        .map(ActionInput::name)
        .filter(name -> use.step().input(name).isEmpty())
        .toList();
  }
}
