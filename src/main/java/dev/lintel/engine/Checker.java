package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RunResult;
import dev.lintel.model.Artifact;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Judge;
import dev.lintel.policy.Judgement;
import dev.lintel.policy.Policy;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.policy.foreign.ForeignConfigurations;
import dev.lintel.policy.foreign.ForeignSuppressions;
import dev.lintel.rule.Catalog;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.GitException;
import dev.lintel.source.Notice;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The facade of {@code lintel check}.
 *
 * <p>Steps: open what the scope reads from; read lintel.yml, for it decides what runs; find the
 * files; analyse them with the selected rules; judge the findings. Nothing is printed.
 */
public final class Checker {
  /** A smaller tree is read and checked in the time that a cache takes to be read and written. */
  private static final int FILES_WORTH_A_CACHE = 100;

  /** What the configurations of other tools that are read speak of. */
  private static final Set<ArtifactKind> FOREIGN_KINDS =
      EnumSet.of(
          ArtifactKind.WORKFLOW,
          ArtifactKind.ACTION,
          ArtifactKind.DEPENDABOT,
          ArtifactKind.PRE_COMMIT);

  private Checker() {}

  /** Takes how far a run is. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int total);
  }

  /** Gives all rules that Lintel has. */
  public static Catalog catalog() {
    return Rules.ALL;
  }

  /** Made by the first who asks: a check asks five times, and the descriptors are hundreds. */
  private static final class Rules {
    private static final Catalog ALL = RuleIndex.catalog();
  }

  /**
   * Checks what the request names; never throws for what the files under check hold.
   *
   * @throws InvalidPolicyException where lintel.yml or the selection asks for what there is not
   * @throws GitException where the scope asks git for what it cannot give
   */
  public static CheckResult check(CheckRequest request, Progress progress)
      throws InvalidPolicyException, GitException {
    try (Supply supply = Supply.of(request)) {
      RunSetup setup = RunSetup.of(request, supply);
      return conclude(setup, analyse(setup, progress));
    }
  }

  static Policy policy(CheckRequest request, Supply supply) throws InvalidPolicyException {
    return PolicyLoader.load(request, supply, catalog());
  }

  /** Runs the rules over the files. */
  static Analysis analyse(RunSetup setup, Progress progress) {
    CheckRequest request = setup.request();
    List<FileSource> sources = setup.sources();
    return Analysis.of(
        sources,
        setup.context(),
        setup.rules(),
        request.threads(),
        request.isProfiled(),
        done -> progress.at(done, sources.size()),
        memory(setup, sources.size()));
  }

  /** Judges what was found, by the policy and then by the baseline, if there is one. */
  static CheckResult conclude(RunSetup setup, Analysis analysis) {
    JudgedRun run = judge(setup, analysis);
    RunResult result =
        setup
            .baseline()
            .map(known -> Baselines.judge(setup, run, known))
            .orElseGet(() -> run.result(run.judgement(), Optional.empty()));
    return result(run, result);
  }

  static CheckResult result(JudgedRun run, RunResult result) {
    return new CheckResult(
        result, run.catalog(), run.selected(), run.analysis().kinds(), run.analysis().nanos());
  }

  /**
   * Judges what was found by the policy alone. Before a baseline, what is not to be reported stays:
   * it is known like any other and takes its entries.
   */
  static JudgedRun judge(RunSetup setup, Analysis analysis) {
    CheckRequest request = setup.request();
    RunFiles files = setup.files();
    List<CommentedText> texts = CommentedTexts.of(analysis);
    ForeignSuppressions.Result foreign =
        ForeignSuppressions.apply(analysis.findings(), texts, setup.catalog(), setup.foreign());
    Judgement judgement =
        new Judge(
                setup.policy(),
                request.selection(),
                setup.catalog(),
                setup.rules(),
                request.today())
            .judge(
                foreign.findings(),
                texts,
                objectOf(analysis),
                request.isWholeTree(),
                setup.baseline().isPresent() ? finding -> true : files.isReported());
    return new JudgedRun(
        setup.catalog(),
        setup.rules(),
        analysis,
        judgement,
        notifications(analysis, setup.foreign(), foreign, files.notices()),
        request.isWholeTree());
  }

  /** A cache repays itself where there is much to read. */
  private static Optional<Memory> memory(RunSetup setup, int files) {
    return setup
        .cache()
        .filter(cache -> files >= FILES_WORTH_A_CACHE)
        .flatMap(OpeningCache::get)
        .map(cache -> new Memory(cache, setup.tree()));
  }

  /** Gives kind and name of the Kubernetes object that a finding stands in. */
  private static Function<Finding, Optional<String>> objectOf(Analysis analysis) {
    Map<SourceText, List<KubernetesObject>> objects = new HashMap<>();
    for (Artifact artifact : analysis.artifacts()) {
      objects.put(artifact.source(), artifact.objects());
    }
    return finding ->
        objects
            .computeIfAbsent(finding.place().source(), source -> parsed(analysis, source))
            .stream()
            .filter(object -> object.root().span().contains(finding.place()))
            .findFirst()
            .map(object -> object.kind() + "/" + object.name());
  }

  private static List<KubernetesObject> parsed(Analysis analysis, SourceText source) {
    UnparsedText text = analysis.unparsed().get(source);
    return text == null ? List.of() : text.parser().get().objects();
  }

  private static List<Notification> notifications(
      Analysis analysis,
      ForeignConfigurations configurations,
      ForeignSuppressions.Result foreign,
      List<Notice> notices) {
    List<Notification> all = new ArrayList<>(analysis.notifications());
    if (analysis.kinds().values().stream().anyMatch(FOREIGN_KINDS::contains)) {
      all.addAll(configurations.notifications());
    }
    all.addAll(foreign.warnings());
    for (Notice notice : notices) {
      Notification.Kind kind =
          notice.isIncomplete() ? Notification.Kind.INCOMPLETE : Notification.Kind.WARNING;
      all.add(
          new Notification(kind, Optional.of(notice.path()), Optional.empty(), notice.message()));
    }
    all.sort(Notification.ORDER);
    return all;
  }
}
