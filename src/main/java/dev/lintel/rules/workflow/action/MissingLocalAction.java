package dev.lintel.rules.workflow.action;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.UsedCode.Local;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.UsedAction;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds steps that use an action of the repository which is not there. Rationale and examples:
 * rules/workflow/missing-local-action.md.
 */
public final class MissingLocalAction implements ProjectRule {
  private static final String WORKFLOWS = ".github/workflows/";

  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    if (code.isExcerpt()) {
      return;
    }
    for (UsedAction use : code.uses()) {
      if (use.code() instanceof Local local
          && isRun(use.path())
          && code.isMissing(use.stream(), local)
          && use.before().stream().noneMatch(step -> mayBring(step, local))) {
        String path = local.span().text();
        List<String> known = code.actionsFor(use.stream());
        sink.report(
            local.span(),
            "there is no action in '%s': it holds neither action.yml nor Dockerfile%s"
                .formatted(
                    path,
                    Spelling.nearest(path, known)
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("")));
      }
    }
  }

  /** Workflows elsewhere are templates and examples of other repositories. */
  private static boolean isRun(String path) {
    return path.startsWith(WORKFLOWS) || path.contains("/" + WORKFLOWS);
  }

  /**
   * Tells whether a step may put the action where it is looked for: a checkout of something else
   * than this commit's own files, or a script that names the directory or fetches sources.
   */
  private static boolean mayBring(Step step, Local local) {
    if (step.uses().orElse(null) instanceof InRepository used) {
      return !used.slug().equalsIgnoreCase("actions/checkout")
          ? used.name().contains("checkout") || used.name().contains("download")
          : List.of("repository", "path", "ref", "submodules").stream()
              .anyMatch(input -> step.input(input).isPresent());
    }
    Optional<String> script = step.run().map(YamlScalar::value);
    String first = firstDirectory(local.span().text());
    return script.filter(text -> text.contains(first) || text.contains("git ")).isPresent();
  }

  private static String firstDirectory(String path) {
    String below = path.substring(1).replaceFirst("^/+", "");
    int slash = below.indexOf('/');
    return slash < 0 ? below : below.substring(0, slash);
  }
}
