package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.finding.FixedFile;
import dev.lintel.finding.Notification;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.Policy;
import dev.lintel.policy.Selection;
import dev.lintel.policy.foreign.ForeignConfigurations;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Gitignore;
import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.testing.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes as rules bring them, good and bad, on files of SQL. */
class FixerTest {
  @TempDir Path root;

  private FixRequest request(boolean withUnsafe, boolean isDry) {
    return new FixRequest(
        Requests.whole(root, Optional.empty(), Selection.DEFAULT, LocalDate.of(2026, 11, 21)),
        withUnsafe,
        isDry);
  }

  private FixResult fix(ActiveRule... rules) {
    return fix(request(false, false), rules);
  }

  private FixResult fix(FixRequest request, ActiveRule... rules) {
    DiskSupply disk = new DiskSupply(request.check());
    RunSetup setup =
        new RunSetup(
            request.check(),
            Policy.DEFAULT,
            ForeignConfigurations.read(_ -> Optional.empty()),
            List.of(rules),
            disk.files(Gitignore.NONE),
            disk.tree(),
            Snapshots.none(),
            KubernetesVersions.NEWEST,
            AdmissionFiles.none(),
            Optional.empty(),
            Optional.empty());
    return Fixer.fix(request, setup, (_, _) -> {});
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(root.resolve(name), content);
  }

  private String read(String name) throws IOException {
    return Files.readString(root.resolve(name));
  }

  private static List<String> said(FixResult result) {
    return result.run().after().notifications().stream()
        .map(n -> n.kind() + " " + n.path().orElse("") + " " + n.message())
        .toList();
  }

  /** Makes a rule that looks at the text of each script. */
  private static ActiveRule rule(String id, BiConsumer<SourceText, FindingSink> check) {
    return Fakes.rule(
        id,
        () ->
            new SqlRule() {
              @Override
              public void check(SqlScript script, FindingSink sink) {
                check.accept(script.source(), sink);
              }
            });
  }

  private static List<Span> all(SourceText text, String word) {
    List<Span> found = new ArrayList<>();
    for (int at = text.content().indexOf(word); at >= 0; ) {
      found.add(text.span(at, at + word.length()));
      at = text.content().indexOf(word, at + word.length());
    }
    return found;
  }

  private static Fix replace(Span span, String replacement) {
    return new Fix("Write " + replacement, true, List.of(new Edit(span, replacement)));
  }

  /** Makes a rule that finds a word and writes another in its place. */
  private static ActiveRule replacing(String id, String word, String replacement) {
    return rule(
        id,
        (text, sink) ->
            all(text, word)
                .forEach(
                    span -> sink.report(span, "finds " + word).fix(replace(span, replacement))));
  }

  @Test
  void allFindingsOfAFileAreFixedAndTheFileIsWritten() throws IOException {
    write("a.sql", "SELECT 1, 1;\n");
    FixResult result = fix(replacing("sql/one", "1", "2"));
    assertEquals("SELECT 2, 2;\n", read("a.sql"));
    assertEquals(2, result.run().fixed());
    assertEquals(
        List.of(List.of("Write 2", "Write 2")),
        result.run().files().stream().map(FixedFile::titles).toList());
    assertEquals(List.of(), result.run().after().findings());
    assertEquals(List.of(), said(result));
  }

  @Test
  void dryFixesWriteNothing() throws IOException {
    write("a.sql", "SELECT 1;\n");
    FixResult result = fix(request(false, true), replacing("sql/one", "1", "2"));
    assertEquals("SELECT 1;\n", read("a.sql"));
    assertEquals("SELECT 2;\n", result.run().files().getFirst().after().content());
    assertEquals(List.of(), result.run().after().findings());
  }

  @Test
  void fixesThatFollowFromFixesComeInTheNextRound() throws IOException {
    write("a.sql", "SELECT 1;\n");
    FixResult result =
        fix(
            low(replacing("sql/one", "1", "2")),
            low(replacing("sql/two", "2", "3")),
            low(replacing("sql/three", "3", "4")));
    assertEquals("SELECT 4;\n", read("a.sql"));
    assertEquals(3, result.run().fixed());
  }

