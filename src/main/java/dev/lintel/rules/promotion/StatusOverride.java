package dev.lintel.rules.promotion;

import dev.lintel.model.promotion.Tool.Purpose;
import dev.lintel.model.promotion.ToolUses;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds deployments that go on although a job before them failed. Rationale and examples:
 * rules/promotion/status-override.md.
 */
public final class StatusOverride implements WorkflowRule {
  private static final ContextPath NEEDS = ContextPath.parse("needs");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    for (Job job : graph.jobs()) {
      List<Job> needs = graph.needs(job);
      if (!needs.isEmpty() && deploys(job)) {
        job.condition()
            .map(condition -> Interpolation.ofCondition(condition.text()))
            .flatMap(StatusOverride::override)
            .ifPresent(override -> report(job, needs, override, sink));
      }
    }
  }

  /** A job that only has an environment may clean up in it. */
  private static boolean deploys(Job job) {
    return ToolUses.of(job).stream().anyMatch(use -> use.tool().purpose() == Purpose.DEPLOY);
  }

  /**
   * Gives what takes the place of {@code success()}, which GitHub adds to a condition without a
   * status function; empty where the condition looks at results itself.
   */
  private static Optional<Expression> override(Interpolation condition) {
    List<Expression> parts =
        condition.islands().stream()
            .flatMap(island -> island.expression().tree().stream())
            .flatMap(tree -> tree.descendants().stream())
            .toList();
    boolean looksAtResults =
        parts.stream().anyMatch(part -> isCall(part, BuiltinFunction.SUCCESS) || readsNeeds(part));
    return looksAtResults
        ? Optional.empty()
        : parts.stream().filter(StatusOverride::ignoresFailures).findFirst();
  }

  private static boolean ignoresFailures(Expression part) {
    return isCall(part, BuiltinFunction.ALWAYS)
        || part instanceof Expression.Not(_, Expression operand)
            && isCall(operand, BuiltinFunction.CANCELLED);
  }

  private static boolean isCall(Expression part, BuiltinFunction function) {
    return part instanceof Expression.Call call
        && BuiltinFunction.named(call.name()).equals(Optional.of(function));
  }

  private static boolean readsNeeds(Expression part) {
    return ContextPath.of(part).filter(path -> path.startsWith(NEEDS)).isPresent();
  }

  private static void report(Job job, List<Job> needs, Expression override, FindingSink sink) {
    String before = needs.stream().map(Job::id).collect(Collectors.joining("' or '", "'", "'"));
    Report report =
        sink.report(
            override.span(),
            "with '%s' job '%s' deploys although %s failed"
                .formatted(override.span().text(), job.id(), before));
    for (Job need : needs) {
      report.related(need.span(), "its failure is ignored");
    }
  }
}
