package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.Trigger;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Scope;
import dev.lintel.syntax.expression.Value.StringValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of the runs of a workflow by its triggers: the event, the activity, and the branch
 * where the filters name branches and no patterns.
 */
final class RunScopes {
  /** GitHub's own choice of the activities of a pull request. */
  private static final List<String> PULL_REQUEST_TYPES =
      List.of("opened", "synchronize", "reopened");

  private RunScopes() {}

  /** Gives one or more scopes for each trigger; nothing is known of the event of a caller. */
  static List<Scope> of(List<Trigger> triggers) {
    boolean isKnown =
        !triggers.isEmpty()
            && triggers.stream().noneMatch(trigger -> trigger.event().equals("workflow_call"));
    return isKnown ? triggers.stream().flatMap(RunScopes::of).toList() : List.of(Scope.UNKNOWN);
  }

  private static Stream<Scope> of(Trigger trigger) {
    Scope event = with(Scope.UNKNOWN, "github.event_name", trigger.event());
    return switch (trigger.event()) {
      case "push" -> pushes(trigger, event);
      case "pull_request", "pull_request_target" ->
          activities(trigger, event).flatMap(activity -> bases(trigger, activity));
      case "repository_dispatch" -> Stream.of(event);
      default -> activities(trigger, event);
    };
  }

  private static Stream<Scope> activities(Trigger trigger, Scope event) {
    boolean isPullRequest = trigger.event().startsWith("pull_request");
    List<String> types =
        trigger.types().isEmpty() && isPullRequest && !has(trigger, "types")
            ? PULL_REQUEST_TYPES
            : trigger.types();
    return types.isEmpty()
        ? Stream.of(event)
        : types.stream().map(type -> with(event, "github.event.action", type));
  }

  private static Stream<Scope> pushes(Trigger push, Scope event) {
    boolean isFiltered = has(push, "branches") && !has(push, "tags") && !has(push, "tags-ignore");
    if (!isFiltered || !areNames(push.branches())) {
      return Stream.of(event);
    }
    return push.branches().stream()
        .map(branch ->
            with(
                with(with(event, "github.ref", "refs/heads/" + branch), "github.ref_name", branch),
                "github.ref_type",
                "branch"));
  }

  private static Stream<Scope> bases(Trigger pullRequest, Scope event) {
    return has(pullRequest, "branches") && areNames(pullRequest.branches())
        ? pullRequest.branches().stream().map(branch -> with(event, "github.base_ref", branch))
        : Stream.of(event);
  }

  private static boolean has(Trigger trigger, String key) {
    return trigger.settings().flatMap(settings -> settings.find(key)).isPresent();
  }

  /** Tells whether these are names of branches, none of them a pattern. */
  private static boolean areNames(List<String> patterns) {
    return !patterns.isEmpty()
        && patterns.stream().noneMatch(pattern -> pattern.matches(".*[*?+\\[\\]!\\\\$].*"));
  }

  private static Scope with(Scope scope, String path, String value) {
    return scope.with(ContextPath.parse(path), new StringValue(value));
  }
}
