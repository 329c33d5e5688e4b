package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.ActionInput;
import dev.lintel.model.workflow.action.ActionMetadata;
import dev.lintel.model.workflow.action.UsedAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.NearName;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds inputs that the action does not have. Rationale and examples:
 * rules/workflow/undefined-action-input.md.
 */
public final class UndefinedActionInput implements ProjectRule {
  /** What GitHub itself reads of the inputs of an action that runs in a container. */
  private static final Set<String> OF_CONTAINERS = Set.of("args", "entrypoint");

  @Override
  public void check(Project project, FindingSink sink) {
    for (UsedAction use : project.repositoryCode().uses()) {
      Optional<ActionMetadata> metadata = use.metadata().filter(ActionMetadata::isComplete);
      List<YamlEntry> given = use.step().with().map(YamlMapping::entries).orElse(List.of());
      if (metadata.isPresent()) {
        given.stream()
            .filter(entry -> isUndefined(entry.name(), metadata.get()))
            .forEach(entry -> report(entry, given, metadata.get(), sink));
      }
    }
  }

  private static boolean isUndefined(String input, ActionMetadata metadata) {
    return !input.isEmpty()
        && !input.equals("<<")
        && !input.contains("${{")
        && !(isOfContainers(input) && metadata.runtime().equals("docker"))
        && metadata.input(input).isEmpty();
  }

  private static boolean isOfContainers(String input) {
    return OF_CONTAINERS.stream().anyMatch(input::equalsIgnoreCase);
  }

  private static void report(
      YamlEntry entry, List<YamlEntry> given, ActionMetadata metadata, FindingSink sink) {
    String input = entry.name();
    if (isOfContainers(input)) {
      sink.report(
          entry.key().span(),
          "'%s' is read of actions that run in a container only, and '%s' runs on %s"
              .formatted(input, metadata.name(), metadata.runtime()));
      return;
    }
    List<String> known = metadata.inputs().stream().map(ActionInput::name).sorted().toList();
    Report report =
        sink.report(
            entry.key().span(),
            "'%s' is no input of '%s'%s"
                .formatted(input, metadata.name(), Spelling.hint(input, known)));
    NearName.fix(entry, given, known).ifPresent(report::fix);
  }
}
