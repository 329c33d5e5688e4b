package dev.lintel.engine;

import dev.lintel.finding.RunResult;
import dev.lintel.policy.Baseline;
import dev.lintel.policy.BaselineEntry;
import dev.lintel.policy.BaselineJudge;
import dev.lintel.policy.BaselineMatch;
import dev.lintel.policy.BaselineMatcher;
import dev.lintel.policy.BaselineUpdate;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import dev.lintel.policy.Verdict;
import dev.lintel.source.ReleaseTag;
import dev.lintel.source.ReleaseTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The facade of {@code lintel baseline}, and of {@code lintel check} where there is a baseline.
 *
 * <p>The run comes first, for it takes long; then, under a lock, the file is read, changed and
 * replaced, so that no change of another process is lost.
 */
public final class Baselines {
  private Baselines() {}

  /**
   * What became of the file.
   *
   * @param path of the file, relative to the root
   * @param outcome empty where nothing may be changed: after a run that is not whole nothing is
   *     pruned
   * @param run what was found, without the baseline
   */
  public record Change(String path, Optional<BaselineUpdate.Outcome> outcome, RunResult run) {}

  /**
   * The entries of a baseline with their findings.
   *
   * @param entries in the order of the file, those of rules that did not run left out
   * @param indexes the place of each entry's finding in the result; -1 where it is gone
   * @param judging what writes a verdict
   */
  public record Audit(
      String path,
      List<BaselineEntry> entries,
      List<Integer> indexes,
      CheckResult result,
      Judging judging) {}

  /** Writes a person's word on an entry into the file. */
  @FunctionalInterface
  public interface Judging {
    void judge(BaselineEntry entry, Verdict verdict)
        throws InvalidPolicyException, UnwrittenException;
  }

  /** Judges what a run found by what is known. */
  static RunResult judge(RunSetup setup, JudgedRun run, KnownFindings known) {
    CheckRequest request = setup.request();
    Baseline baseline = known.baseline();
    boolean hasReleases = baseline.entries().stream().anyMatch(e -> e.release().isPresent());
    Optional<ReleaseTag> latest =
        hasReleases ? ReleaseTags.latest(request.root()) : Optional.empty();
    BaselineJudge.Verdicts verdicts =
        new BaselineJudge(setup.policy(), request.selection(), request.today(), latest)
            .judge(
                run.judgement(),
                match(baseline, run, request.root()),
                known.path(),
                run.isWhole(),
                setup.files().isReported());
    return run.result(verdicts.judgement(), Optional.of(verdicts.baseline()));
  }

  /** Makes a baseline of what is found; throws where there is one. */
  public static Change create(CheckRequest request, Checker.Progress progress)
      throws InvalidPolicyException, UnwrittenException {
    Policy policy = Checker.policy(request, new DiskSupply(request));
    BaselineFile file = BaselineFile.of(request, policy);
    requireNone(file);
    JudgedRun run = run(request, policy, file, progress);
    return locked(
        file,
        () -> {
          requireNone(file);
          BaselineUpdate.Outcome outcome = extend(Baseline.of(salt()), run, request, policy);
          file.write(outcome.baseline());
          return change(file, Optional.of(outcome), run);
        });
  }

  private static void requireNone(BaselineFile file) throws InvalidPolicyException {
    if (file.exists()) {
      throw new InvalidPolicyException(
          List.of(file.path() + ": exists already; 'lintel baseline update' adds to it"));
    }
  }

  /** Adds what is new; throws where there is no baseline. */
  public static Change update(CheckRequest request, Checker.Progress progress)
      throws InvalidPolicyException, UnwrittenException {
    Policy policy = Checker.policy(request, new DiskSupply(request));
    BaselineFile file = existing(request, policy);
    JudgedRun run = run(request, policy, file, progress);
    return locked(
        file,
        () -> {
          BaselineUpdate.Outcome outcome = extend(file.read(), run, request, policy);
          if (outcome.addedCount() + outcome.moved() > 0) {
            file.write(outcome.baseline());
          }
          return change(file, Optional.of(outcome), run);
        });
  }

