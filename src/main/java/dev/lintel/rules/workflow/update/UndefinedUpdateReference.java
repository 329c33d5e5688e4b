package dev.lintel.rules.workflow.update;

import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.model.workflow.update.Update;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds updates that name a registry or a group which the file does not define. Rationale and
 * examples: rules/workflow/undefined-update-reference.md.
 */
public final class UndefinedUpdateReference implements YamlRule {
  private static final String ALL = "*";

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    DependabotFile.of(stream).ifPresent(file -> check(file, sink));
  }

  private static void check(DependabotFile file, FindingSink sink) {
    Set<String> registries = names(file.registries());
    Set<String> groups = names(file.groups());
    for (Update update : file.updates()) {
      for (YamlScalar registry : update.registries()) {
        if (!registry.value().equals(ALL) && !registries.contains(registry.value())) {
          report(registry, "registry", "registries", registries, sink);
        }
      }
      update
          .group()
          .filter(group -> !groups.contains(group.value()))
          .ifPresent(group -> report(group, "group", "multi-ecosystem-groups", groups, sink));
    }
  }

  private static Set<String> names(List<YamlEntry> entries) {
    Set<String> names = new LinkedHashSet<>();
    entries.forEach(entry -> names.add(entry.name()));
    return names;
  }

  private static void report(
      YamlScalar name, String word, String key, Set<String> known, FindingSink sink) {
    sink.report(
        name.span(),
        "'%s' defines no %s '%s'%s"
            .formatted(key, word, name.value(), Spelling.hint(name.value(), known)));
  }
}
