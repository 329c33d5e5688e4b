package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds actions that install whatever version of a tool is newest. Rationale and examples:
 * rules/workflow/unpinned-tool.md.
 */
public final class UnpinnedTool implements DefinitionRule {
  private static final Set<String> MOVING = Set.of("latest", "stable", "nightly", "main", "*");

  /**
   * An input that names a version.
   *
   * @param isMovingByDefault whether the newest is taken where the input is missing
   */
  private record VersionInput(String name, boolean isMovingByDefault) {}

  /** The inputs by the action's slug in lower case. */
  private static final Map<String, VersionInput> INPUTS = new HashMap<>();

  static {
    for (String row : DataTable.rows("rules/workflow/tool-versions.txt")) {
      String[] words = row.split(" ");
      INPUTS.put(words[0], new VersionInput(words[1], words[2].equals("latest")));
    }
  }

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (StepSite site : definition.steps()) {
      Optional<VersionInput> input = site.action().map(INPUTS::get);
      if (input.isPresent()) {
        check(site, input.get(), sink);
      }
    }
  }

  private static void check(StepSite site, VersionInput input, FindingSink sink) {
    Span uses = site.step().uses().orElseThrow().span();
    Optional<YamlEntry> entry = site.step().input(input.name());
    if (entry.isEmpty() && input.isMovingByDefault()) {
      boolean hasFile =
          site.step().with().stream()
              .flatMap(with -> with.keys().stream())
              .anyMatch(key -> key.endsWith("-version-file") || key.equals("version-file"));
      if (!hasFile) {
        sink.report(
            uses,
            "'%s' installs the newest version of its tool, as no '%s' names one"
                .formatted(site.action().orElseThrow(), input.name()));
      }
    }
    entry
        .filter(_ ->
            site.inputText(input.name()).map(String::strip).filter(MOVING::contains).isPresent())
        .ifPresent(e ->
            sink.report(e.span(), "'%s' is another version every day".formatted(e.span().text()))
                .related(uses, "for this action"));
  }
}
