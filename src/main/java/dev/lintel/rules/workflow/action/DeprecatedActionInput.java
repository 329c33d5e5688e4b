package dev.lintel.rules.workflow.action;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.ActionInput;
import dev.lintel.model.workflow.action.ActionMetadata;
import dev.lintel.model.workflow.action.UsedAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * Finds inputs that their action is going to drop. Rationale and examples:
 * rules/workflow/deprecated-action-input.md.
 */
public final class DeprecatedActionInput implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (UsedAction use : project.repositoryCode().uses()) {
      Optional<ActionMetadata> metadata =
          use.metadata().filter(m -> m.relation() != ActionMetadata.Relation.OLDER);
      if (metadata.isPresent()) {
        for (YamlEntry entry : use.step().with().map(YamlMapping::entries).orElse(List.of())) {
          metadata
              .get()
              .input(entry.name())
              .filter(input -> input.deprecation().isPresent())
              .ifPresent(input -> report(use, entry, input, metadata.get(), sink));
        }
      }
    }
  }

  private static void report(
      UsedAction use,
      YamlEntry entry,
      ActionInput input,
      ActionMetadata metadata,
      FindingSink sink) {
    String message =
        "the input '%s' of '%s' is deprecated".formatted(input.name(), metadata.name());
    String text = input.deprecation().orElseThrow();
    Optional<String> twin = twin(input, metadata);
    if (!text.isEmpty()) {
      message += ": " + (text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
    } else if (twin.isPresent()) {
      message += "; write '%s'".formatted(twin.get());
    }
    Report report = sink.report(entry.key().span(), message);
    twin.filter(name -> use.step().input(name).isEmpty())
        .ifPresent(name ->
            report.fix(
                new Fix(
                    "Write '%s'".formatted(name),
                    false,
                    List.of(new Edit(entry.key().span(), name)))));
  }

  /** Gives the input that has the same words with other marks between them. */
  private static Optional<String> twin(ActionInput deprecated, ActionMetadata metadata) {
    return metadata.inputs().stream()
        .filter(input -> input.deprecation().isEmpty())
        .map(ActionInput::name)
        .filter(
            name -> name.replace('-', '_').equalsIgnoreCase(deprecated.name().replace('-', '_')))
        .findFirst();
  }
}
