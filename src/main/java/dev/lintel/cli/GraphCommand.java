package dev.lintel.cli;

import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.Lineages;
import dev.lintel.model.sql.Lineage;
import dev.lintel.model.sql.TableId;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.report.LineageReport;
import dev.lintel.source.GitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel graph --sql}: draws where the data of a repository comes from and goes to. */
final class GraphCommand implements Command {
  private static final String SQL = "--sql";
  private static final String FORMAT = "--format";
  private static final String LEVEL = "--level";
  private static final String TABLE = "--table";
  private static final List<String> LEVELS = List.of("column", "table");

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "graph", "Draws where data comes from and goes to.", "--sql [OPTION...]");
    spec.addOption(
        OptionSpec.builder(SQL)
            .type(boolean.class)
            .arity("0")
            .description("the lineage of tables and columns in the SQL of this repository")
            .build());
    spec.addOption(
        option(FORMAT, "FORMAT")
            .completionCandidates(LineageReport.FORMATS)
            .description("mermaid, dot or json (default: mermaid)")
            .build());
    spec.addOption(
        option(LEVEL, "LEVEL")
            .completionCandidates(LEVELS)
            .description("column, or table for one box a table (default: column)")
            .build());
    spec.addOption(
        option(TABLE, "NAME").description("only what flows into this table and out of it").build());
    return spec;
  }

  private static OptionSpec.Builder option(String flag, String label) {
    return OptionSpec.builder(flag).paramLabel(label).type(String.class).arity("1");
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    if (!parsed.hasMatchedOption(SQL)) {
      throw new Misuse("'lintel graph' lacks what to draw: --sql");
    }
    String format = parsed.matchedOptionValue(FORMAT, LineageReport.FORMATS.getFirst());
    Command.requireOneOf("graph " + FORMAT, format, LineageReport.FORMATS);
    String level = parsed.matchedOptionValue(LEVEL, LEVELS.getFirst());
    Command.requireOneOf("graph " + LEVEL, level, LEVELS);
    Lineages.Read read = read(CatalogCommand.request(terminal));
    Lineage lineage = read.lineage();
    if (parsed.hasMatchedOption(TABLE)) {
      lineage = lineage.around(table(parsed.matchedOptionValue(TABLE, ""), lineage));
    }
    terminal.print(LineageReport.print(lineage, format, level.equals(LEVELS.getFirst())));
    return CatalogCommand.ending(read.notifications(), terminal);
  }

  private static Lineages.Read read(CheckRequest request) {
    try {
      return Lineages.read(request);
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    } catch (GitException e) {
      throw new Misuse(e.getMessage());
    }
  }

  /** Gives the one table that a name means, which may leave out what stands before it. */
  private static TableId table(String name, Lineage lineage) {
    TableId id = TableId.parse(name);
    List<TableId> known = List.copyOf(lineage.tables().keySet());
    List<TableId> found =
        known.contains(id) ? List.of(id) : known.stream().filter(t -> t.mayBe(id)).toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty()) {
      List<String> names = new ArrayList<>();
      for (TableId table : known) {
        names.add(table.toString());
        names.add(table.name());
      }
      throw new Misuse(
          "no SQL here reads or writes a table '" + name + "'" + Words.meant(name, names));
    }
    throw new Misuse(
        "'%s' may be %s; write which"
            .formatted(name, Words.anyOf(found.stream().map(TableId::toString).toList())));
  }
}
