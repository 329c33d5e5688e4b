package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.action.ActionProblem.Kind;
import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what is wrong with an action.yml, its own text alone considered: what GitHub's grammar does
 * not take, and what it takes and cannot work.
 */
public final class ActionProblems {
  private final LocalAction action;
  private final YamlMapping root;
  private final List<ActionProblem> problems = new ArrayList<>();

  private ActionProblems(LocalAction action) {
    this.action = action;
    this.root = action.definition().root();
  }

  /**
   * Gives what is wrong, in the order of the text; nothing where a fault of the YAML hides keys.
   */
  public static List<ActionProblem> of(LocalAction action) {
    if (!action.definition().stream().problems().isEmpty()) {
      return List.of();
    }
    ActionProblems finder = new ActionProblems(action);
    for (GrammarProblem problem : action.definition().grammar().problems()) {
      finder.add(Kind.GRAMMAR, problem.place(), problem.message());
    }
    finder.root.mapping("runs").ifPresent(finder::checkRuns);
    finder.checkInputs();
    finder.checkOutputs();
    return finder.problems.stream()
        .sorted(Comparator.comparingInt(problem -> problem.place().start()))
        .toList();
  }

  private void checkRuns(YamlMapping runs) {
    runs.get("using").flatMap(YamlNode::scalar).ifPresent(this::checkRuntime);
    switch (action.kind()) {
      case NODE -> {
        checkCondition(runs, "pre-if", "pre");
        checkCondition(runs, "post-if", "post");
      }
      case DOCKER -> {
        checkCondition(runs, "pre-if", "pre-entrypoint");
        checkCondition(runs, "post-if", "post-entrypoint");
      }
      case COMPOSITE, OTHER -> {}
    }
  }

  private void checkRuntime(YamlScalar using) {
    NodeRuntime.of(using.value())
        .filter(NodeRuntime::isRemoved)
        .ifPresent(_ ->
            add(
                Kind.RUNTIME,
                using.span(),
                "runners no longer have '%s', which the action asks for; write 'node24'"
                    .formatted(using.value())));
  }

  private void checkCondition(YamlMapping runs, String condition, String script) {
    if (runs.find(script).isEmpty()) {
      runs.find(condition)
          .ifPresent(entry ->
              add(
                  Kind.INCOMPLETE,
                  entry.key().span(),
                  "'%s' is the condition of '%s', which the action does not have"
                      .formatted(condition, script)));
    }
  }

  private void checkInputs() {
    for (YamlEntry input : action.definition().inputs()) {
      input
          .value()
          .mapping()
          .flatMap(declared -> declared.find("deprecationMessage"))
          .filter(e -> e.value().scalar().filter(text -> text.value().isBlank()).isPresent())
          .ifPresent(entry ->
              add(
                  Kind.EMPTY_DEPRECATION,
                  entry.key().span(),
                  "input '%s' is deprecated and nothing says what to use instead"
                      .formatted(input.name())));
    }
  }

  private void checkOutputs() {
    if (action.kind() != LocalAction.Kind.COMPOSITE) {
      return;
    }
    List<YamlEntry> outputs = root.mapping("outputs").map(YamlMapping::entries).orElse(List.of());
    for (YamlEntry output : outputs) {
      if (output.value().mapping().flatMap(declared -> declared.find("value")).isEmpty()) {
        add(
            Kind.INCOMPLETE,
            output.key().span(),
            "output '%s' of a composite action is empty without a 'value'"
                .formatted(output.name()));
      }
    }
  }

  private void add(Kind kind, Span place, String message) {
    problems.add(new ActionProblem(kind, place, message));
  }
}
