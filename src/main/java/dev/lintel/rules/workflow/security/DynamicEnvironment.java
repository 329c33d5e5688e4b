package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds environments whose variables an expression names. Rationale and examples:
 * rules/workflow/dynamic-environment.md.
 */
public final class DynamicEnvironment implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Definition.of(stream).stream()
        .flatMap(UnsafeWorkflowCommands::holders)
        .flatMap(holder -> holder.find("env").stream())
        .filter(env ->
            env.value().scalar().map(YamlScalar::value).filter(t -> t.contains("${{")).isPresent())
        .forEach(env ->
            sink.report(
                env.span(),
                "nothing here says which variables are set, among them those that change"
                    + " programs"));
  }
}
