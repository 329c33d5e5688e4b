package dev.lintel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs jobs on a few threads while the caller watches the clock. A job that overruns is left to its
 * daemon thread, and a new thread takes over the rest of it, so that neither a loop in a rule nor a
 * blocked read stops a run.
 */
final class Workers {
  /** Longer than any honest rule needs on any input within the limits, on a slow machine. */
  static final long STEP_BUDGET_NANOS = 10_000_000_000L;

  private static final long LOOK_EVERY_MILLIS = 100;

  private Workers() {}

  /** One job: the steps of an artifact, or of the project. */
  interface Job {
    /**
     * Does what is left of the job.
     *
     * @return whether the job is done; false where {@link #giveUp} took it from this thread
     *     meanwhile
     */
    boolean run();

    /** Leaves a step behind that has run too long; tells whether it did. */
    boolean giveUp(long nowNanos, long budgetNanos);
  }

  /**
   * Runs all jobs and returns when each is done or left behind.
   *
   * @param threads at least 1
   * @param progress is given the number of jobs that are done, about ten times a second
   */
  static void run(List<? extends Job> jobs, int threads, IntConsumer progress) {
    if (jobs.isEmpty()) {
      return;
    }
    Shift shift = new Shift(jobs);
    for (int i = 0; i < Math.min(threads, jobs.size()); i++) {
      start(shift::work);
    }
    try {
      while (!shift.done.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.accept(jobs.size() - (int) shift.done.getCount());
        shift.look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(null, work, "lintel-worker", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  /** Room for trees of the deepest nesting that the parsers let through. */
  private static final long STACK_BYTES = 4L << 20;

  /** The jobs of one call and who is at which. */
  private static final class Shift {
    private final List<? extends Job> jobs;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch done;
    private final List<Job> running = new ArrayList<>();

    Shift(List<? extends Job> jobs) {
      this.jobs = jobs;
      this.done = new CountDownLatch(jobs.size());
    }

    /**
     * Takes job after job; a thread that lost its job to another ends, for that one goes on in its
     * place.
     */
    void work() {
      for (int i = next.getAndIncrement(); i < jobs.size(); i = next.getAndIncrement()) {
        if (!finish(jobs.get(i))) {
          return;
        }
      }
    }

    private boolean finish(Job job) {
      synchronized (running) {
        running.add(job);
      }
      boolean isDone = job.run();
      if (isDone) {
        synchronized (running) {
          running.remove(job);
        }
        done.countDown();
      }
      return isDone;
    }

    void look() {
      List<Job> now;
      synchronized (running) {
        now = List.copyOf(running);
      }
      for (Job job : now) {
        if (job.giveUp(System.nanoTime(), STEP_BUDGET_NANOS)) {
          synchronized (running) {
            running.remove(job);
          }
          start(() -> {
            if (finish(job)) {
              work();
            }
          });
        }
      }
    }
  }
}
