package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.Discovery;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Notice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The facade of {@code lintel check}.
 *
 * <p>Steps: find the files; analyse them with the selected rules; judge the findings by the policy.
 * Nothing is printed.
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

  /** Checks what the request names; never throws for what the files hold. */
  public static CheckResult check(CheckRequest request, Progress progress) {
    List<SelectedRule> selected =
        catalog().entries().stream()
            .filter(e -> e.meta().persona() == Persona.REGULAR)
            .map(SelectedRule::of)
            .toList();
    Discovery.Result found =
        Discovery.find(request.root(), request.paths(), Gitignore.NONE, request.honoursGitignore());
    FileTree tree = new FileTree(request.root());
    ArtifactParser parser = new ArtifactParser(tree::exists);
    List<ArtifactSource> sources = new ArrayList<>(found.files().size());
    for (FoundFile file : found.files()) {
      sources.add(new FileSource(file, tree, parser, request.as()));
    }
    Analysis analysis =
        Analysis.of(
            sources,
            selected,
            request.threads(),
            request.isProfiled(),
            done -> progress.at(done, sources.size()));
    List<Notification> notifications = new ArrayList<>(analysis.notifications());
    for (Notice notice : found.notices()) {
      notifications.add(notification(notice));
    }
    notifications.sort(Notification.ORDER);
    RunResult run =
        new RunResult(
            analysis.findings(), notifications, gates(analysis.findings()), analysis.files());
    Set<RuleId> ids = selected.stream().map(SelectedRule::id).collect(Collectors.toSet());
    return new CheckResult(run, ids, analysis.nanos());
  }

  private static Notification notification(Notice notice) {
    Notification.Kind kind =
        notice.isIncomplete() ? Notification.Kind.INCOMPLETE : Notification.Kind.WARNING;
    return new Notification(kind, Optional.of(notice.path()), Optional.empty(), notice.message());
  }

  private static List<GateResult> gates(List<Finding> findings) {
    List<GateResult> gates = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
      for (Finding finding : findings) {
        if (finding.gate() == gate) {
          counts.merge(finding.severity(), 1, Integer::sum);
        }
      }
      gates.add(
          new GateResult(gate, Optional.of(Severity.HIGH), Optional.of(Severity.MEDIUM), counts));
    }
    return gates;
  }
}
