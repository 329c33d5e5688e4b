package dev.lintel.model.promotion;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/** Which jobs of a workflow deploy, and where to. */
public final class Deployments {
  private Deployments() {}

  /**
   * Gives the stage of a job's environment; empty where it has none, an expression, or a name that
   * tells no stage.
   */
  public static Optional<Stage> stage(Job job) {
    return job.environment()
        .map(YamlScalar::value)
        .filter(n -> !n.contains("${{"))
        .flatMap(Stage::of);
  }

  /** Tells whether a job deploys: it has the environment of a stage, or a step that deploys. */
  public static boolean isDeployment(Job job) {
    return stage(job).isPresent()
        || ToolUses.of(job).stream().anyMatch(use -> use.tool().purpose() == Tool.Purpose.DEPLOY);
  }

  /** Tells whether a job deploys or one that waits for it does. */
  public static boolean isBeforeDeployment(Job job, JobGraph graph) {
    return isDeployment(job) || graph.dependents(job).stream().anyMatch(Deployments::isDeployment);
  }
}
