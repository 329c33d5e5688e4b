package dev.lintel.rules.workflow.update;

import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds registries that no update takes. Rationale and examples: rules/workflow/unused-registry.md.
 */
public final class UnusedRegistry implements YamlRule {
  private static final String ALL = "*";

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    DependabotFile.of(stream).ifPresent(file -> check(file, sink));
  }

  private static void check(DependabotFile file, FindingSink sink) {
    Set<String> used =
        file.updates().stream()
            .flatMap(update -> update.registries().stream())
            .map(YamlScalar::value)
            .collect(Collectors.toSet());
    if (used.contains(ALL)) {
      return;
    }
    file.registries().stream()
        .filter(registry -> !used.contains(registry.name()))
        .forEach(registry ->
            sink.report(
                registry.key().span(),
                "no update lists the registry '%s' under its 'registries'"
                    .formatted(registry.name())));
  }
}
