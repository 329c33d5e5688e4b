package dev.lintel.cli;

import dev.lintel.engine.Baselines;
import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.UnwrittenException;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Plural;
import dev.lintel.finding.Severity;
import dev.lintel.policy.BaselineUpdate;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.report.NotificationText;
import dev.lintel.report.VisibleText;
import dev.lintel.source.Root;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel baseline create|update|prune|audit}: keeps the file of known findings. */
final class BaselineCommand implements Command {
  private static final List<CheckOption> FILES =
      List.of(
          CheckOption.AS,
          CheckOption.KUBE_VERSION,
          CheckOption.CONFIG,
          CheckOption.NO_CONFIG,
          CheckOption.BASELINE,
          CheckOption.NO_IGNORE,
          CheckOption.JOBS);
  private static final List<CheckOption> RULES =
      List.of(
          CheckOption.ONLY,
          CheckOption.SKIP,
          CheckOption.TAG,
          CheckOption.GATE,
          CheckOption.PERSONA);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "baseline",
            "Keeps the findings that are known, so that only new ones count.",
            "create|update|prune|audit [OPTION...]");
    spec.usageMessage().commandListHeading("%ncommands:%n");
    spec.addSubcommand("create", files("create", "Makes a baseline of all findings.", RULES));
    spec.addSubcommand("update", files("update", "Adds new findings, follows moved ones.", RULES));
    spec.addSubcommand("prune", files("prune", "Drops what is no longer found.", List.of()));
    spec.addSubcommand("audit", audit());
    return spec;
  }

  /** Makes a command that changes the baseline by what it finds in files. */
  private static CommandSpec files(String name, String description, List<CheckOption> options) {
    CommandSpec spec = nested(name, description, "[OPTION...] [PATH...]", options);
    spec.addPositional(CommandLines.paths());
    return spec;
  }

  private static CommandSpec audit() {
    return nested(
        "audit",
        "Goes through the entries and takes a verdict on each: true, false or test.",
        "[OPTION...]",
        List.of(CheckOption.ONLY, CheckOption.SKIP, CheckOption.COLOR));
  }

  private static CommandSpec nested(
      String name, String description, String synopsis, List<CheckOption> options) {
    CommandSpec spec = CommandLines.command(name, description, "");
    spec.usageMessage().customSynopsis("lintel baseline " + name + " " + synopsis);
    options.forEach(option -> spec.addOption(CommandLines.option(option)));
    FILES.forEach(option -> spec.addOption(CommandLines.option(option)));
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    if (!parsed.hasSubcommand()) {
      terminal.note(parsed.commandSpec().commandLine().getUsageMessage());
      return ExitCode.MISUSE;
    }
    String name = parsed.subcommand().commandSpec().name();
    Arguments arguments = withRoot(CommandLines.arguments(parsed.subcommand()), terminal);
    CheckCommand check = new CheckCommand(arguments, terminal);
    CheckRequest request = check.request();
    Progress progress = new Progress(terminal, false);
    try {
      if (name.equals("audit")) {
        Baselines.Audit audit = Baselines.audit(request, progress::at);
        progress.clear();
        return new BaselineAudit(audit, check.settings(request, audit.result()), terminal)
            .run(System.in);
      }
      Baselines.Change change = change(name, request, progress);
      progress.clear();
      return report(name, change, check, request, terminal);
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    } catch (UnwrittenException e) {
      terminal.error("cannot write " + e.path() + ": " + Terminal.reason(e.reason()));
      return ExitCode.INCOMPLETE;
    }
  }

  /** The baseline is one for all below the root, so without a path that is what it is made of. */
  private static Arguments withRoot(Arguments arguments, Terminal terminal) {
    return arguments.paths().isEmpty()
        ? new Arguments(
            arguments.values(), List.of(Root.find(terminal.workingDirectory()).toString()))
        : arguments;
  }

  private static Baselines.Change change(String name, CheckRequest request, Progress progress)
      throws InvalidPolicyException, UnwrittenException {
    return switch (name) {
      case "create" -> Baselines.create(request, progress::at);
      case "update" -> Baselines.update(request, progress::at);
      default -> Baselines.prune(request, progress::at);
    };
  }

  private static ExitCode report(
      String name,
      Baselines.Change change,
      CheckCommand check,
      CheckRequest request,
      Terminal terminal)
      throws IOException, UnwrittenException {
    for (Notification notification : change.run().notifications()) {
      terminal.note(VisibleText.of(NotificationText.of(notification)) + "\n");
    }
    print(check, request, terminal, change.path(), told(name, change));
    if (name.equals("create") && Baselines.ensureMergeAttribute(request.root(), change.path())) {
      print(
          check,
          request,
          terminal,
          ".gitattributes",
          "merge=union added for it, so that branches merge without a conflict");
    }
    return change.run().isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.PASSED;
  }

  private static void print(
      CheckCommand check, CheckRequest request, Terminal terminal, String path, String told)
      throws IOException {
    String shown = check.relativeTo(request.root()).apply(path);
    terminal.print(VisibleText.of(shown) + ": " + told + "\n");
  }

  private static String told(String name, Baselines.Change change) {
    if (change.outcome().isEmpty()) {
      return "nothing is pruned, for not everything could be analysed";
    }
    BaselineUpdate.Outcome outcome = change.outcome().get();
    int entries = outcome.baseline().entries().size();
    return switch (name) {
      case "create" -> Plural.of(entries, "finding") + " known" + bySeverity(outcome.added());
      case "update" ->
          "%d added%s, %d moved, %d in all"
              .formatted(
                  outcome.addedCount(), bySeverity(outcome.added()), outcome.moved(), entries);
      default -> outcome.dropped() + " dropped, " + entries + " left";
    };
  }

  private static String bySeverity(Map<Severity, Integer> counts) {
    List<String> words = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      if (counts.containsKey(severity)) {
        words.add(counts.get(severity) + " " + severity.id());
      }
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }
}
