package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.action.ActionProblem.Kind;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds what is wrong with an action.yml, its own text alone considered. Keys, runtimes, icons and
 * colours are those of the schema {@code action-root-strict} of the npm package
 * {@code @actions/workflow-parser} 0.3.61, read 2026-11-27.
 */
public final class ActionProblems {
  private static final List<String> ROOT_KEYS =
      List.of("name", "author", "description", "inputs", "outputs", "runs", "branding");
  private static final List<String> INPUT_KEYS =
      List.of("description", "required", "default", "deprecationMessage");
  private static final List<String> OUTPUT_KEYS = List.of("description", "value");
  private static final List<String> NODE_KEYS =
      List.of("using", "main", "pre", "pre-if", "post", "post-if");
  private static final List<String> DOCKER_KEYS =
      List.of(
          "using",
          "image",
          "entrypoint",
          "args",
          "env",
          "pre-entrypoint",
          "pre-if",
          "post-entrypoint",
          "post-if");
  private static final List<String> COMPOSITE_KEYS = List.of("using", "steps");
  private static final List<String> COLORS =
      List.of("white", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark");
  private static final List<String> RUN_KEYS =
      List.of("name", "id", "if", "run", "shell", "env", "continue-on-error", "working-directory");
  private static final List<String> USES_KEYS =
      List.of("name", "id", "if", "uses", "with", "env", "continue-on-error");

  private static final class Icons {
    private static final List<String> ALL = DataTable.rows("model/workflow/branding-icons.txt");
  }

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
    finder.checkRoot();
    finder.checkRuns();
    finder.checkInputs();
    finder.checkOutputs();
    finder.checkBranding();
    return finder.problems.stream()
        .sorted(Comparator.comparingInt(problem -> problem.place().start()))
        .toList();
  }

  private void checkRoot() {
    refuse(root, ROOT_KEYS, "an action");
    for (String key : List.of("name", "description")) {
      if (root.text(key).filter(text -> !text.isBlank()).isEmpty()) {
        missing(placeOf(root, key), "the action has no '%s'".formatted(key));
      }
    }
  }

  private void checkRuns() {
    Optional<YamlMapping> runs = root.mapping("runs");
    Optional<YamlScalar> using =
        runs.flatMap(r -> r.get("using"))
            .flatMap(YamlNode::scalar)
            .filter(u -> !u.isNull() && !u.value().isBlank());
    if (using.isEmpty()) {
      missing(
          runs.map(r -> placeOf(r, "using")).orElseGet(() -> placeOf(root, "runs")),
          "the action does not say what it runs on, in 'runs.using'");
      return;
    }
    checkRuntime(using.get());
    switch (action.kind()) {
      case NODE -> {
        checkRuns(runs.get(), NODE_KEYS, "main", "an action in JavaScript");
        checkCondition(runs.get(), "pre-if", "pre");
        checkCondition(runs.get(), "post-if", "post");
      }
      case DOCKER -> {
        checkRuns(runs.get(), DOCKER_KEYS, "image", "an action in a container");
        checkCondition(runs.get(), "pre-if", "pre-entrypoint");
        checkCondition(runs.get(), "post-if", "post-entrypoint");
      }
      case COMPOSITE -> {
        checkRuns(runs.get(), COMPOSITE_KEYS, "steps", "a composite action");
        root.items("runs", "steps").forEach(step -> step.mapping().ifPresent(this::checkStep));
      }
      case OTHER -> {}
    }
  }

  private void checkRuntime(YamlScalar using) {
    Optional<NodeRuntime> node = NodeRuntime.of(using.value());
    if (node.isPresent() && node.get().isRemoved()) {
      add(
          Kind.RUNTIME,
          using.span(),
          "runners no longer have '%s', which the action asks for; write 'node24'"
              .formatted(using.value()));
    } else if (node.isEmpty() && action.kind() == LocalAction.Kind.OTHER) {
      add(
          Kind.RUNTIME,
          using.span(),
          "'%s' is nothing that an action can run on; accepted are node20, node24, docker, composite"
              .formatted(using.value()));
    }
  }

