package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Actions that restore caches, and which of their inputs say so. */
final class CachingAction {
  private static final List<List<String>> ROWS =
      DataTable.rows("rules/workflow/caching-actions.txt").stream()
          .map(row -> List.of(row.split(" ")))
          .toList();

  private static final Set<String> NO = Set.of("false", "no", "off", "");

  /** From this major version on, setup-uv restores nothing for releases unless told to. */
  private static final int UV_CAREFUL_SINCE = 10;

  private CachingAction() {}

  /**
   * A step that restores a cache.
   *
   * @param setting the input that switches it on; empty where the action does so by itself
   */
  record Use(Optional<YamlEntry> setting) {}

  /** Gives how a step restores a cache; empty where it does not, or its version does not yet. */
  static Optional<Use> of(StepSite site) {
    Optional<String> action = site.action();
    return ROWS.stream()
        .filter(row -> action.filter(row.getFirst()::equals).isPresent())
        .flatMap(row -> use(site, row).stream())
        .findFirst();
  }

  private static Optional<Use> use(StepSite site, List<String> row) {
    String how = row.get(1);
    if (how.equals("always")) {
      return Optional.of(new Use(Optional.empty()));
    }
    Optional<YamlEntry> input = site.step().input(row.get(2));
    Optional<String> text = site.inputText(row.get(2)).map(String::strip);
    boolean saysNo = input.isPresent() && NO.contains(text.orElse("?"));
    boolean isLeftToAction = input.isEmpty() || text.filter("auto"::equalsIgnoreCase).isPresent();
    boolean isOn =
        switch (how) {
          case "not" -> text.filter("true"::equals).isEmpty();
          case "off" -> input.isPresent() && !saysNo;
          case "on" ->
              (isLeftToAction ? isOnByItself(site, row) : !saysNo)
                  && (row.size() < 5 || site.step().input(row.get(4)).isPresent());
          default -> throw new IllegalStateException("unknown word in the table: " + how);
        };
    return isOn
        ? Optional.of(new Use(how.equals("not") ? Optional.empty() : input))
        : Optional.empty();
  }

  /** A commit without a version is taken for a version that does. */
  private static boolean isOnByItself(StepSite site, List<String> row) {
    InRepository code = (InRepository) site.step().uses().orElseThrow();
    YamlStream stream = site.definition().stream();
    Optional<Integer> major = VersionComment.major(stream, code);
    boolean isUv = row.getFirst().equals("astral-sh/setup-uv");
    return major
        .map(version ->
            (row.size() < 4 || version >= Integer.parseInt(row.get(3)))
                && !(isUv && version >= UV_CAREFUL_SINCE))
        .orElse(true);
  }
}
