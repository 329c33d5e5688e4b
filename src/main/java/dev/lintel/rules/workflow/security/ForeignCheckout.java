package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.expression.ResultParts;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a step gets the code that a stranger proposes, under a trigger that trusts what it runs.
 *
 * @param heads the contexts that name the proposed code
 */
record ForeignCheckout(List<ContextPath> heads) {
  /** Gives how it is done under a trigger; empty for triggers that strangers' code cannot use. */
  static Optional<ForeignCheckout> of(Trigger trigger) {
    return switch (trigger.event()) {
      case "pull_request_target" ->
          Optional.of(
              naming(
                  "github.head_ref",
                  "github.event.pull_request.head",
                  "github.event.pull_request.merge_commit_sha"));
      case "workflow_run" ->
          Optional.of(
              naming(
                  "github.event.workflow_run.head_sha",
                  "github.event.workflow_run.head_branch",
                  "github.event.workflow_run.head_commit",
                  "github.event.workflow_run.pull_requests"));
      case "issue_comment" -> Optional.of(naming());
      default -> Optional.empty();
    };
  }

  private static ForeignCheckout naming(String... paths) {
    return new ForeignCheckout(Stream.of(paths).map(ContextPath::parse).toList());
  }

  /** Gives where a step that checks out names the code. */
  static Span place(Step checkout) {
    return checkout
        .input("ref")
        .map(YamlEntry::span)
        .or(() -> checkout.run().map(YamlScalar::span))
        .orElse(checkout.root().span());
  }

  /** Tells whether a step checks out the proposed code. */
  boolean isIn(Step step) {
    return isCheckout(step)
            && Stream.of("ref", "repository")
                .flatMap(name -> step.input(name).flatMap(e -> e.value().scalar()).stream())
                .anyMatch(this::namesHead)
        || step.script().stream()
            .flatMap(script -> script.commands().stream())
            .anyMatch(ForeignCheckout::fetchesPullRequest);
  }

  private static boolean isCheckout(Step step) {
    return step.uses().isPresent()
        && step.uses().get() instanceof UsedCode.InRepository code
        && code.slug().equalsIgnoreCase("actions/checkout");
  }

  private boolean namesHead(YamlScalar input) {
    return input.value().contains("refs/pull/")
        || Interpolation.of(input.text()).islands().stream()
            .flatMap(island -> island.expression().tree().stream())
            .flatMap(tree -> ResultParts.of(tree).stream())
            .anyMatch(this::isHead);
  }

  private boolean isHead(Expression part) {
    return ContextPath.of(part)
        .filter(path -> heads.stream().anyMatch(path::startsWith))
        .isPresent();
  }

  private static boolean fetchesPullRequest(Command.Simple command) {
    List<String> words = command.words().stream().map(Word::value).toList();
    boolean isGithubCheckout =
        words.size() > 2 && words.subList(0, 3).equals(List.of("gh", "pr", "checkout"));
    boolean isGitFetch =
        words.size() > 2
            && words.getFirst().equals("git")
            && (words.get(1).equals("fetch") || words.get(1).equals("pull"))
            && words.stream()
                .anyMatch(word -> word.startsWith("pull/") || word.contains("refs/pull/"));
    return isGithubCheckout || isGitFetch;
  }
}
