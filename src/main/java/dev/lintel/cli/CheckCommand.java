package dev.lintel.cli;

import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.CheckResult;
import dev.lintel.engine.Checker;
import dev.lintel.engine.KubernetesTarget;
import dev.lintel.engine.Scope;
import dev.lintel.engine.shellcheck.Shellcheck;
import dev.lintel.finding.Gate;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Selection;
import dev.lintel.report.Format;
import dev.lintel.report.GateSummary;
import dev.lintel.report.ReportSettings;
import dev.lintel.report.Reporter;
import dev.lintel.rule.Persona;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Checkout;
import dev.lintel.source.GitException;
import dev.lintel.source.Root;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** {@code lintel check}: checks, reports, and says by the exit code what came of it. */
final class CheckCommand {
  private static final int RESULTS_ON_TERMINAL = 200;
  private static final int RESULTS_IN_SARIF = 5_000;
  private static final int RESULTS_ON_PAGE = 5_000;
  private static final long MILLIS_A_DAY = 86_400_000L;

  private final Arguments arguments;
  private final Terminal terminal;

  CheckCommand(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
  }

  ExitCode run() throws IOException {
    requireFixable();
    if (arguments.has(CheckOption.DIFF)) {
      return new FixRunner(arguments, terminal).run();
    }
    OutputFiles outputs = outputs();
    CheckRequest request = request();
    CheckResult result;
    try {
      result =
          arguments.has(CheckOption.FIX)
              ? new FixRunner(arguments, terminal).fixFirst(request).check()
              : check(request);
    } catch (GitException e) {
      return refused(request, e);
    }

    Format format = format();
    ReportSettings settings = settings(format, true, request, result);
    boolean isPrinted = print(format.reporter(settings), result.run());
    boolean isWritten =
        outputs.write(
            result.run(), own -> own.reporter(settings(own, false, request, result)), terminal);
    if (format != Format.FULL) {
      if (!arguments.has(CheckOption.QUIET)) {
        summarise(settings, result.run());
      } else if (result.run().isIncomplete()) {
        terminal.error("incomplete: not everything could be analysed; without -q it says what");
      }
    }
    if (arguments.has(CheckOption.VERBOSE)) {
      terminal.note(Statistics.kinds(result.kinds()));
    }
    if (arguments.has(CheckOption.STATISTICS)) {
      terminal.note(Statistics.findings(result.run()));
    }
    if (arguments.has(CheckOption.PROFILE)) {
      terminal.note(Statistics.profile(result.nanos()));
    }
    return isPrinted && isWritten ? code(result.run()) : ExitCode.INCOMPLETE;
  }

  /** A reader that is gone does not keep the reports from the files. */
  private boolean print(Reporter reporter, RunResult result) {
    try {
      reporter.write(result, terminal.out());
    } catch (IOException e) {
      terminal.lost(e);
      return false;
    }
    return terminal.finish();
  }

  private CheckResult check(CheckRequest request) throws GitException {
    Progress progress = new Progress(terminal, arguments.has(CheckOption.QUIET));
    try {
      return Checker.check(request, progress::at);
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    } finally {
      progress.clear();
    }
  }

  /** Fixes change files of the work tree, and only those. */
  private void requireFixable() {
    boolean isFix = arguments.has(CheckOption.FIX);
    if (arguments.has(CheckOption.UNSAFE_FIXES) && !isFix && !arguments.has(CheckOption.DIFF)) {
      throw new Misuse("--unsafe-fixes applies nothing by itself; it takes --fix or --diff");
    }
    for (CheckOption option : List.of(CheckOption.STAGED, CheckOption.STDIN_FILENAME)) {
      if ((isFix || arguments.has(CheckOption.DIFF)) && arguments.has(option)) {
        throw new Misuse(
            "%s does not go with %s, for fixes are for files of the work tree"
                .formatted(isFix ? "--fix" : "--diff", option.flag()));
      }
    }
  }