  private void checkRuns(YamlMapping runs, List<String> keys, String required, String what) {
    refuse(runs, keys, what);
    boolean isThere =
        runs.get(required)
            .filter(value -> !value.isNull())
            .filter(value -> value.scalar().map(s -> !s.value().isBlank()).orElse(true))
            .isPresent();
    if (!isThere) {
      missing(placeOf(runs, required), "%s needs 'runs.%s'".formatted(what, required));
    }
  }

  private void checkCondition(YamlMapping runs, String condition, String script) {
    if (runs.find(script).isEmpty()) {
      runs.find(condition)
          .ifPresent(entry ->
              missing(
                  entry.key().span(),
                  "'%s' is the condition of '%s', which the action does not have"
                      .formatted(condition, script)));
    }
  }

  private void checkStep(YamlMapping step) {
    Optional<YamlEntry> run = step.find("run");
    if (run.isEmpty() && step.find("uses").isEmpty()) {
      missing(step.span(), "a step of a composite action has 'run' or 'uses'");
      return;
    }
    refuse(
        step,
        run.isPresent() ? RUN_KEYS : USES_KEYS,
        run.isPresent()
            ? "a step of a composite action that runs a script"
            : "a step of a composite action that uses an action");
    if (run.isPresent() && step.find("shell").isEmpty()) {
      missing(
          run.get().key().span(),
          "a step of a composite action that runs a script names its 'shell'");
    }
  }

  private void checkInputs() {
    for (YamlEntry input : action.definition().inputs()) {
      Optional<YamlMapping> declared = input.value().mapping();
      if (declared.isEmpty()) {
        continue;
      }
      refuse(declared.get(), INPUT_KEYS, "input '%s'".formatted(input.name()));
      declared
          .get()
          .find("deprecationMessage")
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
    List<YamlEntry> outputs = root.mapping("outputs").map(YamlMapping::entries).orElse(List.of());
    for (YamlEntry output : outputs) {
      Optional<YamlMapping> declared = output.value().mapping();
      declared.ifPresent(d -> refuse(d, OUTPUT_KEYS, "output '%s'".formatted(output.name())));
      if (action.kind() == LocalAction.Kind.COMPOSITE
          && declared.flatMap(d -> d.find("value")).isEmpty()) {
        missing(
            output.key().span(),
            "output '%s' of a composite action is empty without a 'value'"
                .formatted(output.name()));
      }
    }
  }

  private void checkBranding() {
    unknownBranding("icon", () -> Icons.ALL);
    unknownBranding("color", () -> COLORS);
  }

  private void unknownBranding(String key, Supplier<List<String>> known) {
    Optional<YamlScalar> value =
        root.get("branding", key).flatMap(YamlNode::scalar).filter(scalar -> !scalar.isNull());
    if (value.isPresent() && !known.get().contains(value.get().value())) {
      String text = value.get().value();
      add(
          Kind.BRANDING,
          value.get().span(),
          "the Marketplace has no %s '%s'%s"
              .formatted(key, text, Spelling.hint(text, known.get())));
    }
  }

  private void refuse(YamlMapping mapping, List<String> known, String what) {
    for (YamlEntry entry : mapping.entries()) {
      String key = entry.name();
      if (!known.contains(key) && !key.equals("<<")) {
        add(
            Kind.FOREIGN_KEY,
            entry.key().span(),
            "%s has no key '%s'%s".formatted(what, key, Spelling.hint(key, known)));
      }
    }
  }

  /** Gives where a key is, and where it is missing the first one beside it. */
  private static Span placeOf(YamlMapping mapping, String key) {
    return mapping
        .find(key)
        .or(() -> mapping.entries().stream().findFirst())
        .map(entry -> entry.key().span())
        .orElseGet(mapping::span);
  }

  private void missing(Span place, String message) {
    add(Kind.MISSING_KEY, place, message);
  }

  private void add(Kind kind, Span place, String message) {
    problems.add(new ActionProblem(kind, place, message));
  }
}
