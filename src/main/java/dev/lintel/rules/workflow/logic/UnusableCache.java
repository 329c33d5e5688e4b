package dev.lintel.rules.workflow.logic;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds caches whose key is never the same twice. Rationale and examples:
 * rules/workflow/unusable-cache.md.
 */
public final class UnusableCache implements WorkflowRule {
  /** What is another value in each run. */
  private static final List<ContextPath> UNIQUE =
      List.of(ContextPath.parse("github.run_id"), ContextPath.parse("github.run_number"));

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Map<String, Integer> uses = new HashMap<>();
    for (Job job : workflow.jobs()) {
      for (Step step : job.steps()) {
        cacheKey(step).ifPresent(key -> uses.merge(comparable(key), 1, Integer::sum));
      }
    }
    for (Job job : workflow.jobs()) {
      for (Step step : job.steps()) {
        cacheKey(step)
            .filter(key -> isRestored(step) && uses.get(comparable(key)) == 1)
            .ifPresent(key -> check(key, sink));
      }
    }
  }

  private static void check(YamlScalar key, FindingSink sink) {
    for (Interpolation.Island island : Interpolation.of(key.text()).islands()) {
      Optional<ContextPath> path = island.expression().tree().flatMap(ContextPath::of);
      if (path.filter(UNIQUE::contains).isPresent()) {
        sink.report(
            island.span(),
            ("'%s' is new in each run, so that this key never hits; name what the files depend on,"
                    + " or add 'restore-keys'")
                .formatted(path.get()));
        return;
      }
    }
  }

  /** With restore-keys an older cache is found all the same; a saving step restores nothing. */
  private static boolean isRestored(Step step) {
    return step.input("restore-keys").isEmpty()
        && step.uses().orElse(null) instanceof UsedCode.InRepository used
        && !used.path().equalsIgnoreCase("save");
  }

  private static Optional<YamlScalar> cacheKey(Step step) {
    return step.uses()
        .filter(used ->
            used instanceof UsedCode.InRepository code
                && code.owner().equalsIgnoreCase("actions")
                && code.name().equalsIgnoreCase("cache"))
        .flatMap(_ -> step.input("key"))
        .map(entry -> entry.value())
        .flatMap(YamlNode::scalar);
  }

  private static String comparable(YamlScalar key) {
    return key.value().replaceAll("\\s+", "");
  }
}
