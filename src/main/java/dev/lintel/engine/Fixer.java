package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.FixRun;
import dev.lintel.finding.FixedFile;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RunResult;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.source.FoundFile;
import dev.lintel.source.GitException;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The facade of {@code lintel fix}.
 *
 * <p>Steps: check as {@link Checker} does; fix in memory, round by round ({@link FixRounds}); write
 * what changed ({@link FixWriter}); say what is left, which is what a check would find now. Nothing
 * is printed.
 */
public final class Fixer {
  private final FixRequest request;
  private final FixState read;
  private final Map<FoundFile, Optional<String>> refusals = new HashMap<>();
  private final List<Notification> notifications = new ArrayList<>();
  private final FixWriter writer;

  private Fixer(FixRequest request, FixState read) {
    this.request = request;
    this.read = read;
    this.writer = new FixWriter(request.check().root(), request.isDry());
  }

  /**
   * Fixes what the request names; never throws for what the files under check hold.
   *
   * @throws InvalidPolicyException where lintel.yml or the selection asks for what there is not
   * @throws GitException where the scope asks git for what it cannot give
   */
  public static FixResult fix(FixRequest request, Checker.Progress progress)
      throws InvalidPolicyException, GitException {
    try (Supply supply = Supply.of(request.check())) {
      return fix(request, RunSetup.of(request.check(), supply), progress);
    }
  }

  static FixResult fix(FixRequest request, RunSetup setup, Checker.Progress progress) {
    return new Fixer(request, FixState.load(setup, progress)).fix();
  }

  private FixResult fix() {
    FixRounds rounds = new FixRounds(read, request.withUnsafe(), this::admits);
    rounds.run();
    notifications.addAll(rounds.notifications());
    Map<SourceText, FixRounds.Progress> progress = new LinkedHashMap<>(rounds.progress());
    // Fixes that undo one another end where they began.
    progress.entrySet().removeIf(e -> e.getKey().content().equals(e.getValue().before().content()));
    FixState state = write(rounds.state(), progress);
    Set<ChosenFix> applied = Collections.newSetFromMap(new IdentityHashMap<>());
    List<FixedFile> files = new ArrayList<>();
    progress.forEach((text, own) -> {
      applied.addAll(own.fixes());
      List<String> titles = own.fixes().stream().map(fix -> fix.fix().title()).toList();
      files.add(new FixedFile(own.before(), text, writer.encoding(text), titles));
    });
    files.sort(Comparator.comparing(FixedFile::path));
    CheckResult left = noted(state.result());
    return new FixResult(
        new FixRun(files, applied.size(), unsafeLeft(state), read.result().run(), left.run()),
        left);
  }

  /** A file that is not to be fixed is named once, and only where there is something to fix. */
  private boolean admits(ChosenFix fix, FixState state) {
    boolean isAdmitted = true;
    for (SourceText text : fix.texts()) {
      Optional<FoundFile> file = state.file(text);
      isAdmitted &= file.isPresent() && refusal(file.get(), text).isEmpty();
    }
    return isAdmitted;
  }

  private Optional<String> refusal(FoundFile file, SourceText text) {
    Optional<String> known = refusals.get(file);
    if (known == null) {
      known = writer.refusal(file, text);
      refusals.put(file, known);
      known.ifPresent(why -> notifications.add(Notification.incomplete(file.path(), why)));
    }
    return known;
  }

  /** Gives the state that the disk is in afterwards; what was not written is no progress. */
  private FixState write(FixState state, Map<SourceText, FixRounds.Progress> progress) {
    Map<SourceText, SourceText> unwritten = new LinkedHashMap<>();
    for (List<SourceText> group : groups(progress)) {
      List<FixWriter.Job> jobs = new ArrayList<>();
      for (SourceText text : group) {
        jobs.add(
            new FixWriter.Job(state.file(text).orElseThrow(), progress.get(text).before(), text));
      }
      if (!writer.write(jobs)) {
        group.forEach(text -> unwritten.put(text, progress.remove(text).before()));
      }
    }
    notifications.addAll(writer.notifications());
    return unwritten.isEmpty() ? state : state.with(unwritten);
  }

  /** Gives the texts that are to be written together, because fixes span them. */
  private static List<List<SourceText>> groups(Map<SourceText, FixRounds.Progress> progress) {
    Map<Integer, List<SourceText>> groups = new LinkedHashMap<>();
    IdentityHashMap<ChosenFix, Integer> groupOf = new IdentityHashMap<>();
    List<SourceText> texts = new ArrayList<>(progress.keySet());
    texts.sort(Comparator.comparing(SourceText::path));
    for (int i = 0; i < texts.size(); i++) {
      Set<Integer> joined = new TreeSet<>();
      for (ChosenFix fix : progress.get(texts.get(i)).fixes()) {
        Optional.ofNullable(groupOf.get(fix)).ifPresent(joined::add);
      }
      List<SourceText> group = new ArrayList<>();
      joined.forEach(other -> group.addAll(groups.remove(other)));
      group.add(texts.get(i));
      groups.put(i, group);
      for (SourceText member : group) {
        for (ChosenFix fix : progress.get(member).fixes()) {
          groupOf.put(fix, i);
        }
      }
    }
    return List.copyOf(groups.values());
  }

  private int unsafeLeft(FixState state) {
    int left = 0;
    for (Finding finding : request.withUnsafe() ? List.<Finding>of() : state.findings()) {
      if (FixChooser.candidate(finding, false).isEmpty()
          && FixChooser.candidate(finding, true).isPresent()) {
        left++;
      }
    }
    return left;
  }

  private CheckResult noted(CheckResult left) {
    List<Notification> all = new ArrayList<>(left.run().notifications());
    all.addAll(notifications);
    all.sort(Notification.ORDER);
    RunResult run = left.run();
    return new CheckResult(
        new RunResult(run.findings(), all, run.gates(), run.files(), run.baseline()),
        left.catalog(),
        left.selected(),
        left.kinds(),
        left.nanos());
  }
}
