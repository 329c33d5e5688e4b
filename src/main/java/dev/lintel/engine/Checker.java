package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RunResult;
import dev.lintel.model.Artifact;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.CommentedText;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Judge;
import dev.lintel.policy.Judgement;
import dev.lintel.policy.Policy;
import dev.lintel.rule.Catalog;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.Decoded;
import dev.lintel.source.Discovery;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Notice;
import dev.lintel.source.Root;
import dev.lintel.source.SourceText;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The facade of {@code lintel check}.
 *
 * <p>Steps: read lintel.yml, for it decides what runs; find the files; analyse them with the
 * selected rules; judge the findings. Nothing is printed.
 */
public final class Checker {
  private Checker() {}

  /** Takes how far a run is. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int total);
  }

  /** Gives all rules that there are. */
  public static Catalog catalog() {
    return RuleIndex.catalog();
  }

  /**
   * Checks what the request names; never throws for what the files under check hold.
   *
   * @throws InvalidPolicyException where lintel.yml or the selection asks for what there is not
   */
  public static CheckResult check(CheckRequest request, Progress progress)
      throws InvalidPolicyException {
    Policy policy = policy(request);
    Optional<BaselineFile> file = BaselineFile.find(request, policy);
    if (file.isPresent()) {
      return Baselines.check(request, policy, file.get(), progress);
    }
    JudgedRun run = judge(request, policy, Optional.empty(), progress);
    return result(run, run.result(run.judgement(), Optional.empty()));
  }

  static Policy policy(CheckRequest request) throws InvalidPolicyException {
    return Policy.load(configuration(request), catalog());
  }

  static CheckResult result(JudgedRun run, RunResult result) {
    return new CheckResult(result, run.selected(), run.analysis().kinds(), run.analysis().nanos());
  }

  /**
   * Runs what the request names, without a baseline.
   *
   * @param leftOut the path of a file that is not looked at, be it named
   */
  static JudgedRun judge(
      CheckRequest request, Policy policy, Optional<String> leftOut, Progress progress)
      throws InvalidPolicyException {
    Catalog catalog = catalog();
    List<ActiveRule> rules = policy.select(catalog, request.selection());
    Discovery.Result found =
        Discovery.find(
            request.root(), request.paths(), policy.exclude(), request.honoursGitignore());
    List<FileSource> sources = sources(found, leftOut, request);
    Analysis analysis =
        Analysis.of(
            sources,
            rules,
            request.threads(),
            request.isProfiled(),
            done -> progress.at(done, sources.size()));
    Judgement judgement =
        new Judge(policy, request.selection(), catalog, rules, request.today())
            .judge(
                analysis.findings(),
                texts(analysis.artifacts()),
                objectOf(analysis.artifacts()),
                request.isWholeTree());
    return new JudgedRun(
        rules, analysis, judgement, notifications(analysis, found), request.isWholeTree());
  }

  /** The file at the root may be missing; a file that the user names may not. */
  private static Optional<SourceText> configuration(CheckRequest request)
      throws InvalidPolicyException {
    if (request.configuration().isEmpty()) {
      return Optional.empty();
    }
    Path file = request.configuration().get();
    String name = request.root().relativize(file).toString();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (file.equals(request.root().resolve(Root.CONFIGURATION))) {
        return Optional.empty();
      }
      throw new InvalidPolicyException(List.of(name + ": does not exist"));
    }
    FoundFile found = new FoundFile(name, file, 0, true);
    return switch (FileContent.read(found, FileContent.DEFAULT_LIMIT_BYTES)) {
      case Decoded.Text(SourceText text) -> Optional.of(text);
      case Decoded.Binary(String reason) ->
          throw new InvalidPolicyException(List.of(name + ": is not text: " + reason));
      case FileContent.Unread(Notice notice) ->
          throw new InvalidPolicyException(List.of(name + ": " + notice.message()));
    };
  }

  private static List<FileSource> sources(
      Discovery.Result found, Optional<String> leftOut, CheckRequest request) {
    FileTree tree = new FileTree(request.root());
    ArtifactParser parser = new ArtifactParser(tree::exists);
    List<FileSource> sources = new ArrayList<>(found.files().size());
    for (FoundFile file : found.files()) {
      if (leftOut.isEmpty() || !leftOut.get().equals(file.path())) {
        sources.add(new FileSource(file, tree, parser, request.as()));
      }
    }
    return sources;
  }

  private static List<CommentedText> texts(List<Artifact> artifacts) {
    List<CommentedText> texts = new ArrayList<>(artifacts.size());
    for (Artifact artifact : artifacts) {
      boolean hasParser = artifact.yaml().isPresent() || artifact.sql().isPresent();
      texts.add(
          hasParser
              ? new CommentedText(artifact.source(), artifact.comments(), artifact.yaml())
              : CommentedText.plain(artifact.source()));
    }
    return texts;
  }

  /** Gives kind and name of the Kubernetes object that a finding stands in. */
  private static Function<Finding, Optional<String>> objectOf(List<Artifact> artifacts) {
    Map<SourceText, List<KubernetesObject>> objects = new HashMap<>();
    for (Artifact artifact : artifacts) {
      objects.put(artifact.source(), artifact.objects());
    }
    return finding ->
        objects.getOrDefault(finding.place().source(), List.of()).stream()
            .filter(object -> object.root().span().contains(finding.place()))
            .findFirst()
            .map(object -> object.kind() + "/" + object.name());
  }

  private static List<Notification> notifications(Analysis analysis, Discovery.Result found) {
    List<Notification> all = new ArrayList<>(analysis.notifications());
    for (Notice notice : found.notices()) {
      Notification.Kind kind =
          notice.isIncomplete() ? Notification.Kind.INCOMPLETE : Notification.Kind.WARNING;
      all.add(
          new Notification(kind, Optional.of(notice.path()), Optional.empty(), notice.message()));
    }
    all.sort(Notification.ORDER);
    return all;
  }
}
