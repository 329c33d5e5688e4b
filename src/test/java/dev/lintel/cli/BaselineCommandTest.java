package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lintel baseline} and what {@code lintel check} makes of a baseline. */
class BaselineCommandTest {
  private static final String FILE = "lintel-baseline.jsonl";
  private static final String ORDERS = "DELETE FROM orders;\n";
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir Path directory;
  private ScratchRepository repository;
  private Cli cli;

  @BeforeEach
  void makeARepository() {
    repository = ScratchRepository.init(directory.resolve("repository"));
    cli = Cli.in(repository.top());
    repository.file("a.sql", ORDERS);
  }

  private String run(String... args) {
    Cli.Outcome outcome = cli.run(args);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code(), outcome.out());
    return outcome.out();
  }

  private void refused(ExitCode code, String message, String... args) {
    Cli.Outcome outcome = cli.run(args);
    assertEquals("lintel: " + message + "\n", outcome.err());
    assertEquals("", outcome.out());
    assertEquals(code, outcome.code());
  }

  private String counts() {
    return cli.run("check").err().lines().findFirst().orElseThrow();
  }

  private void replace(String text, String other) {
    String content = repository.read(FILE);
    assertTrue(content.contains(text), content);
    repository.file(FILE, content.replace(text, other));
  }

  /** Has the baseline know its findings for so many days. */
  private void age(int days) {
    replace("\"firstSeen\":\"" + today, "\"firstSeen\":\"" + today.minusDays(days));
  }

  @Test
  void createMakesWhatIsFoundKnown() {
    assertEquals(ExitCode.GATE_FAILED, cli.run("check").code());
    assertEquals(
        FILE
            + ": 1 finding known (1 high)\n.gitattributes: merge=union added for it, so that"
            + " branches merge without a conflict\n",
        run("baseline", "create"));
    Cli.Outcome outcome = cli.run("check");
    assertEquals(ExitCode.PASSED, outcome.code());
    assertEquals("", outcome.out());
    assertEquals("no findings in 2 files; baseline: 0 new, 0 overdue, 1 known", counts());
  }

  @Test
  void createDoesNotOverwrite() {
    run("baseline", "create");
    String before = repository.read(FILE);
    refused(
        ExitCode.MISUSE,
        FILE + ": exists already; 'lintel baseline update' adds to it",
        "baseline",
        "create");
    assertEquals(before, repository.read(FILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"update", "prune", "audit"})
  void theOthersNeedABaseline(String command) {
    refused(
        ExitCode.MISUSE,
        FILE + ": does not exist; 'lintel baseline create' makes it",
        "baseline",
        command);
  }

  @Test
  void aBaselineThatIsNamedMustExist() {
    String missing = "none.jsonl: does not exist; 'lintel baseline create' makes it";
    refused(ExitCode.MISUSE, missing, "check", "--baseline", "none.jsonl");
    repository.file("lintel.yml", "baseline: {file: none.jsonl}\n");
    refused(ExitCode.MISUSE, missing, "check");
    assertTrue(run("baseline", "create").startsWith("none.jsonl: 1 finding known"));
    assertEquals("no findings in 3 files; baseline: 0 new, 0 overdue, 1 known", counts());
  }

  @Test
  void withoutACommandTheHelpIsTheError() {
    Cli.Outcome outcome = cli.run("baseline");
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertEquals(cli.run("baseline", "--help").out(), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "baseline craete|unknown command 'craete' (did you mean 'create'?); 'lintel baseline"
            + " --help' shows what there is",
        "baseline create --gate sq|--gate does not take 'sq'; it takes lint, security, sql, dry-run"
            + " or promotion",
        "baseline create --gate|--gate lacks its value; it takes lint, security, sql, dry-run or"
            + " promotion; 'lintel baseline create --help' shows what there is",
        "baseline prune --only x|unknown option '--only'; 'lintel baseline prune --help' shows what"
            + " there is",
        "baseline create --only sql/none|--only: no rule matches 'sql/none'",
      })
  void misuseNamesWhatIsAccepted(String line, String message) {
    refused(ExitCode.MISUSE, message, line.split(" "));
  }

  @Test
  void theNewOneIsReportedAndNothingElse() {
    run("baseline", "create");
    repository.file("b.sql", "SELECT 1;\nDELETE FROM customers;\n");
    Cli.Outcome outcome = cli.run("check");
    assertEquals(
        "b.sql:2:1: high: sql/unscoped-write DELETE on customers has no row filter\n",
        outcome.out());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    assertEquals("1 finding in 3 files; baseline: 1 new, 0 overdue, 1 known", counts());
    assertEquals(FILE + ": 1 added (1 high), 0 moved, 2 in all\n", run("baseline", "update"));
    assertEquals("no findings in 3 files; baseline: 0 new, 0 overdue, 2 known", counts());
  }

  @Test
  void anOverdueFindingCountsAgainAndSaysWhy() {
    run("baseline", "create");
    age(7);
    Cli.Outcome concise = cli.run("check");
    assertEquals(ExitCode.GATE_FAILED, concise.code());
    assertEquals(
        "a.sql:1:1: high: sql/unscoped-write DELETE on orders has no row filter\n", concise.out());
    assertEquals("1 finding in 2 files; baseline: 0 new, 1 overdue, 0 known", counts());
    String full = cli.run("check", "--format", "full").out();
    assertTrue(
        full.contains(
            "  = note: known since %s; its 7 days are over\n".formatted(today.minusDays(7))),
        full);
  }

  @Test
  void jsonHasTheDayAndTheCounts() throws IOException {
    repository.file("b.sql", "DELETE FROM sales;\n");
    run("baseline", "create");
    repository.file("b.sql", "DELETE FROM customers;\n");
    JsonNode json = new ObjectMapper().readTree(cli.run("check", "--format", "json").out());
    assertEquals(
        "{\"path\":\"" + FILE + "\",\"new\":1,\"overdue\":0,\"known\":1,\"gone\":1}",
        json.get("summary").get("baseline").toString());
    assertEquals(today.toString(), json.get("findings").get(0).get("firstSeen").asText());
    assertEquals(
        "in the baseline since " + today,
        json.get("findings").get(0).get("suppressed").get("reason").asText());
    assertTrue(json.get("findings").get(1).get("firstSeen").isNull());
  }

  @Test
  void sarifLeavesOutWhatIsKnown() {
    run("baseline", "create");
    String sarif = run("check", "-q", "--format", "sarif");
    assertFalse(sarif.contains("\"ruleId\""), sarif);
    assertFalse(run("check", "-q", "--format", "github").contains("DELETE on orders"));
  }

  @Test
  void aCriticalFindingIsKnownAndCounts() {
    repository.file("lintel.yml", "rules: {sql/unscoped-write: critical}\n");
    run("baseline", "create");
    assertEquals(ExitCode.GATE_FAILED, cli.run("check").code());
    assertEquals("1 finding in 3 files; baseline: 0 new, 1 overdue, 0 known", counts());
  }

  @Test
  void lowFindingsFallDueWithTheNextReleaseTag() {
    repository.file("lintel.yml", "rules: {sql/unscoped-write: low}\ngates: {sql: {block: low}}\n");
    repository.commit();
    repository.run("tag", "v1.0.0");
    run("baseline", "create");
    assertTrue(repository.read(FILE).contains("\"release\":\"v1.0.0\""));
    assertEquals(ExitCode.PASSED, cli.run("check").code());
    repository.run("tag", "v1.1.0-rc.1");
    assertEquals(ExitCode.PASSED, cli.run("check").code());
    repository.run("tag", "v1.1.0");
    repository.run("pack-refs", "--all");
    Cli.Outcome outcome = cli.run("check", "--format", "full");
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    assertTrue(outcome.out().contains("; release v1.1.0 has been made since\n"), outcome.out());
  }

  @Test
  void whatACommentAcceptsDoesNotEnter() {
    repository.file(
        "a.sql", "DELETE FROM orders; -- lintel: ignore[sql/unscoped-write] emptied at night\n");
    assertTrue(run("baseline", "create").startsWith(FILE + ": 0 findings known\n"));
  }

  @Test
  void aHookThatSeesOneFileSaysNothingOfTheOthers() {
    repository.file("b.sql", "DELETE FROM sales;\n");
    run("baseline", "create");
    assertEquals(
        "no findings in 1 file; baseline: 0 new, 0 overdue, 1 known",
        cli.run("check", "a.sql", FILE).err().lines().findFirst().orElseThrow());
    repository.file("copy.sql", ORDERS);
    assertEquals(
        "1 finding in 1 file; baseline: 1 new, 0 overdue, 0 known",
        cli.run("check", "copy.sql").err().lines().findFirst().orElseThrow());
  }

  @Test
  void pruneDropsWhatIsGoneAfterAWholeRunOnly() {
    repository.file("b.sql", "DELETE FROM sales;\n");
    run("baseline", "create");
    repository.file("b.sql", "SELECT 1;\n");
    String before = repository.read(FILE);
    assertEquals("no findings in 3 files; baseline: 0 new, 0 overdue, 1 known, 1 gone", counts());
    refused(
        ExitCode.MISUSE,
        "nothing is pruned: only a run over the whole tree tells what is gone; leave out the paths",
        "baseline",
        "prune",
        "a.sql");
    assertEquals(before, repository.read(FILE));
    assertEquals(FILE + ": 1 dropped, 1 left\n", run("baseline", "prune"));
    assertEquals("no findings in 3 files; baseline: 0 new, 0 overdue, 1 known", counts());
  }

  @Test
  void anIncompleteRunNeverPrunes() {
    repository.file("b.yaml", "a: 1\n");
    run("baseline", "create");
    repository.file("a.sql", "SELECT 1;\n").file("b.yaml", "a: " + "[".repeat(20_000));
    String before = repository.read(FILE);
    Cli.Outcome outcome = cli.run("baseline", "prune");
    assertEquals(ExitCode.INCOMPLETE, outcome.code(), outcome.out() + outcome.err());
    assertEquals(
        FILE + ": nothing is pruned, for not everything could be analysed\n", outcome.out());
    assertTrue(outcome.err().startsWith("incomplete: b.yaml: "), outcome.err());
    assertEquals(before, repository.read(FILE));
    assertFalse(counts().contains("gone"));
  }

  @Test
  void createFromASubdirectoryKnowsTheWholeTree() {
    repository.file("deep/er/b.sql", "DELETE FROM sales;\n");
    Cli below = new Cli(repository.top().resolve("deep"), false, Map.of());
    assertTrue(
        below.run("baseline", "create").out().startsWith("../" + FILE + ": 2 findings known"));
  }

  @Test
  void oneGateCanBeAdoptedAfterTheOther() {
    repository.file(
        "k.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          hostPID: true
          containers: [{name: a, image: nginx}]
        """);
    assertTrue(run("baseline", "create", "--gate", "sql").startsWith(FILE + ": 1 finding known"));
    assertEquals(ExitCode.PASSED, cli.run("check", "--gate", "sql", "--fail-on", "info").code());
    assertEquals(ExitCode.GATE_FAILED, cli.run("check", "--fail-on", "info").code());
  }

  @Test
  void theAttributesKeepTheirBytes() throws IOException {
    byte[] before = "*.png binary\r\n# \u00e9\r\n*.sh eol=lf".getBytes(StandardCharsets.ISO_8859_1);
    Path attributes = repository.top().resolve(".gitattributes");
    Files.write(attributes, before);
    Files.setPosixFilePermissions(attributes, PosixFilePermissions.fromString("rw-r-----"));
    run("baseline", "create");
    String after = Files.readString(attributes, StandardCharsets.ISO_8859_1);
    assertEquals(
        new String(before, StandardCharsets.ISO_8859_1) + "\r\n" + FILE + " merge=union\r\n",
        after);
    assertEquals(
        "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(attributes)));
    assertEquals(FILE + ": merge: union\n", repository.run("check-attr", "merge", FILE));
    Files.delete(repository.top().resolve(FILE));
    assertFalse(run("baseline", "create").contains(".gitattributes"));
    assertEquals(after, Files.readString(attributes, StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci/known.jsonl", "a b.jsonl", "[x]*.jsonl", "#\u00e9\"q\".jsonl"})
  void gitUnderstandsTheAttributeOfAnyName(String name) {
    repository.file("ci/README", "");
    run("baseline", "create", "--baseline", name);
    assertEquals("union", repository.run("check-attr", "-z", "merge", name).split("\0")[2]);
  }

  @Test
  void outsideOfACheckoutThereAreNoAttributes() throws IOException {
    Path plain = Files.createDirectories(directory.resolve("plain"));
    Files.writeString(plain.resolve("lintel.yml"), "");
    Cli.Outcome outcome = new Cli(plain, false, Map.of()).run("baseline", "create");
    assertEquals(FILE + ": 0 findings known\n", outcome.out());
    assertFalse(Files.exists(plain.resolve(".gitattributes")));
  }

  @Test
  void twoBranchesThatBothUpdateMergeWithoutAConflict() {
    run("baseline", "create");
    repository.commit();
    repository.run("branch", "topic");
    repository.file("main.sql", "DELETE FROM a;\nDELETE FROM b;\nDELETE FROM c;\n");
    run("baseline", "update");
    repository.commit();
    repository.run("checkout", "--quiet", "topic");
    repository.file("topic.sql", "DELETE FROM d;\nDELETE FROM e;\nDELETE FROM f;\n");
    run("baseline", "update");
    repository.commit();
    repository.run("merge", "--quiet", "--no-edit", "main");
    assertEquals("no findings in 4 files; baseline: 0 new, 0 overdue, 7 known", counts());
    String merged = repository.read(FILE);
    assertEquals(FILE + ": 0 added, 0 moved, 7 in all\n", run("baseline", "update"));
    assertEquals(merged, repository.read(FILE));
  }

  @Test
  void twoBranchesThatBothCreateMergeToo() {
    repository.commit();
    repository.run("branch", "topic");
    run("baseline", "create");
    repository.file("main.sql", "DELETE FROM a;\n");
    run("baseline", "update");
    repository.commit();
    repository.run("checkout", "--quiet", "topic");
    repository.file("topic.sql", "DELETE FROM b;\n");
    run("baseline", "create");
    repository.commit();
    repository.run("merge", "--quiet", "--no-edit", "main");
    assertEquals(2, repository.read(FILE).split("lintel-baseline", -1).length - 1);
    assertEquals("no findings in 4 files; baseline: 0 new, 0 overdue, 3 known", counts());
    assertEquals(FILE + ": 1 dropped, 3 left\n", run("baseline", "prune"));
    assertEquals("no findings in 4 files; baseline: 0 new, 0 overdue, 3 known", counts());
  }

  @Test
  void aConflictThatIsLeftIsNamed() {
    run("baseline", "create");
    String content = repository.read(FILE);
    repository.file(FILE, content + "<<<<<<< HEAD\n=======\n>>>>>>> topic\n");
    for (String command : List.of("check", "baseline update", "baseline prune", "baseline audit")) {
      refused(
          ExitCode.MISUSE,
          FILE
              + ":3: a merge left a conflict here; keep the lines of both sides and delete the"
              + " markers",
          command.split(" "));
    }
  }

  @Test
  void aLaterFormatIsNamedAndLeftAlone() {
    repository.file(FILE, "{\"lintel-baseline\":2,\"salt\":\"x\"}\n");
    for (String command : List.of("check", "baseline update", "baseline prune")) {
      refused(
          ExitCode.MISUSE,
          FILE
              + ":1: the baseline is of format 2, and this Lintel reads format 1; install the"
              + " Lintel that wrote it or a later one",
          command.split(" "));
    }
    assertEquals("{\"lintel-baseline\":2,\"salt\":\"x\"}\n", repository.read(FILE));
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    run("baseline", "create");
    Path file = repository.top().resolve(FILE);
    Files.move(file, directory.resolve("elsewhere"));
    Files.createSymbolicLink(file, directory.resolve("elsewhere"));
    refused(ExitCode.MISUSE, FILE + ": is not a regular file and was not opened", "check");
  }

  /** The directory of a process opens and then refuses files from everyone, root included. */
  @Test
  void whereNothingCanBeWrittenItSaysSo() {
    Cli.Outcome outcome = cli.run("baseline", "create", "--baseline", "/proc/self/known.jsonl");
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(
        outcome.err().matches("lintel: cannot write \\S*/proc/self/known.jsonl: .*\n"),
        outcome.err());
    Cli.Outcome missing = cli.run("baseline", "create", "--baseline", "none/known.jsonl");
    assertEquals(ExitCode.INCOMPLETE, missing.code());
    assertTrue(missing.err().startsWith("lintel: cannot write none/known.jsonl: "), missing.err());
  }

  @Test
  void theFileHoldsNoSecret() {
    String password = "hunter" + "2-Tr0ub4dor&3";
    repository.file("b.sql", "CREATE USER u WITH PASSWORD '" + password + "';\n");
    assertTrue(run("baseline", "create").startsWith(FILE + ": 2 findings known (1 critical"));
    assertFalse(repository.read(FILE).contains(password.substring(0, 8)));
    repository.file("b.sql", "CREATE USER u WITH PASSWORD '" + password + "x';\n");
    assertEquals("1 finding in 3 files; baseline: 1 new, 0 overdue, 1 known, 1 gone", counts());
  }

  @Test
  void noUpdateIsLostWhenManyWriteAtOnce() throws InterruptedException {
    run("baseline", "create");
    int writers = 6;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    List<Cli.Outcome> outcomes = new CopyOnWriteArrayList<>();
    for (int i = 0; i < writers; i++) {
      String name = "w" + i + ".sql";
      repository.file(name, "DELETE FROM w" + i + ";\n");
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  return;
                }
                outcomes.add(cli.run("baseline", "update", name));
              }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(writers, outcomes.size());
    outcomes.forEach(outcome -> assertEquals(ExitCode.PASSED, outcome.code(), outcome.err()));
    assertEquals("no findings in 8 files; baseline: 0 new, 0 overdue, 7 known", counts());
    assertEquals(List.of(), leftovers());
  }

  private List<String> leftovers() {
    try (Stream<Path> files = Files.list(repository.top())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tmp") || name.endsWith(".lock"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAKilledProcessLeftDoesNoHarm() throws IOException {
    run("baseline", "create");
    repository.file(".lintel-1.tmp", "{\"half").file(FILE + ".lock", "");
    Files.setLastModifiedTime(
        repository.top().resolve(".lintel-1.tmp"), FileTime.fromMillis(1_700_000_000_000L));
    repository.file("b.sql", "DELETE FROM sales;\n");
    run("baseline", "update");
    assertEquals(List.of(), leftovers());
    assertEquals("no findings in 3 files; baseline: 0 new, 0 overdue, 2 known", counts());
  }

  @Test
  void anotherSeverityOfLintelYmlLeavesTheLinesAlone() {
    run("baseline", "create");
    String before = repository.read(FILE);
    repository.file("lintel.yml", "rules: {sql/unscoped-write: medium}\n");
    run("baseline", "update");
    assertEquals(before, repository.read(FILE));
  }
}
