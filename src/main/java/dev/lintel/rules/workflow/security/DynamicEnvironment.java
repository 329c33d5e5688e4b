package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds environments whose variables an expression names. Rationale and examples:
 * rules/workflow/dynamic-environment.md.
 */
public final class DynamicEnvironment implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    UnsafeWorkflowCommands.holders(definition)
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