  /** Drops what is gone; throws where there is no baseline or a part of the tree is asked for. */
  public static Change prune(CheckRequest request, Checker.Progress progress)
      throws InvalidPolicyException, UnwrittenException {
    Policy policy = Checker.policy(request, new DiskSupply(request));
    BaselineFile file = existing(request, policy);
    if (!request.isWholeTree()) {
      throw new InvalidPolicyException(
          List.of(
              "nothing is pruned: only a run over the whole tree tells what is gone; leave out the"
                  + " paths"));
    }
    JudgedRun run = run(request, policy, file, progress);
    if (!run.isWhole()) {
      return change(file, Optional.empty(), run);
    }
    return locked(
        file,
        () -> {
          BaselineMatch match = match(file.read(), run, request.root());
          BaselineUpdate.Outcome outcome = BaselineUpdate.prune(match, run.judgement().findings());
          if (outcome.dropped() > 0) {
            file.write(outcome.baseline());
          }
          return change(file, Optional.of(outcome), run);
        });
  }

  /** Reads, changes and writes the file. */
  @FunctionalInterface
  private interface Step<T> {
    T run() throws InvalidPolicyException, IOException;
  }

  /** Takes a step while no other process writes the file. */
  private static <T> T locked(BaselineFile file, Step<T> step)
      throws InvalidPolicyException, UnwrittenException {
    try (LockFile _ = file.lock()) {
      return step.run();
    } catch (IOException e) {
      throw new UnwrittenException(file.path(), e);
    }
  }

  /** Gives what there is to judge; throws where there is no baseline. */
  public static Audit audit(CheckRequest request, Checker.Progress progress)
      throws InvalidPolicyException {
    Policy policy = Checker.policy(request, new DiskSupply(request));
    BaselineFile file = existing(request, policy);
    Baseline baseline = file.read();
    JudgedRun run = run(request, policy, file, progress);
    BaselineMatch match = match(baseline, run, request.root());
    CheckResult result = Checker.result(run, run.result(run.judgement(), Optional.empty()));
    List<BaselineEntry> entries =
        baseline.entries().stream().filter(e -> result.selected().contains(e.rule())).toList();
    List<Integer> indexes = match.indexes(entries, result.run().findings());
    return new Audit(
        file.path(), entries, indexes, result, (entry, verdict) -> judge(file, entry, verdict));
  }

  private static void judge(BaselineFile file, BaselineEntry entry, Verdict verdict)
      throws InvalidPolicyException, UnwrittenException {
    locked(
        file,
        () -> {
          file.write(file.read().judged(entry, verdict));
          return verdict;
        });
  }

  private static JudgedRun run(
      CheckRequest request, Policy policy, BaselineFile file, Checker.Progress progress)
      throws InvalidPolicyException {
    DiskSupply disk = new DiskSupply(request);
    RunFiles files = disk.files(policy.exclude()).without(file.path());
    RunSetup setup = RunSetup.of(request, policy, files, disk.tree());
    return Checker.judge(setup, Checker.analyse(setup, progress));
  }

  private static BaselineFile existing(CheckRequest request, Policy policy)
      throws InvalidPolicyException {
    BaselineFile file = BaselineFile.of(request, policy);
    if (!file.exists()) {
      throw file.missing();
    }
    file.read();
    return file;
  }

  private static BaselineUpdate.Outcome extend(
      Baseline baseline, JudgedRun run, CheckRequest request, Policy policy) {
    return BaselineUpdate.extend(
        match(baseline, run, request.root()),
        run.judgement().findings(),
        policy.baseline().deadlines(),
        request.today(),
        ReleaseTags.latest(request.root()));
  }

  private static BaselineMatch match(Baseline baseline, JudgedRun run, Path root) {
    Set<String> checked = run.analysis().kinds().keySet();
    Predicate<String> isOutOfSight = path -> !checked.contains(path) && exists(root, path);
    return new BaselineMatcher(baseline, isOutOfSight).match(run.judgement().findings());
  }

  private static boolean exists(Path root, String path) {
    try {
      return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Change change(
      BaselineFile file, Optional<BaselineUpdate.Outcome> outcome, JudgedRun run) {
    return new Change(file.path(), outcome, run.result(run.judgement(), Optional.empty()));
  }

  /** Has git keep the lines of both sides where branches changed the file; tells what it did. */
  public static boolean ensureMergeAttribute(Path root, String path) throws UnwrittenException {
    try {
      return MergeAttribute.ensure(root, path);
    } catch (IOException e) {
      throw new UnwrittenException(MergeAttribute.FILE, e);
    }
  }

  private static String salt() {
    byte[] salt = new byte[Baseline.SALT_DIGITS / 2];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
