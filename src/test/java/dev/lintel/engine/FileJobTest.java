package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.FoundFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileJobTest {
  private static final long BUDGET_NANOS = 10_000_000_000L;

  private static FileJob job(ArtifactSource source) {
    return FileJob.check(
        source, new RuleSet(List.of()), new Timings(false), FileJob.KnownTexts.NONE);
  }

  @ParameterizedTest
  @MethodSource("dev.lintel.engine.StepLoopTest#failures")
  void aFileWhoseParserThrowsIsNamed(Runnable failure) {
    FileJob job =
        job(
            Fakes.source(
                "a.sql",
                () -> {
                  failure.run();
                  return ArtifactSource.Loaded.nothing();
                }));
    assertTrue(job.run());
    assertEquals(Optional.empty(), job.artifact());
    String message = job.notifications().getFirst().message();
    assertTrue(message.matches("not analysed: \\w+ while it was parsed"), message);
  }

  /** The watch may look between the moment that a job is taken and the moment that it begins. */
  @Test
  void aJobThatHasNotBegunIsNotGivenUp() {
    FileJob job = job(Fakes.sql("a.sql", "SELECT 1;"));
    assertFalse(job.giveUp(System.nanoTime() + 2 * BUDGET_NANOS, BUDGET_NANOS));
    assertTrue(job.run());
    assertEquals(List.of(), job.notifications());
    assertTrue(job.artifact().isPresent());
  }

  @Test
  void aFileThatTakesTooLongToReadIsNamedAndLeftBehind() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    FileJob job =
        job(
            Fakes.source(
                "a.sql",
                () -> {
                  started.countDown();
                  try {
                    released.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return Fakes.sql("a.sql", "SELECT 1;").load();
                }));
    CompletableFuture<Boolean> abandoned = CompletableFuture.supplyAsync(job::run);
    started.await();
    assertTrue(job.giveUp(System.nanoTime() + 2 * BUDGET_NANOS, BUDGET_NANOS));
    assertTrue(job.run());
    released.countDown();
    assertFalse(abandoned.join());
    assertEquals(Optional.empty(), job.artifact());
    assertEquals(
        List.of("not analysed: reading and parsing took over 10 s"),
        Fakes.texts(job.notifications()));
  }

  @Test
  void aFileThatVanishesBetweenDiscoveryAndReadingIsNamed(@TempDir Path root) throws IOException {
    Path file = Files.writeString(root.resolve("a.sql"), "SELECT 1;");
    FoundFile found = new FoundFile("a.sql", file);
    Files.delete(file);
    FileTree tree = FileTree.onDisk(root);
    FileJob job =
        job(new FileSource(found, tree, new ArtifactParser(tree::exists), Optional.empty()));
    assertTrue(job.run());
    assertEquals(List.of("no longer exists"), Fakes.texts(job.notifications()));
  }

  @Test
  void whatLiesBehindALimitMakesTheRunIncomplete() {
    FileJob job = job(Fakes.sql("a.sql", "SELECT " + "(".repeat(100_000)));
    assertTrue(job.run());
    List<String> texts = Fakes.texts(job.notifications());
    assertEquals(1, texts.size());
    assertTrue(texts.getFirst().startsWith("not wholly analysed: "), texts.getFirst());
  }
}
