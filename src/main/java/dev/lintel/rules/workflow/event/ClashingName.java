package dev.lintel.rules.workflow.event;

import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds declarations whose names differ in case alone. Rationale and examples:
 * rules/workflow/clashing-name.md.
 */
public final class ClashingName implements WorkflowRule {
  private static final List<String> DECLARED = List.of("inputs", "secrets", "outputs");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Trigger trigger : workflow.triggers()) {
      for (String kind : DECLARED) {
        trigger
            .settings()
            .flatMap(settings -> settings.mapping(kind))
            .ifPresent(declared -> check(kind, declared, sink));
      }
    }
  }

  /** A name that is here twice letter for letter is another rule's, as any key may be. */
  private static void check(String kind, YamlMapping declared, FindingSink sink) {
    Map<String, YamlEntry> first = new HashMap<>();
    for (YamlEntry entry : declared.entries()) {
      YamlEntry earlier = first.putIfAbsent(entry.name().toLowerCase(Locale.ROOT), entry);
      if (earlier != null && !earlier.name().equals(entry.name())) {
        sink.report(
                entry.key().span(),
                "'%s' and '%s' are one name in '%s', where case does not count"
                    .formatted(entry.name(), earlier.name(), kind))
            .related(earlier.key().span(), "the first one");
      }
    }
  }
}
