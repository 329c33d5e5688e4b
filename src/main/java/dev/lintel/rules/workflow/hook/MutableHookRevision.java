package dev.lintel.rules.workflow.hook;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;

/** Finds hooks by a branch. Rationale and examples: rules/workflow/mutable-hook-revision.md. */
public final class MutableHookRevision implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (HookSource source : HookSource.all(stream)) {
      if (source.isFetched()) {
        source
            .revision()
            .filter(revision -> isMutable(revision.value()))
            .ifPresent(revision ->
                sink.report(
                    revision.span(),
                    "'%s' is a branch, and stays as it was when each clone first fetched it"
                        .formatted(revision.value())));
      }
    }
  }

  /**
   * A version and a commit have a digit in them; what has none, nor a dot, is the name of a branch.
   */
  private static boolean isMutable(String revision) {
    return !revision.isEmpty()
        && revision.indexOf('$') < 0
        && revision.indexOf('{') < 0
        && revision.chars().noneMatch(c -> c == '.' || c >= '0' && c <= '9');
  }
}