  /** Says why git did not give what was asked for. */
  ExitCode refused(CheckRequest request, GitException e) {
    String message = ScopeOptions.asked(request.scope()) + ": " + e.getMessage();
    if (e.isMisuse()) {
      throw new Misuse(message);
    }
    terminal.error(message);
    return ExitCode.INCOMPLETE;
  }

  /** A failed gate says more than an incomplete run; the summary tells both. */
  private static ExitCode code(RunResult result) {
    if (!result.isPassed()) {
      return ExitCode.GATE_FAILED;
    }
    return result.isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.PASSED;
  }

  private void summarise(ReportSettings settings, RunResult result) throws IOException {
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    new GateSummary(settings).write(result, summary);
    terminal.note(summary.toString(StandardCharsets.UTF_8));
  }

  CheckRequest request() {
    Scope scope =
        ScopeOptions.areGiven(arguments)
            ? new ScopeOptions(arguments, terminal).scope()
            : new Scope.Everything();
    List<Path> paths = paths(scope);
    Path root = Root.find(paths.getFirst());
    return new CheckRequest(
        root,
        paths,
        scope,
        arguments.has(CheckOption.NO_CONFIG)
            ? Optional.empty()
            : Optional.of(
                arguments
                    .last(CheckOption.CONFIG)
                    .map(terminal::path)
                    .orElse(root.resolve(Root.CONFIGURATION))),
        arguments.last(CheckOption.BASELINE).map(terminal::path),
        selection(),
        !arguments.has(CheckOption.NO_IGNORE),
        constant(CheckOption.AS, ArtifactKind.values(), ArtifactKind::id),
        kubernetes(),
        arguments.has(CheckOption.SHELLCHECK)
            ? Optional.of(Shellcheck.find(terminal.environment(), root))
            : Optional.empty(),
        arguments
            .last(CheckOption.JOBS)
            .map(Integer::parseInt)
            .orElse(Runtime.getRuntime().availableProcessors()),
        arguments.has(CheckOption.PROFILE),
        cache(root),
        today());
  }

  private Optional<KubernetesTarget> kubernetes() {
    Optional<String> asked = arguments.last(CheckOption.KUBE_VERSION);
    return asked.map(version ->
        KubernetesTarget.parse(version)
            .orElseThrow(() ->
                new Misuse(
                    "--kube-version: '%s' is not known; write %s"
                        .formatted(version, KubernetesTarget.ACCEPTED))));
  }

  private List<Path> paths(Scope scope) {
    if (scope instanceof Scope.Input(Path file, _)) {
      return List.of(file);
    }
    List<Path> paths = new ArrayList<>();
    for (String path : arguments.paths().isEmpty() ? List.of(".") : arguments.paths()) {
      paths.add(terminal.path(path));
    }
    return paths;
  }

  /**
   * Results are kept where the user's other caches are, never in the tree that is checked: files in
   * it could say that others are clean.
   */
  private Optional<CheckRequest.Cache> cache(Path root) {
    if (arguments.has(CheckOption.NO_CACHE)) {
      return Optional.empty();
    }
    return CacheDirectory.of(terminal)
        .filter(directory -> !directory.startsWith(root))
        .map(directory -> new CheckRequest.Cache(directory, BuildId.VALUE));
  }

  /**
   * The day in UTC: the same everywhere, and without the time zones, which take longer to load than
   * a file to check.
   */
  private static LocalDate today() {
    return LocalDate.ofEpochDay(Math.floorDiv(System.currentTimeMillis(), MILLIS_A_DAY));
  }

  private Selection selection() {
    return new Selection(
        arguments.all(CheckOption.ONLY),
        arguments.all(CheckOption.SKIP),
        Set.copyOf(arguments.all(CheckOption.TAG)),
        constant(CheckOption.GATE, Gate.values(), Gate::id),
        constant(CheckOption.PERSONA, Persona.values(), Persona::id),
        constant(CheckOption.FAIL_ON, Severity.values(), Severity::id));
  }

