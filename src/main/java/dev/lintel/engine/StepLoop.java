package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.rule.IncompleteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs steps one after the other, so that none can harm another: what a step throws becomes a
 * notification that names the rule, and a step that overruns its time is left behind while another
 * thread goes on with the rest. Budgets that count work bound every input; the clock is only the
 * last resort, and its use makes the run incomplete.
 */
final class StepLoop implements Workers.Job {
  private final List<Step> steps;
  private final Timings timings;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Notification> notifications = new ArrayList<>();
  private int next;
  private int turn;
  private Collector collector;
  private long startedNanos;

  StepLoop(List<Step> steps, Timings timings) {
    this.steps = steps;
    this.timings = timings;
  }

  @Override
  public boolean run() {
    int mine;
    synchronized (this) {
      mine = turn;
    }
    while (true) {
      Step step;
      Collector current = new Collector();
      synchronized (this) {
        if (turn != mine) {
          return false;
        }
        if (next == steps.size()) {
          return true;
        }
        step = steps.get(next++);
        collector = current;
        startedNanos = System.nanoTime();
      }
      Optional<Notification> failure = attempt(step, current);
      synchronized (this) {
        if (turn != mine) {
          return false;
        }
        timings.add(step, System.nanoTime() - startedNanos);
        take(current, failure);
      }
    }
  }

  /** A rule may fail in any way; whatever it is, the others must go on. */
  private static Optional<Notification> attempt(Step step, Collector collector) {
    try {
      step.work().accept(collector);
      return Optional.empty();
    } catch (IncompleteException e) {
      return Optional.of(
          e.isOfRun()
              ? new Notification(
                  Notification.Kind.INCOMPLETE, Optional.empty(), step.rule(), e.getMessage())
              : notification(step, e.getMessage()));
    } catch (RuntimeException | Error e) {
      return Optional.of(notification(step, step.name() + " " + describe(e)));
    }
  }

  private static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String where =
        trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    return "stopped with "
        + failure.getClass().getSimpleName()
        + where
        + "; its other findings and all other rules stand";
  }

  private void take(Collector from, Optional<Notification> failure) {
    findings.addAll(from.close());
    failure.ifPresent(notifications::add);
    collector = null;
  }

  private static Notification notification(Step step, String message) {
    Optional<RuleId> rule = step.rule();
    return rule.isPresent()
        ? Notification.incomplete(rule.get(), step.path(), message)
        : Notification.incomplete(step.path(), message);
  }

  /** Keeps what the step reported so far. */
  @Override
  public synchronized boolean giveUp(long nowNanos, long budgetNanos) {
    if (collector == null || nowNanos - startedNanos <= budgetNanos) {
      return false;
    }
    Step step = steps.get(next - 1);
    String seconds = Long.toString(budgetNanos / 1_000_000_000L);
    String why = " was stopped after " + seconds + " s on this input; all other rules stand";
    take(collector, Optional.of(notification(step, step.name() + why)));
    turn++;
    return true;
  }

  synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  synchronized List<Notification> notifications() {
    return List.copyOf(notifications);
  }
}
