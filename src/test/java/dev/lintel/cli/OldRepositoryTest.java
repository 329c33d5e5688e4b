package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline on a repository of the size for which one is made. */
class OldRepositoryTest {
  private static final Pattern COUNTS =
      Pattern.compile("(?m)^\\S+ findings? in \\d+ files?; baseline: (.*)$");

  @TempDir Path directory;

  /** Gives what {@code check} says of the baseline. */
  private static String baseline(Cli cli, String... paths) {
    String[] line = new String[paths.length + 1];
    line[0] = "check";
    System.arraycopy(paths, 0, line, 1, paths.length);
    String summary = cli.run(line).err();
    Matcher matcher = COUNTS.matcher(summary);
    assertTrue(matcher.find(), summary);
    return matcher.group(1);
  }

  private static int found(Cli cli) {
    String summary = cli.run("check").err();
    Matcher matcher = Pattern.compile("^(\\d+) findings in").matcher(summary);
    assertTrue(matcher.find(), summary);
    return Integer.parseInt(matcher.group(1));
  }

  @Test
  void aThousandFindingsStayKnownWhenHalfOfTheFilesMoveAndOneNewOneIsNew() {
    ScratchRepository repository = ScratchRepository.init(directory.resolve("old"));
    Cli cli = Cli.in(repository.top());
    OldRepository old = OldRepository.make(repository);
    int missing = 1_000 - found(cli);
    assertTrue(missing >= 0, missing + " more are missing");
    repository.file("sql/last.sql", "DELETE FROM staging.orders;\n".repeat(missing));
    repository.commit();
    String created = cli.run("baseline", "create").out();
    assertTrue(created.startsWith("lintel-baseline.jsonl: 1000 findings known"), created);
    assertEquals("0 new, 0 overdue, 1000 known", baseline(cli));
    repository.commit();

    old.moveHalf();
    old.formatSome();
    repository.commit();
    assertTrue(
        repository.run("show", "--stat", "--summary", "--find-renames=40%").contains("rename "));
    assertEquals("0 new, 0 overdue, 1000 known", baseline(cli));

    String path = old.paths().get(1);
    repository.file(path, repository.read(path) + "\nDELETE FROM staging.orders;\n");
    Cli.Outcome outcome = cli.run("check");
    assertEquals(1, outcome.out().lines().count(), outcome.out());
    assertTrue(outcome.out().startsWith(path + ":"), outcome.out());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    assertEquals("1 new, 0 overdue, 1000 known", baseline(cli));

    cli.run("baseline", "update");
    assertEquals("0 new, 0 overdue, 1001 known", baseline(cli));
    String updated = repository.read("lintel-baseline.jsonl");
    cli.run("baseline", "update");
    assertEquals(updated, repository.read("lintel-baseline.jsonl"));
  }

  /** One more than GitHub takes of a run. */
  @Test
  void twentyFiveThousandFindingsAreKnownToo() {
    ScratchRepository repository = ScratchRepository.init(directory.resolve("large"));
    Cli cli = Cli.in(repository.top());
    for (int i = 0; i < 100; i++) {
      repository.file(
          "d%d/a.sql".formatted(i),
          "DELETE FROM t;\nDELETE FROM t%d;\nSELECT 1;\n".formatted(i).repeat(125));
    }
    repository.file("last.sql", "DELETE FROM t;\n");
    String created = cli.run("baseline", "create").out();
    assertTrue(created.startsWith("lintel-baseline.jsonl: 25001 findings known"), created);
    repository.commit();
    for (int i = 0; i < 100; i += 2) {
      repository.move("d%d/a.sql".formatted(i), "e/f%d/b.sql".formatted(i));
    }
    assertEquals("0 new, 0 overdue, 25001 known", baseline(cli));
    repository.file("one.sql", "DELETE FROM t;\n");
    assertEquals("1 new, 0 overdue, 25001 known", baseline(cli));
  }
}
