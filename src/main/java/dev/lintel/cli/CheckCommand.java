package dev.lintel.cli;

import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.CheckResult;
import dev.lintel.engine.Checker;
import dev.lintel.finding.Gate;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Selection;
import dev.lintel.report.Format;
import dev.lintel.report.GateSummary;
import dev.lintel.report.ReportSettings;
import dev.lintel.rule.Persona;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Root;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** {@code lintel check}: checks, reports, and says by the exit code what came of it. */
final class CheckCommand {
  private static final int RESULTS_ON_TERMINAL = 200;
  private static final int RESULTS_IN_SARIF = 5_000;
  private static final long MILLIS_A_DAY = 86_400_000L;

  private final Arguments arguments;
  private final Terminal terminal;

  CheckCommand(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
  }

  ExitCode run() throws IOException {
    List<OutputFile> outputs = outputs();
    CheckRequest request = request();
    Progress progress = new Progress(terminal, arguments.has(CheckOption.QUIET));
    CheckResult result = check(request, progress);
    progress.clear();

    Format format = format();
    ReportSettings settings = settings(format, true, request, result);
    format.reporter(settings).write(result.run(), terminal.out());
    terminal.finish();
    for (OutputFile output : outputs) {
      ReportSettings own = settings(output.format(), false, request, result);
      output.write(out -> output.format().reporter(own).write(result.run(), out));
    }
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
    return code(result.run());
  }

  private static CheckResult check(CheckRequest request, Progress progress) {
    try {
      return Checker.check(request, progress::at);
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    }
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

  private CheckRequest request() {
    List<Path> paths = new ArrayList<>();
    for (String path : arguments.paths().isEmpty() ? List.of(".") : arguments.paths()) {
      paths.add(path(path));
    }
    Path root = Root.find(paths.getFirst());
    return new CheckRequest(
        root,
        paths,
        arguments.has(CheckOption.NO_CONFIG)
            ? Optional.empty()
            : Optional.of(
                arguments
                    .last(CheckOption.CONFIG)
                    .map(this::path)
                    .orElse(root.resolve(Root.CONFIGURATION))),
        selection(),
        !arguments.has(CheckOption.NO_IGNORE),
        constant(CheckOption.AS, ArtifactKind.values(), ArtifactKind::id),
        arguments
            .last(CheckOption.JOBS)
            .map(Integer::parseInt)
            .orElse(Runtime.getRuntime().availableProcessors()),
        arguments.has(CheckOption.PROFILE),
        today());
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
    Optional<String> asked = arguments.last(option);
    for (E constant : constants) {
      if (asked.isPresent() && id.apply(constant).equals(asked.get())) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  private Path path(String path) {
    if (path.isEmpty()) {
      throw new Misuse(
          "a path is empty; it takes a file or directory, and none for this directory");
    }
    try {
      return terminal.workingDirectory().resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new Misuse("'" + path + "' is not a path: " + e.getReason());
    }
  }

  private static Optional<Format> format(String id) {
    for (Format format : Format.values()) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
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

  private List<OutputFile> outputs() {
    List<OutputFile> outputs = new ArrayList<>();
    for (String asked : arguments.all(CheckOption.OUTPUT)) {
      int equals = asked.indexOf('=');
      Optional<Format> format = equals < 0 ? Optional.empty() : format(asked.substring(0, equals));
      if (format.isEmpty() || equals == asked.length() - 1) {
        throw new Misuse(
            "--output does not take '%s'; it takes FORMAT=PATH with the format %s"
                .formatted(asked, Words.anyOf(CheckOption.FORMAT.accepted())));
      }
      Path path = path(asked.substring(equals + 1));
      requireWritable(path);
      outputs.add(new OutputFile(format.get(), path));
    }
    return outputs;
  }

  /** Says before a long run what would be lost at its end. */
  private static void requireWritable(Path output) {
    if (Files.isDirectory(output)) {
      throw new Misuse("--output: '" + output + "' is a directory; it takes FORMAT=PATH");
    }
    if (!Files.isDirectory(output.resolveSibling("."))) {
      throw new Misuse("--output: the directory of '" + output + "' does not exist; make it first");
    }
  }

  private ReportSettings settings(
      Format format, boolean isOnTerminal, CheckRequest request, CheckResult result) {
    return new ReportSettings(
        isOnTerminal && isColoured(),
        terminal.columns(),
        relativeTo(request.root()),
        Checker.catalog(),
        result.selected(),
        Version.NUMBER,
        maximumResults(format, isOnTerminal));
  }

  private int maximumResults(Format format, boolean isOnTerminal) {
    Optional<Integer> asked = arguments.last(CheckOption.MAX_RESULTS).map(Integer::parseInt);
    if (asked.isPresent()) {
      return asked.get();
    }
    return switch (format) {
      case FULL -> isOnTerminal ? RESULTS_ON_TERMINAL : 0;
      case SARIF -> RESULTS_IN_SARIF;
      case CONCISE, JSON, JSONL, GITHUB -> 0;
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
  private UnaryOperator<String> relativeTo(Path root) {
    Path here = terminal.workingDirectory();
    return here.equals(root)
        ? path -> path
        : path -> here.relativize(root.resolve(path)).toString();
  }
}
