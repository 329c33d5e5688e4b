package dev.lintel.cli;

import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.FixRequest;
import dev.lintel.engine.FixResult;
import dev.lintel.engine.Fixer;
import dev.lintel.finding.FixRun;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.report.DiffReport;
import dev.lintel.report.FixSummary;
import dev.lintel.report.Format;
import dev.lintel.report.ReportSettings;
import dev.lintel.source.GitException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Fixes for {@code fix} and for {@code check --fix}. What is printed goes to standard error; only a
 * diff goes to standard output.
 */
final class FixRunner {
  /** The options of {@code check} that decide what is found and how it is shown. */
  static final List<CheckOption> OPTIONS =
      List.of(
          CheckOption.ONLY,
          CheckOption.SKIP,
          CheckOption.TAG,
          CheckOption.GATE,
          CheckOption.PERSONA,
          CheckOption.AS,
          CheckOption.KUBE_VERSION,
          CheckOption.CONFIG,
          CheckOption.NO_CONFIG,
          CheckOption.NO_IGNORE,
          CheckOption.UNSAFE_FIXES,
          CheckOption.DIFF,
          CheckOption.JOBS,
          CheckOption.COLOR,
          CheckOption.QUIET,
          CheckOption.VERBOSE);

  private final Arguments arguments;
  private final Terminal terminal;
  private final CheckCommand check;

  FixRunner(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
    this.check = new CheckCommand(arguments, terminal);
  }

  /**
   * Reads the common forms of {@code fix} without picocli.
   *
   * @param args what stands behind {@code fix}
   * @return empty for anything unexpected
   */
  static Optional<Arguments> quick(List<String> args) {
    return Arguments.quick(args).filter(a -> OPTIONS.containsAll(a.values().keySet()));
  }

  /** Applies fixes, or shows them where {@code --diff} is given. */
  ExitCode run() throws IOException {
    CheckRequest request = check.request();
    FixResult result;
    try {
      result = fix(request);
    } catch (GitException e) {
      return check.refused(request, e);
    }
    FixRun run = result.run();
    ReportSettings settings = check.settings(Format.CONCISE, true, request, result.check());
    boolean isDiff = arguments.has(CheckOption.DIFF);
    List<String> leftOut = List.of();
    if (isDiff) {
      leftOut = new DiffReport(settings, terminal.isOutTerminal()).write(run, terminal.out());
      terminal.finish();
    }
    boolean isIncomplete = run.after().isIncomplete();
    if (arguments.has(CheckOption.QUIET)) {
      if (isIncomplete) {
        terminal.error("incomplete: not everything could be fixed; without -q it says what");
      }
    } else {
      say(run, settings, isDiff, leftOut);
    }
    if (arguments.has(CheckOption.VERBOSE)) {
      terminal.note(Statistics.kinds(result.check().kinds()));
    }
    if (isDiff && !run.files().isEmpty()) {
      return ExitCode.GATE_FAILED;
    }
    return isIncomplete ? ExitCode.INCOMPLETE : ExitCode.PASSED;
  }

  /** Applies fixes before a report, which then tells what could not be done. */
  FixResult fixFirst(CheckRequest request) throws GitException {
    FixResult result = fix(request);
    if (!arguments.has(CheckOption.QUIET)) {
      FixSummary summary =
          new FixSummary(check.settings(Format.CONCISE, true, request, result.check()));
      terminal.note(summary.files(result.run()) + FixSummary.total(result.run(), false));
    }
    return result;
  }

  private FixResult fix(CheckRequest request) throws GitException {
    Progress progress = new Progress(terminal, arguments.has(CheckOption.QUIET));
    try {
      return Fixer.fix(
          new FixRequest(
              request, arguments.has(CheckOption.UNSAFE_FIXES), arguments.has(CheckOption.DIFF)),
          progress::at);
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    } finally {
      progress.clear();
    }
  }

  private void say(FixRun run, ReportSettings settings, boolean isDiff, List<String> leftOut) {
    FixSummary summary = new FixSummary(settings);
    if (!isDiff) {
      terminal.note(summary.files(run));
    }
    terminal.note(summary.notifications(run));
    leftOut.forEach(line -> terminal.note("warning: " + line + "\n"));
    terminal.note(FixSummary.total(run, isDiff));
    if (run.after().isIncomplete()) {
      terminal.note("✗ incomplete: not everything could be fixed\n");
    }
  }
}
