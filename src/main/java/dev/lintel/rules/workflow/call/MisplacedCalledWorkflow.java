package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.UsedCode.Image;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.UsedCode.Local;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.Optional;

/**
 * Finds calls of workflows where GitHub looks for none. Rationale and examples:
 * rules/workflow/misplaced-called-workflow.md.
 */
public final class MisplacedCalledWorkflow implements ProjectRule {
  private static final String DIRECTORY = ".github/workflows/";

  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    for (Workflow workflow : project.workflows()) {
      for (Job job : workflow.jobs()) {
        job.uses()
            .filter(used -> !(used instanceof Local) || isThere(workflow, job, code))
            .ifPresent(used -> check(used, sink));
      }
    }
  }

  /** A file of this repository that is not there at all is another finding. */
  private static boolean isThere(Workflow workflow, Job job, RepositoryCode code) {
    return code.calls(workflow.path()).stream()
        .filter(call -> call.job().equals(job))
        .anyMatch(call -> call.path().filter(code::exists).isPresent());
  }

  private static void check(UsedCode used, FindingSink sink) {
    path(used)
        .filter(path -> path.endsWith(".yml") || path.endsWith(".yaml"))
        .filter(path -> !isInPlace(path))
        .ifPresent(path ->
            sink.report(
                used.span(),
                "'%s' lies outside of '%s', and GitHub calls no workflow from elsewhere"
                    .formatted(path, DIRECTORY)));
  }

  private static Optional<String> path(UsedCode used) {
    return switch (used) {
      case Local local -> Optional.of(local.span().text().substring(1).replaceFirst("^/+", ""));
      case InRepository code -> Optional.of(code.path());
      case Image _ -> Optional.empty();
    };
  }

  /** GitHub looks into no directory below. */
  private static boolean isInPlace(String path) {
    return path.startsWith(DIRECTORY) && path.indexOf('/', DIRECTORY.length()) < 0;
  }
}
