package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.policy.ActiveRule;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * What the selected rules find in a set of files, before policy judges it.
 *
 * <p>Steps: load each file and run the rules that read single files, on several threads; put the
 * artifacts together to the project, with the files around them that such rules need; run the rules
 * that read across files, side by side too; sort, so that the order of work leaves no trace.
 *
 * @param artifacts those that were parsed, in the order of their paths, texts without a kind left
 *     out; those of the context are among them
 * @param unparsed the texts that were not, because what is in them was known
 * @param markedTexts texts without a kind that may hold suppressions, in the order of their paths
 * @param findings in {@link Finding#ORDER}
 * @param kinds what each loaded file was taken for, by its path, in the order of the sources; the
 *     context is left out
 * @param nanos where the time went, by the name of what worked; empty unless asked for
 */
public record Analysis(
    List<Artifact> artifacts,
    Map<SourceText, UnparsedText> unparsed,
    List<SourceText> markedTexts,
    List<Finding> findings,
    List<Notification> notifications,
    Map<String, ArtifactKind> kinds,
    Map<String, Long> nanos) {

  /** Runs the rules over files without a context, as the other does. */
  public static Analysis of(
      List<? extends ArtifactSource> sources,
      List<ActiveRule> selected,
      int threads,
      boolean isProfiled,
      IntConsumer progress) {
    return of(sources, path -> false, Optional.empty(), selected, threads, isProfiled, progress);
  }

  /**
   * Runs the rules over files without a context, as the other does.
   *
   * @param exists tells whether a path, relative to the root with forward slashes, is a file or
   *     directory of the project
   * @param root where the files lie, for builds that read more of them; empty where they lie
   *     nowhere
   */
  public static Analysis of(
      List<? extends ArtifactSource> sources,
      Predicate<String> exists,
      Optional<Path> root,
      List<ActiveRule> selected,
      int threads,
      boolean isProfiled,
      IntConsumer progress) {
    return of(
        sources,
        Context.of(exists, root),
        selected,
        threads,
        isProfiled,
        progress,
        Optional.empty());
  }

  /**
   * Runs the rules over the files.
   *
   * @param context the files around them
   * @param threads at least 1
   * @param isProfiled whether to measure where the time goes
   * @param memory what earlier runs found, which changes nothing but the time it takes; empty where
   *     there is a context
   */
  static Analysis of(
      List<? extends ArtifactSource> sources,
      Context context,
      List<ActiveRule> selected,
      int threads,
      boolean isProfiled,
      IntConsumer progress,
      Optional<Memory> memory) {
    RuleSet rules = new RuleSet(selected);
    Timings timings = new Timings(isProfiled);
    FileJob.KnownTexts known = memory.isPresent() ? memory.get() : FileJob.KnownTexts.NONE;
    List<FileJob> jobs = new ArrayList<>(sources.size());
    for (ArtifactSource source : sources) {
      jobs.add(FileJob.check(source, rules, timings, known));
    }
    Workers.run(jobs, threads, progress);
    return join(jobs, context, rules, threads, timings, memory);
  }

  /** Puts together what came of the files, and runs the rules that read across them. */
  static Analysis join(
      List<FileJob> jobs,
      Context context,
      RuleSet rules,
      int threads,
      Timings timings,
      Optional<Memory> memory) {
    Optional<List<Finding>> remembered = memory.flatMap(m -> m.findAcross(jobs));
    List<FileJob> parsed = remembered.isPresent() ? jobs : parsed(jobs, threads, timings);
    List<Artifact> checked = artifacts(parsed);
    Set<String> touched = Reach.touched(rules.areas(), checked);
    Set<String> building = Reach.ofBuilds(rules.areas());
    List<String> read = jobs.stream().map(job -> job.source().path()).toList();
    if (!touched.containsAll(building) && context.hasOverlaysOf(read, threads, timings)) {
      touched.addAll(building);
    }
    Optional<TablesAround> tables =
        touched.contains(Reach.SQL)
            ? Optional.of(new TablesAround(checked, context.paths()))
            : Optional.empty();
    List<FileJob> around = around(touched, tables, context, timings);
    Workers.run(around, threads, done -> {});
    List<FileJob> all = new ArrayList<>(parsed);
    all.addAll(around);
    List<Artifact> artifacts = artifacts(all);
    List<StepLoop> across = new ArrayList<>();
    if (remembered.isEmpty()) {
      Project project =
          new ProjectBuilder(
                  artifacts,
                  reportable(read, touched.containsAll(building), context),
                  context.tree(),
                  context.snapshots()::tables,
                  context.versions(),
                  context.admission().objects())
              .build();
      Steps.of(project, script -> tables.isEmpty() || tables.get().concern(script), rules)
          .forEach(steps -> across.add(new StepLoop(steps, timings)));
    }
    Workers.run(across, threads, done -> {});
    List<Finding> foundAcross =
        remembered.orElseGet(
            () -> across.stream().flatMap(loop -> loop.findings().stream()).toList());

    List<Finding> findings = new ArrayList<>(foundAcross);
    List<Notification> notifications = new ArrayList<>();
    across.forEach(loop -> notifications.addAll(loop.notifications()));
    notifications.addAll(rules.failures());
    notifications.addAll(context.snapshots().notifications());
    boolean isWhole = notifications.isEmpty() && remembered.isEmpty();
    for (FileJob job : jobs) {
      findings.addAll(job.findings());
    }
    all.stream()
        .flatMap(job -> job.notifications().stream())
        .distinct()
        .forEach(notifications::add);
    memory.ifPresent(m -> m.keep(jobs, isWhole ? Optional.of(foundAcross) : Optional.empty()));

    findings.sort(Finding.ORDER);
    notifications.sort(Notification.ORDER);
    return new Analysis(
        artifacts,
        unparsed(parsed),
        markedTexts(jobs),
        findings,
        notifications,
        kinds(jobs),
        timings.nanos());
  }

  /** Parses what was not, because its findings were known; rules across files read all trees. */
  private static List<FileJob> parsed(List<FileJob> jobs, int threads, Timings timings) {
    List<FileJob> all = new ArrayList<>();
    List<FileJob> anew = new ArrayList<>();
    for (FileJob job : jobs) {
      if (job.isUnparsed()) {
        ArtifactSource source =
            job.text().isPresent() ? new Reread(job.text().get()) : job.source();
        FileJob parse = FileJob.load(source, timings);
        anew.add(parse);
        all.add(parse);
      } else {
        all.add(job);
      }
    }
    Workers.run(anew, threads, done -> {});
    return all;
  }

  /** A text that this run has already read. */
  private record Reread(UnparsedText text) implements ArtifactSource {
    @Override
    public String path() {
      return text.path();
    }

    @Override
    public Loaded load() {
      return Loaded.of(text);
    }
  }

  /** Gives the loading of those files that matter beside the ones that are checked. */
  private static List<FileJob> around(
      Set<String> areas, Optional<TablesAround> tables, Context context, Timings timings) {
    Set<ArtifactKind> kinds = EnumSet.noneOf(ArtifactKind.class);
    areas.stream()
        .filter(area -> !area.equals(Reach.SQL))
        .map(Reach::readBy)
        .forEach(kinds::addAll);
    Set<ArtifactKind> possible = EnumSet.copyOf(kinds);
    tables.ifPresent(t -> possible.addAll(Reach.readBy(Reach.SQL)));
    FileSource.Wanted wanted =
        (kind, text) ->
            kinds.contains(kind) || tables.isPresent() && tables.get().matters(kind, text);
    List<FileJob> jobs = new ArrayList<>();
    if (!possible.isEmpty()) {
      for (ArtifactSource source : context.sources(possible, wanted)) {
        jobs.add(FileJob.load(source, timings));
      }
    }
    return jobs;
  }

  /** Gives the files without a kind that findings in what builds read may be reported on. */
  private static Set<String> reportable(List<String> read, boolean isBuilt, Context context) {
    Set<String> paths = new HashSet<>(read);
    if (isBuilt) {
      paths.addAll(context.paths());
    }
    return paths;
  }

  private static List<Artifact> artifacts(List<FileJob> jobs) {
    List<Artifact> artifacts = new ArrayList<>();
    for (FileJob job : jobs) {
      job.artifact().filter(a -> a.kind() != ArtifactKind.TEXT).ifPresent(artifacts::add);
    }
    artifacts.sort((a, b) -> a.path().compareTo(b.path()));
    return artifacts;
  }

  private static Map<SourceText, UnparsedText> unparsed(List<FileJob> jobs) {
    Map<SourceText, UnparsedText> unparsed = new HashMap<>();
    for (FileJob job : jobs) {
      if (job.isUnparsed()) {
        job.text().ifPresent(text -> unparsed.put(text.source(), text));
      }
    }
    return unparsed;
  }

  private static List<SourceText> markedTexts(List<FileJob> jobs) {
    List<SourceText> texts = new ArrayList<>();
    jobs.forEach(job -> job.markedText().ifPresent(texts::add));
    texts.sort((a, b) -> a.path().compareTo(b.path()));
    return texts;
  }

  private static Map<String, ArtifactKind> kinds(List<FileJob> jobs) {
    Map<String, ArtifactKind> kinds = new LinkedHashMap<>();
    for (FileJob job : jobs) {
      job.kind().ifPresent(kind -> kinds.put(job.source().path(), kind));
    }
    return kinds;
  }
}