  @Test
  void aFixThatBringsAFindingOfWeightIsLeftOut() throws IOException {
    write("a.sql", "SELECT 1;\n");
    FixResult result = fix(replacing("sql/one", "1", "2"), replacing("sql/two", "2", "3"));
    assertEquals("SELECT 1;\n", read("a.sql"));
    assertEquals(
        List.of(
            "WARNING a.sql the fix 'Write 2' for line 1 was left out: after it sql/two finds that"
                + " finds 2"),
        said(result));
  }

  @Test
  void aFixThatMendsNothingIsLeftOutAndTheOthersStand() throws IOException {
    write("a.sql", "SELECT 1, x;\n");
    FixResult result = fix(replacing("sql/one", "1", "2"), replacing("sql/x", "x", "x"));
    assertEquals("SELECT 2, x;\n", read("a.sql"));
    assertEquals(
        List.of(
            "WARNING a.sql the fix 'Write x' for line 1 was left out: after it it is still found"
                + " that finds x"),
        said(result));
  }

  @Test
  void aFixThatBreaksTheSyntaxIsLeftOut() throws IOException {
    write("a.sql", "SELECT 1;\nSELECT b;\nSELECT 1;\n");
    FixResult result = fix(replacing("sql/one", "1", "2"), replacing("sql/b", "b", "(("));
    assertEquals("SELECT 2;\nSELECT b;\nSELECT 2;\n", read("a.sql"));
    assertEquals(1, said(result).size());
    assertTrue(
        said(result)
            .getFirst()
            .startsWith(
                "WARNING a.sql the fix 'Write ((' for line 2 was left out: after it the file does"
                    + " not parse: "),
        said(result).toString());
  }

  @Test
  void aFileThatIsBrokenAlreadyIsFixedAllTheSame() throws IOException {
    write("a.sql", "SELECT 1;\nSELECT ((;\n");
    fix(replacing("sql/one", "1", "2"));
    assertEquals("SELECT 2;\nSELECT ((;\n", read("a.sql"));
  }

  @Test
  void aFixThatHarmsAnotherFileIsLeftOut() throws IOException {
    write("a.sql", "SELECT a1 FROM t;\n");
    write("b.sql", "SELECT b1 FROM t;\n");
    ActiveRule across =
        Fakes.rule(
            "sql/across",
            () ->
                (ProjectRule)
                    (project, sink) -> {
                      boolean isBroken =
                          project.scripts().stream()
                              .anyMatch(s -> s.source().content().contains("a2"));
                      if (isBroken) {
                        sink.report(project.scripts().getLast().source().all(), "is missed");
                      }
                    });
    FixResult result = fix(replacing("sql/a", "a1", "a2"), replacing("sql/b", "b1", "b2"), across);
    assertEquals("SELECT a1 FROM t;\n", read("a.sql"));
    assertEquals("SELECT b2 FROM t;\n", read("b.sql"));
    assertEquals(
        List.of(
            "WARNING a.sql the fix 'Write a2' for line 1 was left out: after it sql/across finds"
                + " that is missed"),
        said(result));
  }

  @Test
  void overlappingAndTouchingEditsWaitForTheNextRound() throws IOException {
    write("a.sql", "SELECT abcd;\n");
    FixResult result =
        fix(
            replacing("sql/1", "ab", "x"),
            replacing("sql/2", "bc", "y"),
            replacing("sql/3", "cd", "z"));
    assertEquals("SELECT xz;\n", read("a.sql"));
    assertEquals(2, result.run().fixed());
  }

