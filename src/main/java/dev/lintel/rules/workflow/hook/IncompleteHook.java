package dev.lintel.rules.workflow.hook;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;

/**
 * Finds hooks without a key that pre-commit asks for. Rationale and examples:
 * rules/workflow/incomplete-hook.md.
 */
public final class IncompleteHook implements YamlRule {
  private static final List<String> OF_SOURCES = List.of("repo", "hooks");
  private static final List<String> OF_FETCHED_SOURCES = List.of("rev");
  private static final List<String> OF_HOOKS = List.of("id");
  private static final List<String> OF_LOCAL_HOOKS = List.of("id", "name", "entry", "language");

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (HookSource source : HookSource.all(stream)) {
      check(source.root(), OF_SOURCES, "a repository", sink);
      if (source.isFetched()) {
        check(source.root(), OF_FETCHED_SOURCES, "a repository", sink);
      }
      for (YamlMapping hook : source.hooks()) {
        check(
            hook,
            source.isLocal() ? OF_LOCAL_HOOKS : OF_HOOKS,
            source.isLocal() ? "a local hook" : "a hook",
            sink);
      }
    }
  }

  /** What a merge key brings is there too. */
  private static void check(
      YamlMapping mapping, List<String> required, String what, FindingSink sink) {
    List<String> missing =
        required.stream()
            .filter(key -> mapping.get(key).isEmpty())
            .map(key -> "'" + key + "'")
            .toList();
    if (!missing.isEmpty()) {
      Span place =
          mapping.entries().isEmpty() ? mapping.span() : mapping.entries().getFirst().key().span();
      sink.report(place, "%s needs %s".formatted(what, String.join(" and ", missing)));
    }
  }
}