  /** Gives the constant that an option names. */
  private <E> Optional<E> constant(CheckOption option, E[] constants, Function<E, String> id) {
    return arguments.last(option).flatMap(asked -> constant(asked, constants, id));
  }

  private static <E> Optional<E> constant(String asked, E[] constants, Function<E, String> id) {
    for (E constant : constants) {
      if (id.apply(constant).equals(asked)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private static Optional<Format> format(String id) {
    return constant(id, Format.values(), Format::id);
  }

  /**
   * Frames for a person at a terminal, annotations inside GitHub Actions, lines for everyone else.
   */
  private Format format() {
    Optional<String> asked = arguments.last(CheckOption.FORMAT);
    if (asked.isPresent()) {
      return format(asked.get()).orElseThrow();
    }
    if (terminal.isOutTerminal()) {
      return Format.FULL;
    }
    return terminal.variable("GITHUB_ACTIONS").equals("true") ? Format.GITHUB : Format.CONCISE;
  }

  private OutputFiles outputs() {
    OutputFiles outputs = new OutputFiles();
    for (String asked : arguments.all(CheckOption.OUTPUT)) {
      int equals = asked.indexOf('=');
      Optional<Format> format = equals < 0 ? Optional.empty() : format(asked.substring(0, equals));
      if (format.isEmpty() || equals == asked.length() - 1) {
        throw new Misuse(
            "--output does not take '%s'; it takes FORMAT=PATH with the format %s"
                .formatted(asked, Words.anyOf(CheckOption.FORMAT.accepted())));
      }
      outputs.add(format.get(), terminal.path(asked.substring(equals + 1)));
    }
    return outputs;
  }

  /** Gives the settings of what is shown to a person finding by finding. */
  ReportSettings settings(CheckRequest request, CheckResult result) {
    return settings(Format.FULL, true, request, result);
  }

  ReportSettings settings(
      Format format, boolean isOnTerminal, CheckRequest request, CheckResult result) {
    return new ReportSettings(
        isOnTerminal && isColoured(),
        terminal.columns(),
        paths(format, request.root()),
        result.catalog(),
        result.selected(),
        Version.NUMBER,
        maximumResults(format, isOnTerminal),
        Objects.toString(request.root().getFileName(), "/"),
        format == Format.SARIF ? Checkout.of(request.root()) : Optional.empty(),
        terminal::error);
  }

  /** Code scanning knows files by their paths in the repository, wherever the check ran. */
  private UnaryOperator<String> paths(Format format, Path root) {
    boolean areFromRoot =
        format == Format.SARIF
            && arguments.has(CheckOption.SARIF_ROOT)
            && terminal.workingDirectory().startsWith(root);
    return areFromRoot ? path -> path : relativeTo(root);
  }

  private int maximumResults(Format format, boolean isOnTerminal) {
    Optional<Integer> asked = arguments.last(CheckOption.MAX_RESULTS).map(Integer::parseInt);
    if (asked.isPresent()) {
      return asked.get();
    }
    return switch (format) {
      case FULL -> isOnTerminal ? RESULTS_ON_TERMINAL : 0;
      case SARIF -> RESULTS_IN_SARIF;
      case CONCISE, JSON, JSONL, GITHUB, GITLAB, JUNIT, CHECKSTYLE, MARKDOWN -> 0;
      case HTML -> RESULTS_ON_PAGE;
    };
  }

  private boolean isColoured() {
    return switch (arguments.last(CheckOption.COLOR).orElse("auto")) {
      case "always" -> true;
      case "never" -> false;
      default -> terminal.isColoured();
    };
  }

  /**
   * Paths in reports are relative to the working directory, so that a click on one opens the file.
   */
  UnaryOperator<String> relativeTo(Path root) {
    Path here = terminal.workingDirectory();
    return here.equals(root)
        ? path -> path
        : path -> here.relativize(root.resolve(path)).toString();
  }
}
