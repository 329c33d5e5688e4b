package dev.lintel.engine;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.model.Artifact;
import dev.lintel.source.FoundFile;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * All files of a run in memory at one point of fixing, and what is found in them. A state is made
 * from the one before by parsing and checking again what was edited; rules that read across files
 * run again over all of them. Immutable.
 */
final class FixState {
  private final Run run;
  private final List<FileJob> jobs;
  private final Map<SourceText, Integer> places;
  private final CheckResult result;

  /**
   * What all states of one run share.
   *
   * @param sources the files as they lie on the disk
   */
  private record Run(RunSetup setup, List<FileSource> sources, RuleSet rules, Timings timings) {}

  private FixState(Run run, List<FileJob> jobs) {
    this.run = run;
    this.jobs = jobs;
    this.places = new HashMap<>();
    for (int i = 0; i < jobs.size(); i++) {
      Optional<Artifact> artifact = jobs.get(i).artifact();
      if (artifact.isPresent()) {
        places.put(artifact.get().source(), i);
      }
    }
    Analysis analysis =
        Analysis.join(
            jobs,
            run.setup.context(),
            run.rules,
            run.setup.request().threads(),
            run.timings,
            Optional.empty());
    this.result = Checker.conclude(run.setup, analysis);
  }

  /** Reads and checks all files. */
  static FixState load(RunSetup setup, Checker.Progress progress) {
    Run run =
        new Run(
            setup,
            setup.sources(),
            new RuleSet(setup.rules()),
            new Timings(setup.request().isProfiled()));
    List<FileJob> jobs = new ArrayList<>(run.sources.size());
    run.sources.forEach(source -> jobs.add(job(run, source)));
    work(run, jobs, done -> progress.at(done, jobs.size()));
    return new FixState(run, jobs);
  }

  private static FileJob job(Run run, ArtifactSource source) {
    return FileJob.check(source, run.rules, run.timings, FileJob.KnownTexts.NONE);
  }

  private static void work(Run run, List<FileJob> jobs, IntConsumer progress) {
    Workers.run(jobs, run.setup.request().threads(), progress);
  }

  /** Gives what a check of these texts says. */
  CheckResult result() {
    return result;
  }

  /** Gives the findings, suppressed ones among them, in {@link Finding#ORDER}. */
  List<Finding> findings() {
    return result.run().findings();
  }

  /** Gives the file on disk that a text of this state stands for; empty for any other text. */
  Optional<FoundFile> file(SourceText text) {
    return Optional.ofNullable(places.get(text))
        .map(i -> run.sources.get(i).file())
        .filter(FoundFile.class::isInstance)
        .map(FoundFile.class::cast);
  }

  /** Gives what a text of this state was parsed to; empty for any other text. */
  Optional<Artifact> artifact(SourceText text) {
    return Optional.ofNullable(places.get(text)).flatMap(i -> jobs.get(i).artifact());
  }

  /** Applies fixes to the texts that they edit, each text at once. */
  static Map<SourceText, EditedText> edited(List<ChosenFix> fixes) {
    Map<SourceText, List<Edit>> edits = new LinkedHashMap<>();
    for (ChosenFix fix : fixes) {
      fix.edits()
          .forEach(edit ->
              edits.computeIfAbsent(edit.span().source(), s -> new ArrayList<>()).add(edit));
    }
    Map<SourceText, EditedText> edited = new LinkedHashMap<>();
    edits.forEach((source, own) -> edited.put(source, EditedText.of(source, own)));
    return edited;
  }

  /** Gives the state in which texts of this one are replaced by others. */
  FixState with(Map<SourceText, SourceText> replaced) {
    List<FileJob> all = new ArrayList<>(jobs);
    List<FileJob> changed = new ArrayList<>();
    replaced.forEach((from, to) -> {
      int index = places.get(from);
      FileJob job = job(run, new TextSource(run.sources.get(index), to));
      all.set(index, job);
      changed.add(job);
    });
    work(run, changed, done -> {});
    return new FixState(run, all);
  }

  /** A text in memory that stands for a file. */
  private record TextSource(FileSource file, SourceText text) implements ArtifactSource {
    @Override
    public String path() {
      return file.path();
    }

    @Override
    public Loaded load() {
      return file.parsed(text);
    }
  }
}
