package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.FixRun;
import dev.lintel.finding.FixedFile;
import dev.lintel.finding.RunResult;
import dev.lintel.rule.Catalog;
import dev.lintel.source.Encoding;
import dev.lintel.source.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedDiffTest {
  private static final RunResult EMPTY =
      new RunResult(List.of(), List.of(), List.of(), 0, Optional.empty());

  @TempDir Path directory;

  private static byte[] diff(List<FixedFile> files) throws IOException {
    ReportSettings settings =
        new ReportSettings(
            false, 80, UnaryOperator.identity(), new Catalog(List.of()), Set.of(), "0", 0, "");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> leftOut =
        new DiffReport(settings, false).write(new FixRun(files, 0, 0, EMPTY, EMPTY), out);
    assertEquals(List.of(), leftOut);
    return out.toByteArray();
  }

  private static FixedFile file(String path, String before, String after, int markBytes) {
    return new FixedFile(
        SourceText.of(path, before),
        SourceText.of(path, after),
        new Encoding(StandardCharsets.UTF_8, markBytes),
        List.of("Fix"));
  }

  private static byte[] bytes(String text, int markBytes) {
    return ((markBytes > 0 ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
  }

  private void run(Path input, String... command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("diff", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    builder.environment().put("GIT_CEILING_DIRECTORIES", directory.getParent().toString());
    int code = builder.start().waitFor();
    assertEquals(0, code, Files.readString(log));
    Files.delete(log);
  }

  private static final List<String> NAMES =
      List.of("a.sql", "with blank.sql", "größe.sql", "dir/b.sql", "tab\t\"q\"\\.sql");

  /** Many pairs of random texts, applied at once by the tools that people use. */
  @ParameterizedTest
  @CsvSource({"git apply -, 1", "git apply -, 2", "patch -p1 --binary -s, 3"})
  void theToolsApplyIt(String command, int seed) throws IOException, InterruptedException {
    java.util.Random random = new java.util.Random(seed);
    List<FixedFile> files = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String before = text(random, 1 + random.nextInt(40));
      String after = changed(random, before);
      if (!before.equals(after)) {
        files.add(file(i + "/" + NAMES.get(i % NAMES.size()), before, after, i % 3 == 0 ? 3 : 0));
      }
    }
    assertTrue(files.size() > 40);
    for (FixedFile file : files) {
      Path path = directory.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, bytes(file.before().content(), file.encoding().markBytes()));
    }
    Path patch = Files.write(directory.resolve("fix.diff"), diff(files));
    run(patch, command.split(" "));
    for (FixedFile file : files) {
      assertArrayEquals(
          bytes(file.after().content(), file.encoding().markBytes()),
          Files.readAllBytes(directory.resolve(file.path())),
          file.path());
    }
  }

  private static String text(java.util.Random random, int lines) {
    List<String> ends = List.of("\n", "\n", "\n", "\r\n", "\r", "");
    StringBuilder text = new StringBuilder("head\n");
    for (int i = 0; i < lines; i++) {
      text.append(
          List.of("a", "b", "é 😀", "", "- x", "+ y", "@@ -1 +1 @@", "\\ No")
              .get(random.nextInt(8)));
      text.append(ends.get(random.nextInt(ends.size())));
    }
    return text.toString();
  }

  private static String changed(java.util.Random random, String text) {
    StringBuilder result = new StringBuilder(text);
    for (int i = random.nextInt(5); i >= 0 && result.length() > 2; i--) {
      int at = random.nextInt(result.length() - 1);
      int end = Math.min(result.length(), at + random.nextInt(6));
      if (!Character.isSurrogate(result.charAt(at))
          && (end == result.length() || !Character.isSurrogate(result.charAt(end)))) {
        result.replace(at, end, List.of("", "x", "\n", "a\n", "q\r\nw\n").get(random.nextInt(5)));
      }
    }
    return result.toString();
  }

  /** Applies hunks by hand. */
  private static List<String> apply(
      List<String> before, List<String> after, List<UnifiedDiff.Hunk> hunks) {
    List<String> result = new ArrayList<>();
    int at = 0;
    for (UnifiedDiff.Hunk hunk : hunks) {
      for (UnifiedDiff.Line line : hunk.lines()) {
        while (at < line.before()) {
          result.add(before.get(at++));
        }
        switch (line.kind()) {
          case BOTH -> result.add(before.get(at++));
          case OLD -> at++;
          case NEW -> result.add(after.get(line.after()));
        }
      }
    }
    result.addAll(before.subList(at, before.size()));
    return result;
  }

  @Property(tries = 3000)
  void theHunksLeadFromOneTextToTheOther(
      @ForAll("lines") List<String> before, @ForAll("lines") List<String> after) {
    List<UnifiedDiff.Hunk> hunks = UnifiedDiff.of(before, after);
    assertEquals(after, apply(before, after, hunks));
    assertEquals(before.equals(after), hunks.isEmpty());
    for (UnifiedDiff.Hunk hunk : hunks) {
      List<UnifiedDiff.Line> lines = hunk.lines();
      long head = lines.stream().takeWhile(l -> l.kind() == UnifiedDiff.Kind.BOTH).count();
      long tail =
          lines.reversed().stream().takeWhile(l -> l.kind() == UnifiedDiff.Kind.BOTH).count();
      assertEquals(Math.min(3, lines.getFirst().before() + head), head);
      assertTrue(
          tail == 3
              || lines.getLast().before() == before.size() - 1
              || before.isEmpty()
              || lines.getLast().kind() != UnifiedDiff.Kind.BOTH);
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of("a\n", "b\n", "c\n", "\n").list().ofMaxSize(25);
  }

  @Test
  void manyChangesAreOneHunk() {
    List<String> before = IntStream.range(0, 25_001).mapToObj(i -> "old " + i + "\n").toList();
    List<String> after = IntStream.range(0, 25_001).mapToObj(i -> "new " + i + "\n").toList();
    List<UnifiedDiff.Hunk> hunks = UnifiedDiff.of(before, after);
    assertEquals(1, hunks.size());
    assertEquals("@@ -1,25001 +1,25001 @@", hunks.getFirst().header());
  }
}
