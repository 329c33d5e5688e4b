package dev.lintel.cli;

import dev.lintel.report.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel doctor}: says whether the installation is whole, and what stands around it. */
final class DoctorCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "doctor", "Checks the installation and what it needs; tells how old the data is.", "");
    spec.usageMessage()
        .footer(
            "", "exit codes: 0 the installation is whole, 3 it is damaged; warnings change none");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    List<Diagnosis> all = new ArrayList<>();
    all.add(Diagnosis.ok("version", Version.NUMBER + " (build " + BuildId.VALUE + ")"));
    all.add(Diagnosis.ok("java", Runtime.version() + " in " + home));
    all.addAll(new ImageCheckup(home).diagnose());
    all.addAll(new PlaceCheckup(terminal, home).diagnose());
    all.addAll(new DataCheckup(DataDates.ROWS, LocalDate.now(ZoneOffset.UTC)).diagnose());
    for (Diagnosis diagnosis : all) {
      terminal.print(
          "%-4s  %-9s  %s%n"
              .formatted(
                  diagnosis.verdict().name().toLowerCase(Locale.ROOT),
                  diagnosis.subject(),
                  VisibleText.of(diagnosis.text())));
    }
    boolean isDamaged = all.stream().anyMatch(d -> d.verdict() == Diagnosis.Verdict.FAIL);
    return isDamaged ? ExitCode.INCOMPLETE : ExitCode.PASSED;
  }
}
