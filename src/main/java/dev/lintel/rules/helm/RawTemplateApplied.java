package dev.lintel.rules.helm;

import dev.lintel.model.Project;
import dev.lintel.model.helm.Chart;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.gotemplate.GoTemplate;
import dev.lintel.syntax.gotemplate.TemplateAction;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Word;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds templates of a chart that a workflow hands to kubectl. Rationale and examples:
 * rules/helm/raw-template-applied.md.
 */
public final class RawTemplateApplied implements ProjectRule {
  private static final Set<String> VERBS = Set.of("apply", "create", "replace", "diff");

  @Override
  public void check(Project project, FindingSink sink) {
    if (project.charts().isEmpty()) {
      return;
    }
    for (Workflow workflow : project.workflows()) {
      String checkout = checkout(workflow.path());
      for (Job job : workflow.jobs()) {
        job.steps().forEach(step -> check(step, checkout, project.charts(), sink));
      }
    }
  }

  /** Gives the directory that steps start in: the one that holds {@code .github}. */
  private static String checkout(String workflow) {
    return workflow.substring(0, Math.max(0, workflow.lastIndexOf(".github/workflows/")));
  }

  private static void check(Step step, String checkout, List<Chart> charts, FindingSink sink) {
    String directory = checkout + "/" + step.root().text("working-directory").orElse("");
    step.script().stream()
        .flatMap(script -> script.commands().stream())
        .filter(command -> command.program().value().equals("kubectl"))
        .filter(command -> command.arguments().stream().anyMatch(w -> VERBS.contains(w.value())))
        .flatMap(command -> files(command).stream())
        .forEach(file -> report(file, normal(directory + "/" + file.value()), charts, sink));
  }

  private static void report(Word file, String path, List<Chart> charts, FindingSink sink) {
    charts.stream()
        .flatMap(chart -> firstAction(chart, path).stream())
        .findFirst()
        .ifPresent(action ->
            sink.report(
                    file.span(),
                    "'%s' holds Helm templates, which kubectl cannot read unrendered"
                        .formatted(file.value()))
                .related(action, "the first action of a template"));
  }

  /** Gives what follows {@code -f} or {@code --filename}, in one word with it or in the next. */
  private static List<Word> files(Command.Simple command) {
    List<Word> files = new ArrayList<>();
    for (Iterator<Word> words = command.arguments().iterator(); words.hasNext(); ) {
      Word word = words.next();
      boolean isFlag = word.value().equals("-f") || word.value().equals("--filename");
      if (isFlag && words.hasNext()) {
        files.add(words.next());
      } else if (word.value().startsWith("--filename=") || word.value().startsWith("-f=")) {
        String path = word.value().substring(word.value().indexOf('=') + 1);
        files.add(new Word(word.span(), path, word.isLiteral()));
      }
    }
    files.removeIf(file -> !file.isLiteral());
    return files;
  }

  private static String normal(String path) {
    return Stream.of(path.split("/"))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .takeWhile(part -> part.indexOf('*') < 0)
        .reduce((above, part) -> above + "/" + part)
        .orElse("");
  }

  /** Finds the first action in a chart's templates, where the path is or holds one of them. */
  private static Optional<Span> firstAction(Chart chart, String path) {
    String templates = chart.directory().isEmpty() ? "templates" : chart.directory() + "/templates";
    return path.equals(templates) || path.startsWith(templates + "/")
        ? chart.templates().stream()
            .filter(template -> isAt(template, path))
            .flatMap(template -> GoTemplate.parse(template).actions().stream())
            .map(TemplateAction::span)
            .findFirst()
        : Optional.empty();
  }

  private static boolean isAt(SourceText template, String path) {
    boolean isManifest = template.path().endsWith(".yaml") || template.path().endsWith(".yml");
    return isManifest && (template.path().equals(path) || template.path().startsWith(path + "/"));
  }
}
