package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds checkouts that leave the token behind for every later step. Rationale and examples:
 * rules/workflow/persisted-credentials.md.
 */
public final class PersistedCredentials implements DefinitionRule {
  private static final String INPUT = "persist-credentials";

  /** Actions that push with what the checkout left. */
  private static final List<String> PUSHING = DataTable.rows("rules/workflow/pushing-actions.txt");

  @Override
  public void check(Definition definition, FindingSink sink) {
    List<StepSite> steps = definition.steps();
    for (StepSite site : steps) {
      if (persists(site) && !isUsed(site, steps)) {
        report(site, sink);
      }
    }
  }

  /** Tells whether a step is a checkout that leaves its token. */
  static boolean persists(StepSite site) {
    return site.action().filter("actions/checkout"::equals).isPresent()
        && site.inputText(INPUT).filter(text -> text.strip().equalsIgnoreCase("false")).isEmpty();
  }

  /** What is pushed later in the job needs the token. */
  private static boolean isUsed(StepSite checkout, List<StepSite> steps) {
    return steps.stream()
        .filter(other -> isSameJob(checkout, other))
        .anyMatch(other ->
            other.action().filter(PUSHING::contains).isPresent()
                || other.commands().stream()
                    .anyMatch(command ->
                        command.words().size() > 1
                            && command.program().value().equals("git")
                            && command.arguments().stream()
                                .anyMatch(word -> word.value().equals("push"))));
  }

  static boolean isSameJob(StepSite one, StepSite other) {
    return one.job().map(job -> job.span()).equals(other.job().map(job -> job.span()));
  }

  private static void report(StepSite site, FindingSink sink) {
    Optional<YamlEntry> said = site.step().input(INPUT);
    Span uses = site.step().uses().orElseThrow().span();
    Report report =
        sink.report(
            said.map(YamlEntry::span).orElse(uses),
            "the checkout leaves the job's token where every later step can read it");
    if (said.isPresent()) {
      report.related(uses, "the checkout");
    }
    Span first = site.step().root().entries().getFirst().key().span();
    if (first.source().lines().lineAt(first.start())
        != first.source().lines().lineAt(uses.resolved().start())) {
      report.related(first, "in this step");
    }
    fix(site, said).ifPresent(report::fix);
  }

  private static Optional<Fix> fix(StepSite site, Optional<YamlEntry> said) {
    YamlMapping step = site.step().root();
    Optional<YamlEntry> with = step.find("with");
    Optional<Edit> edit;
    if (said.isPresent()) {
      edit =
          said.get().value() instanceof YamlScalar value
              ? Optional.of(new Edit(value.span(), "false"))
              : Optional.empty();
    } else if (with.isPresent()) {
      edit =
          with.get().value() instanceof YamlMapping mapping
              ? BlockEdits.append(mapping, List.of(INPUT + ": false"))
              : Optional.empty();
    } else {
      edit =
          step.find("uses")
              .flatMap(
                  uses -> BlockEdits.after(step, uses, List.of("with:", "  " + INPUT + ": false")));
    }
    return edit.map(e -> new Fix("Leave no token behind", false, List.of(e)));
  }
}
