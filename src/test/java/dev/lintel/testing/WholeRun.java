package dev.lintel.testing;

import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.CheckResult;
import dev.lintel.engine.Checker;
import dev.lintel.finding.RunResult;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Selection;
import dev.lintel.report.Format;
import dev.lintel.report.ReportSettings;
import dev.lintel.source.GitException;
import dev.lintel.source.Root;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What {@code lintel check} without options makes of a directory that is a repository's root. */
public record WholeRun(CheckResult check) {
  /** Rules that look at dates see this one, so that no report changes with time. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** Checks a directory with its own lintel.yml, if it has one. */
  public static WholeRun of(Path root) {
    CheckRequest request =
        Requests.whole(
            root, Optional.of(root.resolve(Root.CONFIGURATION)), Selection.DEFAULT, TODAY);
    try {
      return new WholeRun(Checker.check(request, (_, _) -> {}));
    } catch (InvalidPolicyException | GitException e) {
      throw new IllegalStateException(root + ": " + e.getMessage(), e);
    }
  }

  public RunResult result() {
    return check.run();
  }

  /** Gives the report with one line for each finding. */
  public String concise() {
    ReportSettings settings =
        new ReportSettings(
            false, 80, UnaryOperator.identity(), Checker.catalog(), check.selected(), "0", 0, "");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Format.CONCISE.reporter(settings).write(result(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
