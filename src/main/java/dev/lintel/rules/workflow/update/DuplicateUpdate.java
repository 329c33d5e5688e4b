package dev.lintel.rules.workflow.update;

import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.model.workflow.update.Update;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds updates of what an earlier one updates already. Rationale and examples:
 * rules/workflow/duplicate-update.md.
 */
public final class DuplicateUpdate implements YamlRule {
  /** What no two updates may have in common. */
  private record Target(String ecosystem, String directory, String branch) {}

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Map<Target, YamlScalar> known = new HashMap<>();
    DependabotFile.of(stream).stream()
        .flatMap(file -> file.updates().stream())
        // A group of several ecosystems takes its own part of a directory.
        .filter(update -> update.group().isEmpty() && update.ecosystem().isPresent())
        .forEach(update -> check(update, known, sink));
  }

  private static void check(Update update, Map<Target, YamlScalar> known, FindingSink sink) {
    for (YamlScalar directory : update.directories()) {
      Target target =
          new Target(
              update.ecosystem().orElseThrow(),
              Update.normalized(directory.value()),
              update.targetBranch().orElse(""));
      YamlScalar first = known.putIfAbsent(target, directory);
      if (first != null) {
        sink.report(
                directory.span(),
                "another entry updates '%s' with '%s' already, so GitHub refuses the file"
                    .formatted(directory.value(), target.ecosystem()))
            .related(first.span(), "the first one");
      }
    }
  }
}
