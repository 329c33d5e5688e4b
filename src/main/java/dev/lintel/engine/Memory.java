package dev.lintel.engine;

import dev.lintel.engine.SettledTexts.Need;
import dev.lintel.engine.SettledTexts.SettledText;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Related;
import dev.lintel.finding.SecretText;
import dev.lintel.policy.comment.SuppressionFinder;
import dev.lintel.policy.foreign.ForeignSuppressions;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.FileStamp;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a run knows from earlier ones and keeps for later ones: the findings in each text, and those
 * across all of them.
 *
 * <p>Texts with comments or annotations that suppress are few and always parsed, because policy
 * reads their trees. Nothing is kept of work that was not finished, nor what quotes a secret.
 */
final class Memory implements FileJob.KnownTexts {
  private final AnalysisCache cache;
  private final FileTree tree;
  private final Map<String, SettledText> settled;
  private final Map<String, CacheKey> keys = new ConcurrentHashMap<>();

  /** Taken before a file is read, so that what is written meanwhile is noticed in the next run. */
  private final Map<String, FileStamp> stamps = new ConcurrentHashMap<>();

  /** The paths of texts that may hold suppressions. */
  private final Set<String> suppressing = ConcurrentHashMap.newKeySet();

  Memory(AnalysisCache cache, FileTree tree) {
    this.cache = cache;
    this.tree = tree;
    SettledTexts texts = cache.settledTexts();
    this.settled = areKindsTheSame(texts) ? texts.byPath() : Map.of();
  }

