package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds scripts in shells that no tool reads. Rationale and examples:
 * rules/workflow/uncommon-shell.md.
 */
public final class UncommonShell implements DefinitionRule {
  private static final Set<String> COMMON = Set.of("bash", "sh", "pwsh", "powershell", "python");

  @Override
  public void check(Definition definition, FindingSink sink) {
    shells(definition)
        .flatMap(Optional::stream)
        .forEach(entry ->
            entry
                .value()
                .scalar()
                .map(YamlScalar::value)
                .filter(shell -> !isCommon(shell))
                .ifPresent(shell ->
                    sink.report(
                        entry.span(),
                        "no tool checks scripts of the shell '%s'".formatted(shell))));
  }

  private static Stream<Optional<YamlEntry>> shells(Definition definition) {
    return Stream.concat(
        Stream.concat(Stream.of(definition.root()), definition.jobs().stream().map(Job::root))
            .map(root -> root.mapping("defaults", "run").flatMap(run -> run.find("shell"))),
        definition.steps().stream().map(StepSite::step).map(s -> shell(s.root())));
  }

  private static Optional<YamlEntry> shell(YamlMapping step) {
    return step.find("shell");
  }

  /** Options do not make another language of a shell. */
  private static boolean isCommon(String shell) {
    return COMMON.contains(shell.strip().split("\\s+", 2)[0]) || shell.contains("${{");
  }
}
