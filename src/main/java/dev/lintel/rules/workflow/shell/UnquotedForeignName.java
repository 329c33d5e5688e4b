package dev.lintel.rules.workflow.shell;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.expression.ResultParts;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Expansion;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds names from outside that the shell may cut into several before files are removed, copied or
 * moved. Rationale and examples: rules/workflow/unquoted-foreign-name.md.
 */
public final class UnquotedForeignName implements DefinitionRule {
  private static final Set<String> PROGRAMS = Set.of("rm", "cp", "mv");

  private static final List<ContextPath> FOREIGN =
      List.of(
          ContextPath.parse("github.event.inputs"),
          ContextPath.parse("inputs"),
          ContextPath.parse("github.head_ref"),
          ContextPath.parse("github.event.pull_request.title"),
          ContextPath.parse("github.event.pull_request.head.ref"),
          ContextPath.parse("github.event.issue.title"),
          ContextPath.parse("github.event.client_payload"));

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (ScriptStep step : definition.scriptsWith("$")) {
      if (PROGRAMS.stream().anyMatch(step.run().value()::contains)) {
        step.script().stream()
            .flatMap(script -> script.nestedCommands().stream())
            .filter(command -> PROGRAMS.contains(Invocation.of(command).program()))
            .forEach(command -> check(step, command, sink));
      }
    }
  }

  private static void check(ScriptStep step, Command.Simple command, FindingSink sink) {
    Invocation invocation = Invocation.of(command);
    invocation.arguments().stream()
        .flatMap(word -> word.expansions().stream())
        .filter(expansion -> !expansion.isQuoted())
        .filter(Expansion.Variable.class::isInstance)
        .map(Expansion.Variable.class::cast)
        .forEach(variable ->
            foreign(step, variable.name())
                .ifPresent(path ->
                    sink.report(
                        variable.span(),
                        "'%s' holds '%s' and stands without quotes, so '%s' may get several names"
                            .formatted(variable.span().text(), path, invocation.program()))));
  }

  private static Optional<ContextPath> foreign(ScriptStep step, String variable) {
    return step.variable(variable).map(YamlScalar::text).map(Interpolation::of).stream()
        .flatMap(text -> text.islands().stream())
        .flatMap(island -> island.expression().tree().stream())
        .flatMap(tree -> ResultParts.of(tree).stream())
        .flatMap(part -> ContextPath.of(part).stream())
        .filter(path -> FOREIGN.stream().anyMatch(path::startsWith))
        .findFirst();
  }
}
