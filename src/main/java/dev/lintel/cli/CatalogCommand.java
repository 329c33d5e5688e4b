package dev.lintel.cli;

import dev.lintel.catalogs.CatalogException;
import dev.lintel.catalogs.CatalogSource;
import dev.lintel.catalogs.UnityExport;
import dev.lintel.engine.Catalogs;
import dev.lintel.engine.CheckRequest;
import dev.lintel.finding.Notification;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.InvalidSnapshotException;
import dev.lintel.model.sql.Snapshot;
import dev.lintel.model.sql.TableId;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.report.CatalogDiffReport;
import dev.lintel.report.CatalogReport;
import dev.lintel.report.NotificationText;
import dev.lintel.report.VisibleText;
import dev.lintel.source.GitException;
import dev.lintel.source.Root;
import dev.lintel.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel catalog show|diff|import}: the tables that SQL is checked against. */
final class CatalogCommand implements Command {
  private static final String SHOW = "show";
  private static final String DIFF = "diff";
  private static final String IMPORT = "import";
  private static final List<String> SHOW_FORMATS = List.of("full", "json");

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "catalog", "Shows, compares and imports the tables that SQL speaks of.", "COMMAND");
    spec.usageMessage().commandListHeading("%ncommands:%n");
    CommandSpec show = nested(SHOW, "Shows the tables that are known, or one.", "[TABLE]");
    show.addPositional(argument("TABLE", "0", "0..1"));
    show.addOption(format(SHOW_FORMATS, "full, or json as a catalog file has it (default: full)"));
    spec.addSubcommand(SHOW, show);
    CommandSpec diff =
        nested(DIFF, "Tells what changed between two catalog files, and what breaks.", "OLD NEW");
    diff.addPositional(argument("OLD-FILE", "0", "0..1"));
    diff.addPositional(argument("NEW-FILE", "1", "0..1"));
    diff.addOption(format(CatalogDiffReport.FORMATS, "full, json or markdown (default: full)"));
    spec.addSubcommand(DIFF, diff);
    CommandSpec imports =
        nested(IMPORT, "Writes " + Snapshot.FILE + " from what a system knows.", "");
    imports.addOption(
        OptionSpec.builder(ImportOptions.UNITY)
            .paramLabel("PATH")
            .type(String.class)
            .arity("1")
            .description(
                "an export of Unity Catalog: the JSON of its table list, a directory of such"
                    + " files, or information_schema.columns as JSON or CSV")
            .build());
    ImportOptions.addTo(imports);
    spec.addSubcommand(IMPORT, imports);
    return spec;
  }

  private static CommandSpec nested(String name, String does, String arguments) {
    CommandSpec spec = CommandLines.command(name, does, "");
    spec.usageMessage()
        .customSynopsis(("lintel catalog " + name + " [OPTION...] " + arguments).strip());
    return spec;
  }

  private static PositionalParamSpec argument(String label, String index, String arity) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .index(index)
        .arity(arity)
        .hidden(true)
        .type(String.class)
        .build();
  }

  private static OptionSpec format(List<String> formats, String description) {
    return OptionSpec.builder("--format")
        .paramLabel("FORMAT")
        .type(String.class)
        .arity("1")
        .completionCandidates(formats)
        .description(description)
        .build();
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    if (!parsed.hasSubcommand()) {
      throw new Misuse(
          "'lintel catalog' lacks its command: "
              + Words.anyOf(List.of(SHOW, DIFF, IMPORT))
              + "; 'lintel catalog --help' shows what there is");
    }
    ParseResult nested = parsed.subcommand();
    try {
      return switch (nested.commandSpec().name()) {
        case SHOW -> show(nested, terminal);
        case DIFF -> diff(nested, terminal);
        default -> imports(nested, terminal);
      };
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    } catch (GitException e) {
      throw new Misuse(e.getMessage());
    }
  }

  /** Gives the request for all that the root holds. */
  static CheckRequest request(Terminal terminal) {
    Path root = Root.find(terminal.workingDirectory());
    return new CheckCommand(new Arguments(Map.of(), List.of(root.toString())), terminal).request();
  }

  private static ExitCode show(ParseResult parsed, Terminal terminal)
      throws IOException, InvalidPolicyException, GitException {
    String format = parsed.matchedOptionValue("--format", SHOW_FORMATS.getFirst());
    Command.requireOneOf("catalog show --format", format, SHOW_FORMATS);
    CheckRequest request = request(terminal);
    Catalogs.Known known = Catalogs.read(request);
    List<CatalogTable> tables = known.tables();
    Optional<String> named = Command.positionals(parsed).stream().findFirst();
    if (named.isPresent()) {
      tables = named(named.get(), known);
    }
    CatalogReport report = new CatalogReport(shownPath(request.root(), terminal));
    List<CatalogReport.Row> rows = new ArrayList<>();
    for (CatalogTable table : tables) {
      rows.add(new CatalogReport.Row(table, Optional.ofNullable(known.snapshots().get(table))));
    }
    if (format.equals("json")) {
      terminal.print(Catalogs.text(tables));
    } else if (named.isPresent()) {
      for (CatalogReport.Row row : rows) {
        terminal.print(report.detail(row));
      }
    } else {
      terminal.print(report.list(rows));
    }
    for (List<Span> cycle : known.cycles()) {
      terminal.note(VisibleText.of(cycle(cycle)) + "\n");
    }
    return ending(known.notifications(), terminal);
  }

  private static List<CatalogTable> named(String name, Catalogs.Known known) {
    TableId id = TableId.parse(name);
    List<CatalogTable> exact =
        known.tables().stream().filter(table -> table.id().equals(id)).toList();
    List<CatalogTable> found =
        exact.isEmpty()
            ? known.tables().stream().filter(table -> table.id().mayBe(id)).toList()
            : exact;
    if (!found.isEmpty()) {
      return found;
    }
    List<String> names = new ArrayList<>();
    for (CatalogTable table : known.tables()) {
      names.add(table.id().toString());
      names.add(table.id().name());
    }
    throw new Misuse(
        "there is no table '"
            + name
            + "'"
            + Words.meant(name, names)
            + "; 'lintel catalog show' lists those that are known");
  }

  private static String cycle(List<Span> cycle) {
    return "these views need each other, so their columns are unknown: "
        + String.join(
            ", ",
            cycle.stream()
                .map(span ->
                    "%s (%s:%d)"
                        .formatted(span.text(), span.source().path(), span.region().start().line()))
                .toList());
  }

  private static UnaryOperator<String> shownPath(Path root, Terminal terminal) {
    return new CheckCommand(new Arguments(Map.of(), List.of(root.toString())), terminal)
        .relativeTo(root);
  }

  /** Says what could not be read, and gives how the command ends because of it. */
  static ExitCode ending(List<Notification> notifications, Terminal terminal) {
    boolean isIncomplete = false;
    for (Notification notification : notifications) {
      terminal.note(VisibleText.of(NotificationText.of(notification)) + "\n");
      isIncomplete |= notification.kind() == Notification.Kind.INCOMPLETE;
    }
    return isIncomplete ? ExitCode.INCOMPLETE : ExitCode.PASSED;
  }

  private static ExitCode diff(ParseResult parsed, Terminal terminal)
      throws IOException, InvalidPolicyException, GitException {
    String format = parsed.matchedOptionValue("--format", CatalogDiffReport.FORMATS.getFirst());
    Command.requireOneOf("catalog diff --format", format, CatalogDiffReport.FORMATS);
    List<String> files = Command.positionals(parsed);
    if (files.size() != 2) {
      throw new Misuse(
          "'lintel catalog diff' takes two catalog files, OLD and NEW; 'lintel catalog diff --help'"
              + " shows what there is");
    }
    CheckRequest request = request(terminal);
    Catalogs.Change change =
        Catalogs.diff(
            request, snapshot(files.getFirst(), terminal), snapshot(files.getLast(), terminal));
    terminal.print(
        new CatalogDiffReport(change.changes(), shownPath(request.root(), terminal)).print(format));
    ExitCode ending = ending(change.notifications(), terminal);
    return change.isBreaking() ? ExitCode.GATE_FAILED : ending;
  }

  private static Snapshot snapshot(String name, Terminal terminal) {
    Path file = terminal.path(name);
    if (!Files.exists(file)) {
      throw new Misuse(
          "catalog diff: '"
              + name
              + "' does not exist; it takes two files of 'lintel catalog import'");
    }
    try {
      return Catalogs.snapshot(file, name);
    } catch (InvalidSnapshotException e) {
      throw new Misuse(e.getMessage());
    }
  }

  private static ExitCode imports(ParseResult parsed, Terminal terminal) throws IOException {
    Optional<ImportOptions.Chosen> system = ImportOptions.chosen(parsed, terminal);
    if (system.isPresent()) {
      return write(system.get().source(), system.get().from(), terminal);
    }
    String path = parsed.matchedOptionValue(ImportOptions.UNITY, "");
    if (path.isEmpty()) {
      throw new Misuse(
          "'lintel catalog import' lacks its source: --unity PATH, --metastore URI or --jdbc URL;"
              + " 'lintel catalog import --help' shows what it takes");
    }
    Path file = terminal.path(path);
    if (!Files.exists(file)) {
      throw new Misuse("--unity: '" + path + "' does not exist; it takes a file or directory");
    }
    return write(new UnityExport(file, path), "unity export " + file.getFileName(), terminal);
  }

  /** Writes what a source knows; where it cannot be read, what is there stays. */
  private static ExitCode write(CatalogSource source, String from, Terminal terminal)
      throws IOException {
    Path root = Root.find(terminal.workingDirectory());
    List<CatalogTable> tables;
    try {
      tables = source.read();
    } catch (CatalogException e) {
      terminal.error(e.getMessage());
      return ExitCode.INCOMPLETE;
    }
    String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Snapshot snapshot = new Snapshot(Optional.of(new Snapshot.Imported(at, from)), tables);
    Path file = root.resolve(Snapshot.FILE);
    try {
      Catalogs.write(file, snapshot);
    } catch (IOException e) {
      terminal.error("cannot write " + Snapshot.FILE + ": " + Terminal.reason(e));
      return ExitCode.INCOMPLETE;
    }
    terminal.print(
        "%s: %d %s written\n"
            .formatted(
                VisibleText.of(shownPath(root, terminal).apply(Snapshot.FILE)),
                tables.size(),
                tables.size() == 1 ? "table" : "tables"));
    return ExitCode.PASSED;
  }
}
