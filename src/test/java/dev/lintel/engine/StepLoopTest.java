package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepLoopTest {
  private static final long BUDGET_NANOS = 10_000_000_000L;

  private static StepLoop loop(Step... steps) {
    return new StepLoop(List.of(steps), new Timings(false));
  }

  private static List<String> messages(StepLoop loop) {
    return loop.findings().stream().map(Finding::message).toList();
  }

  private static long after(long nanos) {
    return System.nanoTime() + nanos;
  }

  static Stream<Runnable> failures() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("a fault in a rule");
        },
        () -> {
          throw new AssertionError("an assertion in a rule");
        },
        () -> {
          throw new NoClassDefFoundError("a damaged jar");
        },
        () -> {
          throw new OutOfMemoryError("too large an array");
        },
        () -> fall(0));
  }

  private static int fall(int depth) {
    return depth < 0 ? 0 : 1 + fall(depth + 1);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aStepThatThrowsIsNamedAndTheOthersGoOn(Runnable failure) {
    StepLoop loop =
        loop(
            Fakes.step("a/first", Runnable::run),
            Fakes.step(
                "b/broken",
                report -> {
                  report.run();
                  failure.run();
                }),
            Fakes.step("c/last", Runnable::run));
    assertTrue(loop.run());
    assertEquals(List.of("a/first", "b/broken", "c/last"), messages(loop));
    Notification notification = loop.notifications().getFirst();
    assertEquals(1, loop.notifications().size());
    assertEquals(Notification.Kind.INCOMPLETE, notification.kind());
    assertEquals(Optional.of(RuleId.of("b/broken")), notification.rule());
    assertEquals(Optional.of("a.sql"), notification.path());
  }

  @Test
  void aNotificationTellsWhatWasThrownAndWhereButNotItsText() {
    StepLoop loop =
        loop(
            Fakes.step(
                "b/broken",
                report -> {
                  throw new IllegalStateException("text of the user's file");
                }));
    assertTrue(loop.run());
    String message = loop.notifications().getFirst().message();
    assertTrue(
        message.matches(
            "b/broken stopped with IllegalStateException at StepLoopTest\\.java:\\d+; "
                + "its other findings and all other rules stand"),
        message);
  }

  @Test
  void theSearchForSecretsIsNamedInWords() {
    Step step =
        new Step(
            Optional.empty(),
            "a.sql",
            collector -> {
              throw new IllegalStateException();
            });
    StepLoop loop = loop(step);
    assertTrue(loop.run());
    assertTrue(loop.notifications().getFirst().message().startsWith("the search for secrets "));
    assertEquals(Optional.empty(), loop.notifications().getFirst().rule());
  }

  @Test
  void aStepWithinItsTimeIsNotGivenUp() throws InterruptedException {
    Stuck stuck = new Stuck();
    StepLoop loop = loop(stuck.step("a/slow"));
    CompletableFuture<Boolean> run = CompletableFuture.supplyAsync(loop::run);
    stuck.awaitStart();
    assertFalse(loop.giveUp(after(0), BUDGET_NANOS));
    stuck.release();
    assertTrue(run.join());
    assertEquals(List.of(), loop.notifications());
  }

  @Test
  void nothingIsGivenUpBeforeTheFirstStepAndAfterTheLast() {
    StepLoop loop = loop(Fakes.step("a/first", Runnable::run));
    assertFalse(loop.giveUp(after(2 * BUDGET_NANOS), BUDGET_NANOS));
    assertTrue(loop.run());
    assertFalse(loop.giveUp(after(2 * BUDGET_NANOS), BUDGET_NANOS));
    assertEquals(List.of(), loop.notifications());
  }

  @Test
  void aStepThatOverrunsKeepsWhatItReportedAndAnotherThreadGoesOn() throws InterruptedException {
    Stuck stuck = new Stuck();
    StepLoop loop = loop(stuck.step("a/slow"), Fakes.step("b/last", Runnable::run));
    CompletableFuture<Boolean> abandoned = CompletableFuture.supplyAsync(loop::run);
    stuck.awaitStart();
    assertTrue(loop.giveUp(after(2 * BUDGET_NANOS), BUDGET_NANOS));
    assertTrue(loop.run());
    assertEquals(List.of("a/slow", "b/last"), messages(loop));
    assertEquals(
        List.of("a/slow: a/slow was stopped after 10 s on this input; all other rules stand"),
        Fakes.texts(loop.notifications()));
    stuck.release();
    assertFalse(abandoned.join());
  }

  @Test
  void whatAnAbandonedStepReportsLaterIsDropped() throws InterruptedException {
    Stuck stuck = new Stuck();
    StepLoop loop = loop(stuck.step("a/slow"), Fakes.step("b/last", Runnable::run));
    CompletableFuture<Boolean> abandoned = CompletableFuture.supplyAsync(loop::run);
    stuck.awaitStart();
    assertTrue(loop.giveUp(after(2 * BUDGET_NANOS), BUDGET_NANOS));
    stuck.release();
    assertFalse(abandoned.join());
    assertTrue(loop.run());
    assertEquals(List.of("a/slow", "b/last"), messages(loop));
  }

  @Test
  void theTimeOfEachStepIsAddedUpByItsName() {
    Timings timings = new Timings(true);
    Step step = Fakes.step("a/first", Runnable::run);
    assertTrue(new StepLoop(List.of(step, step), timings).run());
    assertEquals(Map.of("a/first", timings.nanos().get("a/first")), timings.nanos());
  }

  /** A step that reports, stands still until it is released, and reports again. */
  private static final class Stuck {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Step step(String id) {
      return Fakes.step(
          id,
          report -> {
            report.run();
            started.countDown();
            await(released);
            report.run();
          });
    }

    void awaitStart() throws InterruptedException {
      started.await();
    }

    void release() {
      released.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