  @Test
  void twoInsertionsAtOnePlaceAreOneAfterTheOther() throws IOException {
    write("a.sql", "SELECT a;\n");
    BiConsumer<SourceText, FindingSink> inserter =
        (text, sink) ->
            all(text, "SELECT a")
                .forEach(s ->
                    sink.report(s, "needs a letter")
                        .fix(replace(s.part(s.length(), s.length()), "b")));
    FixResult result = fix(rule("sql/1", once(inserter)), rule("sql/2", once(inserter)));
    assertEquals("SELECT ab;\n", read("a.sql"));
    assertEquals(1, result.run().fixed());
  }

  /** Is content once the word goes on. */
  private static BiConsumer<SourceText, FindingSink> once(
      BiConsumer<SourceText, FindingSink> check) {
    return (text, sink) -> {
      if (text.content().contains("a;")) {
        check.accept(text, sink);
      }
    };
  }

  @Test
  void fixesThatNeverEndStopAfterTenRounds() throws IOException {
    write("a.sql", "SELECT 1;\n");
    FixResult result =
        fix(low(replacing("sql/one", "1", "2")), low(replacing("sql/two", "2", "1")));
    assertEquals(
        List.of(
            "WARNING  fixes still follow from fixes after 10 rounds; run this again for the rest"),
        said(result));
    assertEquals(List.of(), result.run().files());
    assertEquals("SELECT 1;\n", read("a.sql"));
  }

  private static ActiveRule low(ActiveRule rule) {
    return new ActiveRule(rule.entry(), dev.lintel.finding.Severity.LOW, rule.options());
  }

  @Test
  void whatIsSuppressedIsNotFixed() throws IOException {
    write(
        "a.sql",
        "SELECT 1 IN (SELECT id FROM t WHERE a = NULL); "
            + "-- lintel: ignore[sql/null-comparison] is meant\n");
    dev.lintel.rule.Catalog catalog = Checker.catalog();
    ActiveRule rule =
        ActiveRule.of(
            catalog.find(dev.lintel.finding.RuleId.of("sql/null-comparison")).orElseThrow());
    assertEquals(0, fix(rule).run().fixed());
  }

  @Test
  void unsafeFixesAreCountedAndAppliedOnRequest() throws IOException {
    write("a.sql", "SELECT 1;\n");
    ActiveRule rule =
        rule(
            "sql/one",
            (text, sink) ->
                all(text, "1")
                    .forEach(s ->
                        sink.report(s, "is one")
                            .fix(new Fix("Guess", false, List.of(new Edit(s, "2"))))));
    FixResult safe = fix(rule);
    assertEquals("SELECT 1;\n", read("a.sql"));
    assertEquals(1, safe.run().unsafeLeft());
    assertEquals(1, fix(request(true, false), rule).run().fixed());
    assertEquals("SELECT 2;\n", read("a.sql"));
  }

  @Test
  void theFirstSafeFixIsTakenWhereAnUnsafeOneStandsBeforeIt() throws IOException {
    write("a.sql", "SELECT 1;\n");
    fix(
        rule(
            "sql/one",
            (text, sink) ->
                all(text, "1")
                    .forEach(s ->
                        sink.report(s, "is one")
                            .fix(new Fix("Guess", false, List.of(new Edit(s, "2"))))
                            .fix(replace(s, "3")))));
    assertEquals("SELECT 3;\n", read("a.sql"));
  }

  /** Makes a rule that renames in the first two files of a project at once. */
  private static ActiveRule inTwoFiles() {
    return Fakes.rule(
        "sql/pair",
        () ->
            (ProjectRule)
                (project, sink) -> {
                  List<Edit> edits =
                      project.scripts().stream()
                          .flatMap(script -> all(script.source(), "old").stream())
                          .map(span -> new Edit(span, "new"))
                          .toList();
                  if (!edits.isEmpty()) {
                    sink.report(edits.getFirst().span(), "is old")
                        .fix(new Fix("Rename", true, edits));
                  }
                });
  }

  @Test
  void aFixOverTwoFilesChangesBoth() throws IOException {
    write("a.sql", "SELECT old;\n");
    write("b.sql", "SELECT old;\n");
    FixResult result = fix(inTwoFiles());
    assertEquals("SELECT new;\n", read("a.sql"));
    assertEquals("SELECT new;\n", read("b.sql"));
    assertEquals(1, result.run().fixed());
    assertEquals(2, result.run().files().size());
  }

