package dev.lintel.rules.workflow.logic;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds workflows that wait for one which does not exist. Rationale and examples:
 * rules/workflow/unknown-source-workflow.md.
 */
public final class UnknownSourceWorkflow implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    if (project.repositoryCode().isExcerpt()) {
      return;
    }
    Set<String> names =
        project.workflows().stream()
            .flatMap(workflow -> Stream.of(workflow.name(), workflow.pathInRepository()))
            .collect(Collectors.toSet());
    for (Workflow workflow : project.workflows()) {
      workflow.trigger("workflow_run").ifPresent(trigger -> check(trigger, names, sink));
    }
  }

  private static void check(Trigger trigger, Set<String> names, FindingSink sink) {
    trigger.settings().flatMap(settings -> settings.get("workflows")).stream()
        .flatMap(node -> node.sequence().map(s -> s.items().stream()).orElse(Stream.of(node)))
        .flatMap(node -> node.scalar().stream())
        .filter(wanted -> !names.contains(wanted.value()) && isName(wanted))
        .forEach(wanted ->
            sink.report(
                wanted.span(),
                "no workflow is called '%s', so that this one never starts after it%s"
                    .formatted(wanted.value(), near(wanted.value(), names))));
  }

  private static boolean isName(YamlNode node) {
    return node.scalar()
        .map(YamlScalar::value)
        .filter(name -> !name.isBlank() && !name.contains("*") && !name.contains("${{"))
        .isPresent();
  }

  private static String near(String wanted, Set<String> names) {
    return Spelling.nearest(wanted, names).map(name -> "; did you mean '" + name + "'?").orElse("");
  }
}