  private boolean areKindsTheSame(SettledTexts texts) {
    for (Map.Entry<String, Boolean> chart : texts.charts().entrySet()) {
      if (tree.isChart(chart.getKey()) != chart.getValue()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Optional<ArtifactKind> findClean(ArtifactSource source) {
    FileStamp stamp = source.stamp();
    stamps.put(source.path(), stamp);
    SettledText text = settled.get(source.path());
    if (text == null
        || text.need() != Need.NOTHING
        || !text.stamp().equals(stamp)
        || !cache.use(text.key(), tree::exists)) {
      return Optional.empty();
    }
    keys.put(source.path(), text.key());
    return Optional.of(text.kind());
  }

  @Override
  public Optional<List<Finding>> find(ArtifactSource source, UnparsedText text) {
    String path = text.path();
    Optional<SettledText> same = settledText(source, text);
    CacheKey key = key(same, text);
    keys.put(path, key);
    if (same.map(kept -> kept.need() == Need.TREE).orElseGet(() -> maySuppress(text.source()))) {
      suppressing.add(path);
    }
    return cache.find(
        key,
        other -> other.equals(path) ? Optional.of(text.source()) : Optional.empty(),
        tree::exists);
  }

  /**
   * Gives what is kept of a text whose file is still what it was then, before it was read and
   * after.
   */
  private Optional<SettledText> settledText(ArtifactSource source, UnparsedText text) {
    SettledText known = settled.get(text.path());
    boolean isStill =
        known != null
            && known.kind() == text.kind()
            && known.stamp().equals(stamps.get(text.path()))
            && known.stamp().equals(source.stamp());
    return isStill ? Optional.of(known) : Optional.empty();
  }

  @Override
  public boolean isTreeNeeded(UnparsedText text) {
    return suppressing.contains(text.path());
  }

  /** Gives the findings of the rules that read across files. */
  Optional<List<Finding>> findAcross(List<FileJob> jobs) {
    Map<String, FileJob> byPath = new HashMap<>();
    jobs.forEach(job -> byPath.put(job.source().path(), job));
    Map<String, Optional<SourceText>> sources = new HashMap<>();
    return projectKey(jobs)
        .flatMap(key ->
            cache.find(
                key,
                path -> sources.computeIfAbsent(path, p -> source(byPath.get(p))),
                tree::exists));
  }

  private CacheKey key(Optional<SettledText> same, UnparsedText text) {
    return same.map(SettledText::key).orElseGet(() -> cache.key(text));
  }

  private static boolean maySuppress(SourceText text) {
    return SuppressionFinder.mayHold(text) || ForeignSuppressions.mayHold(text);
  }

  /** Gives the text of a job, which may not have been read for its own sake. */
  private Optional<SourceText> source(FileJob job) {
    if (job == null || job.text().isPresent()) {
      return job == null ? Optional.empty() : job.text().map(UnparsedText::source);
    }
    return job.source()
        .load()
        .text()
        .filter(text -> key(settledText(job.source(), text), text).equals(keys.get(text.path())))
        .map(UnparsedText::source);
  }

  /** Gives the key of all texts that are more than text; empty where two paths read alike. */
  private Optional<CacheKey> projectKey(List<FileJob> jobs) {
    Set<String> paths = new HashSet<>();
    List<CacheKey> texts = new ArrayList<>();
    for (FileJob job : jobs) {
      String path = job.source().path();
      if (!paths.add(path)) {
        return Optional.empty();
      }
      job.kind()
          .filter(kind -> kind != ArtifactKind.TEXT)
          .ifPresent(k -> texts.add(keys.get(path)));
    }
    return Optional.of(cache.key(texts));
  }

  /**
   * Keeps what a run found, and writes it.
   *
   * @param across the findings of rules across files where they were made anew and all of them ran
   */
  void keep(List<FileJob> jobs, Optional<List<Finding>> across) {
    List<Finding> secrets = secrets(jobs);
    Map<String, SettledText> settledNow = new HashMap<>();
    long nowMillis = System.currentTimeMillis();
    for (FileJob job : jobs) {
      String path = job.source().path();
      if (job.kind().isEmpty() || !job.notifications().isEmpty()) {
        continue;
      }
      CacheKey key = keys.get(path);
      if (!job.isRemembered()) {
        keep(key, job.findings(), job.text().orElseThrow().asked(), secrets);
      }
      FileStamp stamp = stamps.get(path);
      if (stamp.isSettled(nowMillis)) {
        ArtifactKind kind = job.kind().get();
        settledNow.put(path, new SettledText(stamp, kind, key, need(job)));
      }
    }
    if (across.isPresent()) {
      projectKey(jobs).ifPresent(key -> keep(key, across.get(), tree.asked(), secrets));
    }
    cache.keep(new SettledTexts(settledNow, tree.charts()));
    cache.save();
  }

  private Need need(FileJob job) {
    if (suppressing.contains(job.source().path())) {
      return Need.TREE;
    }
    return job.findings().isEmpty() ? Need.NOTHING : Need.TEXT;
  }

  private void keep(
      CacheKey key, List<Finding> findings, Map<String, Boolean> asked, List<Finding> secrets) {
    if (findings.stream().noneMatch(f -> speaksOfSecret(f, secrets) || !hasExactEdits(f))) {
      cache.keep(key, findings, asked);
    }
  }

  /** An edit of a derived text that has no exact place in a file cannot be told by offsets. */
  private static boolean hasExactEdits(Finding finding) {
    return finding.fixes().stream()
        .flatMap(fix -> fix.edits().stream())
        .allMatch(edit -> edit.span().exact().isPresent());
  }

  /** A short word that is a secret in one file may stand for anything in another. */
  private static boolean speaksOfSecret(Finding finding, List<Finding> secrets) {
    List<String> texts = texts(finding).toList();
    for (Finding secret : secrets) {
      String text = secret.place().text();
      boolean isTold = SecretText.isTelling(text) || secret.path().equals(finding.path());
      if (isTold && texts.stream().anyMatch(t -> t.contains(text))) {
        return true;
      }
    }
    return false;
  }

  private static List<Finding> secrets(List<FileJob> jobs) {
    List<Finding> secrets = new ArrayList<>();
    for (FileJob job : jobs) {
      for (Finding finding : job.findings()) {
        if (isSecret(finding)) {
          secrets.add(finding);
        }
      }
    }
    return secrets;
  }

  private static boolean isSecret(Finding finding) {
    return finding.rule().area().equals("secret");
  }

  private static Stream<String> texts(Finding finding) {
    Stream<String> places =
        Stream.concat(finding.related().stream(), finding.flow().stream()).map(Related::message);
    Stream<String> fixes =
        finding.fixes().stream()
            .flatMap(fix ->
                Stream.concat(Stream.of(fix.title()), fix.edits().stream().map(Edit::replacement)));
    return Stream.concat(Stream.of(finding.message()), Stream.concat(places, fixes));
  }
}