  @Test
  void aFixOverTwoFilesChangesNoneWhereOneIsReadOnly() throws IOException {
    write("a.sql", "SELECT old;\n");
    write("b.sql", "SELECT old;\n");
    Files.setPosixFilePermissions(
        root.resolve("b.sql"), PosixFilePermissions.fromString("r--r--r--"));
    FixResult result = fix(inTwoFiles());
    assertEquals("SELECT old;\n", read("a.sql"));
    assertEquals(
        List.of(
            "INCOMPLETE b.sql is read-only and is not fixed; make it writable and run this again"),
        said(result));
    assertEquals(0, result.run().fixed());
  }

  /** Changes a file on the disk once all files are read. */
  private ActiveRule meddling(String name, String content) {
    return Fakes.rule(
        "sql/meddling",
        () ->
            (ProjectRule)
                (project, sink) -> {
                  try {
                    write(name, content);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
  }

  @Test
  void aFileThatChangedSinceItWasReadIsLeftAloneAndStillFound() throws IOException {
    write("a.sql", "SELECT 1;\n");
    write("b.sql", "SELECT 1;\n");
    FixResult result =
        fix(replacing("sql/one", "1", "2"), meddling("b.sql", "SELECT 1; -- mine\n"));
    assertEquals("SELECT 2;\n", read("a.sql"));
    assertEquals("SELECT 1; -- mine\n", read("b.sql"));
    assertEquals(
        List.of("INCOMPLETE b.sql changed while it was fixed and was left alone; run this again"),
        said(result));
    assertEquals(1, result.run().fixed());
    assertEquals(
        List.of("b.sql"), result.run().after().findings().stream().map(f -> f.path()).toList());
  }

  @Test
  void aFixOverTwoFilesIsTakenBackWhereTheSecondChangedMeanwhile() throws IOException {
    write("a.sql", "SELECT old;\n");
    write("b.sql", "SELECT old;\n");
    FixResult result = fix(inTwoFiles(), meddling("b.sql", "SELECT old; -- mine\n"));
    assertEquals("SELECT old;\n", read("a.sql"));
    assertEquals("SELECT old; -- mine\n", read("b.sql"));
    assertEquals(
        List.of(
            "INCOMPLETE a.sql was left alone, for a fix spans it and a file that could not be"
                + " written",
            "INCOMPLETE b.sql changed while it was fixed and was left alone; run this again"),
        said(result));
    assertEquals(0, result.run().fixed());
    assertEquals(List.of(), result.run().files());
  }

  @Test
  void aFileThatBecameALinkIsLeftAlone() throws IOException {
    write("a.sql", "SELECT 1;\n");
    write("target", "SELECT 1;\n");
    ActiveRule swapping =
        rule(
            "sql/swapping",
            (text, sink) -> {
              try {
                Files.deleteIfExists(root.resolve("a.sql"));
                Files.createSymbolicLink(root.resolve("a.sql"), Path.of("target"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    FixResult result = fix(replacing("sql/one", "1", "2"), swapping);
    assertEquals("SELECT 1;\n", read("target"));
    assertEquals(
        List.of("INCOMPLETE a.sql changed while it was fixed and was left alone; run this again"),
        said(result));
  }

  @Test
  void aHundredBadFixesAmongGoodOnesAreFoundInBoundedTries() throws IOException {
    String content =
        IntStream.range(0, 400)
            .mapToObj(i -> i % 4 == 0 ? "SELECT bad;\n" : "SELECT 1;\n")
            .collect(Collectors.joining());
    write("a.sql", content);
    FixResult result = fix(replacing("sql/one", "1", "2"), replacing("sql/bad", "bad", "(("));
    assertEquals(content.replace('1', '2'), read("a.sql"));
    assertEquals(300, result.run().fixed());
    assertEquals(100, said(result).size());
  }

  @Test
  void editsInDerivedTextsReachTheirFileWhereItHoldsTheSameLetters() throws IOException {
    write("a.sql", "SELECT 'x = 1', 'y';\n");
    ActiveRule rule =
        rule(
            "sql/inner",
            (text, sink) -> {
              Span origin = all(text, "'x = 1'").stream().findFirst().orElse(text.span(0, 0));
              if (!origin.isEmpty()) {
                Span inner = origin.part(1, origin.length() - 1);
                SourceText derived = SourceText.derived("inner", inner.text(), OriginMap.of(inner));
                sink.report(derived.all(), "is inside").fix(replace(derived.span(4, 5), "2"));
              }
            });
    fix(rule);
    assertEquals("SELECT 'x = 2', 'y';\n", read("a.sql"));
  }

  @Test
  void editsThatADerivedTextCannotCarryAreNotOffered() throws IOException {
    write("a.sql", "SELECT 'x = 1';\n");
    for (String replacement : List.of("it's", "a\nb", "\\", "\"", "#")) {
      ActiveRule rule =
          rule(
              "sql/inner",
              (text, sink) -> {
                Span inner = text.span(8, 13);
                SourceText derived = SourceText.derived("inner", inner.text(), OriginMap.of(inner));
                sink.report(derived.all(), "is inside")
                    .fix(replace(derived.span(4, 5), replacement));
              });
      assertEquals(0, fix(rule).run().fixed());
      assertEquals("SELECT 'x = 1';\n", read("a.sql"));
    }
  }

  @Test
  void aFixThatOverlapsItselfIsNotApplied() throws IOException {
    write("a.sql", "SELECT abc;\n");
    fix(
        rule(
            "sql/self",
            (text, sink) -> {
              Report report = sink.report(text.all(), "is odd");
              report.fix(
                  new Fix(
                      "Odd",
                      true,
                      List.of(new Edit(text.span(7, 9), "x"), new Edit(text.span(8, 10), "y"))));
            }));
    assertEquals("SELECT abc;\n", read("a.sql"));
  }

  @Test
  void theOrderOfRulesFilesAndThreadsLeavesNoTrace() throws IOException {
    List<ActiveRule> rules =
        new ArrayList<>(
            List.of(
                replacing("sql/1", "ab", "x"),
                replacing("sql/2", "bc", "y"),
                low(replacing("sql/0", "abc", "w"))));
    List<String> results = new ArrayList<>();
    for (int run = 0; run < 6; run++) {
      for (String name : List.of("a.sql", "b.sql", "c.sql")) {
        write(name, "SELECT abc, bcd, ab;\n");
      }
      java.util.Collections.rotate(rules, 1);
      FixResult result = fix(rules.toArray(ActiveRule[]::new));
      results.add(
          result.run().files().stream()
              .map(f -> f.path() + f.after().content() + f.titles())
              .collect(Collectors.joining("\n")));
    }
    assertEquals(1, results.stream().distinct().count(), results.toString());
  }

  @Test
  void permissionsAndOtherFilesStay() throws IOException {
    write("a.sql", "SELECT 1;\n");
    write("other.txt", "1\n");
    Files.setPosixFilePermissions(
        root.resolve("a.sql"), PosixFilePermissions.fromString("rwxr-x---"));
    fix(replacing("sql/one", "1", "2"));
    assertEquals(
        "rwxr-x---",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a.sql"))));
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(
          List.of("a.sql", "other.txt"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    assertEquals("1\n", read("other.txt"));
  }

  @Test
  void notificationsOfTheCheckStay() throws IOException {
    Files.write(root.resolve("bad.yaml"), new byte[] {'a', 0});
    write("a.sql", "SELECT 1;\n");
    FixResult result = fix(replacing("sql/one", "1", "2"));
    assertEquals("SELECT 2;\n", read("a.sql"));
    assertEquals(
        Arrays.asList(Notification.Kind.INCOMPLETE),
        result.run().after().notifications().stream().map(Notification::kind).toList());
  }
}
