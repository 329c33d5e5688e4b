package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.model.Artifact;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.CommentedText;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Judge;
import dev.lintel.policy.Judgement;
import dev.lintel.policy.Policy;
import dev.lintel.policy.Selection;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    Setup setup = setup(request);
    List<FileSource> sources = sources(setup.found(), request);
    Analysis analysis =
        Analysis.of(
            sources,
            setup.rules(),
            request.threads(),
            request.isProfiled(),
            done -> progress.at(done, sources.size()));
    return judge(setup, analysis);
  }

  /** What is settled before a file is read: the policy, what it selects and the files. */
  record Setup(
      CheckRequest request, Policy policy, List<ActiveRule> rules, Discovery.Result found) {}

  static Setup setup(CheckRequest request) throws InvalidPolicyException {
    Catalog catalog = catalog();
    Policy policy = Policy.load(configuration(request), catalog);
    return new Setup(
        request,
        policy,
        policy.select(catalog, request.selection()),
        Discovery.find(
            request.root(), request.paths(), policy.exclude(), request.honoursGitignore()));
  }

  static CheckResult judge(Setup setup, Analysis analysis) {
    CheckRequest request = setup.request();
    Judgement judgement =
        new Judge(setup.policy(), request.selection(), catalog(), setup.rules(), request.today())
            .judge(
                analysis.findings(),
                texts(analysis.artifacts()),
                objectOf(analysis.artifacts()),
                isWholeTree(request));
    RunResult run =
        new RunResult(
            judgement.findings(),
            notifications(analysis, setup.found()),
            judgement.gates(),
            analysis.kinds().size(),
            Optional.empty());
    Set<RuleId> selected = new HashSet<>();
    setup.rules().forEach(rule -> selected.add(rule.id()));
    return new CheckResult(run, selected, analysis.kinds(), analysis.nanos());
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

  static List<FileSource> sources(Discovery.Result found, CheckRequest request) {
    FileTree tree = new FileTree(request.root());
    ArtifactParser parser = new ArtifactParser(tree::exists);
    List<FileSource> sources = new ArrayList<>(found.files().size());
    for (FoundFile file : found.files()) {
      sources.add(new FileSource(file, tree, parser, request.as()));
    }
    return sources;
  }

  private static boolean isWholeTree(CheckRequest request) {
    return request.paths().contains(request.root())
        && request.selection().equals(Selection.DEFAULT);
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
