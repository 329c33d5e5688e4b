package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds environments that let any output set variables of later steps. Rationale and examples:
 * rules/workflow/unsafe-workflow-commands.md.
 */
public final class UnsafeWorkflowCommands implements DefinitionRule {
  private static final String VARIABLE = "ACTIONS_ALLOW_UNSECURE_COMMANDS";

  @Override
  public void check(Definition definition, FindingSink sink) {
    if (definition.stream().source().content().contains(VARIABLE)) {
      holders(definition)
          .flatMap(holder -> holder.find("env").stream())
          .forEach(env -> check(env, sink));
    }
  }

  /** Gives what may have an environment. */
  static Stream<YamlMapping> holders(Definition definition) {
    return Stream.of(
            Stream.of(definition.root()),
            definition.jobs().stream().map(Job::root),
            definition.steps().stream().map(StepSite::step).map(step -> step.root()))
        .flatMap(each -> each);
  }

  private static void check(YamlEntry env, FindingSink sink) {
    env.value()
        .mapping()
        .flatMap(mapping -> mapping.find(VARIABLE))
        .filter(entry -> isOn(entry.value().scalar().map(YamlScalar::value).orElse("")))
        .ifPresent(entry -> {
          Report report =
              sink.report(
                  entry.span(),
                  "any line that a program prints may set variables and paths of later steps");
          report.related(env.key().span(), "in this environment");
          if (entry.value() instanceof YamlScalar value) {
            report.fix(
                new Fix("Refuse such commands", false, List.of(new Edit(value.span(), "false"))));
          }
        });
  }

  /** The runner takes the word true, whatever stands around it. */
  private static boolean isOn(String value) {
    return value.strip().equalsIgnoreCase("true");
  }
}
