package dev.lintel.rules.workflow.hook;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds hooks that run twice. Rationale and examples: rules/workflow/duplicate-hook.md. */
public final class DuplicateHook implements YamlRule {
  /** A hook with nothing but its id, which so does the same each time. */
  private record Bare(String repository, String id) {}

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Map<Bare, YamlEntry> known = new HashMap<>();
    for (HookSource source : HookSource.all(stream)) {
      for (YamlMapping hook : source.hooks()) {
        Optional<YamlEntry> id = hook.find("id").filter(entry -> hook.entries().size() == 1);
        if (id.isEmpty() || hook.text("id").isEmpty()) {
          continue;
        }
        Bare bare = new Bare(source.repository().orElse(""), hook.text("id").get());
        YamlEntry first = known.putIfAbsent(bare, id.get());
        if (first != null) {
          sink.report(
                  id.get().value().span(),
                  "the hook '%s' runs already; one of the two is enough".formatted(bare.id()))
              .related(first.value().span(), "the first one");
        }
      }
    }
  }
}
