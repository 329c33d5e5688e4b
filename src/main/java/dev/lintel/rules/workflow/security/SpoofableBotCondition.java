package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Expression.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds conditions that trust whoever acted last. Rationale and examples:
 * rules/workflow/spoofable-bot-condition.md.
 */
public final class SpoofableBotCondition implements DefinitionRule {
  /** The runs that others can start with more rights than their own. */
  private static final Set<String> PRIVILEGED =
      Set.of("pull_request_target", "workflow_run", "issue_comment", "workflow_call");

  private static final Set<String> NAMES =
      Set.of("github.actor", "github.triggering_actor", "github.event.pull_request.sender.login");

  private static final Set<String> NUMBERS =
      Set.of("github.actor_id", "github.event.pull_request.sender.id");

  /** dependabot, dependabot-preview, renovate, github-actions: the numbers of their accounts. */
  private static final Set<String> BOTS = Set.of("49699333", "27856297", "29139614", "41898282");

  @Override
  public void check(Definition definition, FindingSink sink) {
    if (definition.stream().source().content().indexOf("actor") < 0
        && definition.stream().source().content().indexOf("ACTOR") < 0
        && definition.stream().source().content().indexOf("sender") < 0) {
      return;
    }
    boolean isPullRequest = definition.isStartedBy(Set.of("pull_request"));
    boolean isPrivileged = definition.workflow().isEmpty() || definition.isStartedBy(PRIVILEGED);
    if (!isPullRequest && !isPrivileged) {
      return;
    }
    for (PlacedExpression placed : PlacedExpression.in(definition, _ -> true)) {
      if (placed.isCondition()) {
        placed.tree().descendants().stream()
            .flatMap(part -> spoofable(part).stream())
            .forEach(actor -> {
              Report report = report(definition, actor, sink);
              if (!isPrivileged) {
                report.lowered(Reason.UNCERTAIN);
              }
            });
      }
    }
  }

  private static Report report(Definition definition, Expression actor, FindingSink sink) {
    Span place = actor.span();
    Report report =
        sink.report(
            place,
            "'%s' is who acted last, not who wrote the code; anyone can make a bot act last"
                .formatted(place.text()));
    boolean isOnPullRequests =
        definition.workflow().isPresent()
            && definition.workflow().get().triggers().stream()
                .map(Trigger::event)
                .allMatch(event -> event.startsWith("pull_request"));
    boolean isNumber = NUMBERS.contains(path(actor));
    if (isOnPullRequests) {
      place
          .exact()
          .ifPresent(exact ->
              report.fix(
                  new Fix(
                      "Ask who wrote the pull request",
                      false,
                      List.of(
                          new Edit(
                              exact,
                              "github.event.pull_request.user." + (isNumber ? "id" : "login"))))));
    }
    return report;
  }

  /** Gives the actor of a comparison with a bot. */
  private static Optional<Expression> spoofable(Expression part) {
    if (part instanceof Expression.Call call && call.arguments().size() == 2) {
      return inCall(call, call.arguments().getFirst(), call.arguments().getLast());
    }
    if (!(part instanceof Expression.Comparison comparison)
        || comparison.comparator() != Comparator.EQUAL) {
      return Optional.empty();
    }
    Expression left = comparison.left();
    Expression right = comparison.right();
    return isActorOf(left, right)
        ? Optional.of(left)
        : isActorOf(right, left) ? Optional.of(right) : Optional.empty();
  }

  /** A part of the actor's name, or the actor as a member of a list. */
  private static Optional<Expression> inCall(
      Expression.Call call, Expression first, Expression second) {
    boolean isOfText =
        BuiltinFunction.named(call.name())
            .filter(f ->
                f == BuiltinFunction.CONTAINS
                    || f == BuiltinFunction.STARTS_WITH
                    || f == BuiltinFunction.ENDS_WITH)
            .isPresent();
    if (!isOfText) {
      return Optional.empty();
    }
    if (NAMES.contains(path(first))
        && second instanceof Expression.StringLiteral(_, String text)
        && text.contains("bot")) {
      return Optional.of(first);
    }
    return NAMES.contains(path(second)) && first.span().text().contains("[bot]")
        ? Optional.of(second)
        : Optional.empty();
  }

  private static String path(Expression expression) {
    return ContextPath.of(expression).map(ContextPath::toString).orElse("");
  }

  private static boolean isActorOf(Expression actor, Expression bot) {
    return NAMES.contains(path(actor)) && isBotName(bot)
        || NUMBERS.contains(path(actor)) && isBotNumber(bot);
  }

  private static boolean isBotName(Expression bot) {
    return bot instanceof Expression.StringLiteral(_, String value) && value.endsWith("[bot]");
  }

  private static boolean isBotNumber(Expression bot) {
    return switch (bot) {
      case Expression.StringLiteral(_, String value) -> BOTS.contains(value);
      case Expression.NumberLiteral number -> BOTS.contains(number.span().text());
      default -> false;
    };
  }
}
