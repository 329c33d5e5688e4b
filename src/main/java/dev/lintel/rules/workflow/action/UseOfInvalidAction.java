package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.UsedCode.Local;
import dev.lintel.model.workflow.action.ActionProblem;
import dev.lintel.model.workflow.action.ActionProblems;
import dev.lintel.model.workflow.action.LocalAction;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.UsedAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds uses of actions of the repository whose action.yml has faults. Rationale and examples:
 * rules/workflow/use-of-invalid-action.md.
 */
public final class UseOfInvalidAction implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    Set<String> reported = new HashSet<>();
    for (UsedAction use : code.uses()) {
      // One edit repairs all uses, so a file tells of an action once.
      if (use.code() instanceof Local local
          && reported.add(use.path() + "\n" + use.place().value())) {
        report(use, problems(use, local, code), sink);
      }
    }
  }

  /** What stands behind a fault of the YAML is not judged. */
  private static List<ActionProblem> problems(UsedAction use, Local local, RepositoryCode code) {
    Optional<LocalAction> action = use.local();
    Optional<YamlStream> broken =
        action
            .map(a -> a.definition().stream())
            .filter(stream -> !stream.problems().isEmpty())
            .or(() -> code.unreadableAction(use.stream(), local));
    if (broken.isPresent()) {
      return List.of(
          new ActionProblem(
              ActionProblem.Kind.YAML,
              place(broken.get()),
              "its action.yml holds no mapping that can be read"));
    }
    List<ActionProblem> problems = new ArrayList<>();
    action.ifPresent(a -> {
      problems.addAll(ActionProblems.of(a));
      problems.addAll(a.fileProblems(code::exists));
    });
    return problems;
  }

  private static Span place(YamlStream stream) {
    return stream.problems().isEmpty()
        ? stream.source().span(0, 0)
        : stream.problems().getFirst().span();
  }

  private static void report(UsedAction use, List<ActionProblem> problems, FindingSink sink) {
    if (problems.isEmpty()) {
      return;
    }
    Report report =
        sink.report(
            use.code().span(),
            "the action '%s' has faults of its own: %s%s"
                .formatted(
                    use.place().value(),
                    problems.getFirst().message(),
                    problems.size() == 1 ? "" : ", and %d more".formatted(problems.size() - 1)));
    problems.forEach(problem -> report.related(problem.place(), problem.message()));
  }
}
