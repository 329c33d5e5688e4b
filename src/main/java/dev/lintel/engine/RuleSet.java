package dev.lintel.engine;

import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.CustomRule;
import dev.lintel.rule.ActionRule;
import dev.lintel.rule.ChartRule;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.DetectorRule;
import dev.lintel.rule.GrammarRule;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.rule.PolicyRule;
import dev.lintel.rule.ProgramRule;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Rule;
import dev.lintel.rule.SchemaRule;
import dev.lintel.rule.SqlFixRule;
import dev.lintel.rule.SqlRule;
import dev.lintel.rule.TypeRule;
import dev.lintel.rule.UnitRule;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.ArtifactKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The selected rules by area. A rule's object is made when the first artifact of its area arrives,
 * so that a run over two workflows loads no class that reads SQL. Safe to share between threads.
 */
final class RuleSet {
  private final Map<String, List<ActiveRule>> selected = new LinkedHashMap<>();
  private final Map<String, Made> made = new LinkedHashMap<>();
  private final Map<RuleId, ActiveRule> detectors = new LinkedHashMap<>();
  private final List<Notification> failures = new ArrayList<>();

  /** A selected rule with its object. */
  record Ready(ActiveRule selected, Rule rule) {}

  /**
   * The rules of an area.
   *
   * @param single those that read one artifact
   * @param across those that read across artifacts
   */
  private record Made(List<Ready> single, List<Ready> across) {}

  RuleSet(List<ActiveRule> rules) {
    for (ActiveRule rule : rules) {
      selected.computeIfAbsent(rule.id().area(), area -> new ArrayList<>()).add(rule);
    }
  }

  /** Gives the areas that any rule is selected of. */
  Set<String> areas() {
    return Collections.unmodifiableSet(selected.keySet());
  }

  /** Gives the rules that look at a single artifact, secrets aside. */
  List<Ready> of(Artifact artifact) {
    List<Ready> rules = new ArrayList<>();
    for (String area : areas(artifact.kind())) {
      rules.addAll(of(area).single);
    }
    if (artifact.kind().isYaml() && !artifact.embedded().isEmpty()) {
      rules.addAll(of("sql").single);
    }
    return rules;
  }

  /** Gives the areas whose rules look at single artifacts of a kind, secrets aside. */
  static String[] areas(ArtifactKind kind) {
    return switch (kind) {
      case SQL, PYTHON -> new String[] {"sql"};
      case WORKFLOW -> new String[] {"workflow", "promotion"};
      case ACTION, DEPENDABOT, PRE_COMMIT -> new String[] {"workflow"};
      case KUBERNETES -> new String[] {"kubernetes", "gitops"};
      case KUSTOMIZATION -> new String[] {"kustomize"};
      case HELM_CHART, HELM_VALUES, HELM_TEMPLATE -> new String[] {"helm"};
      case YAML -> new String[] {"kubernetes"};
      case TEXT -> new String[0];
    };
  }

  /** Gives the rules across artifacts of the areas that a project has anything of. */
  List<Ready> across(Project project) {
    List<String> areas = new ArrayList<>();
    if (!project.scripts().isEmpty()) {
      areas.add("sql");
    }
    if (!project.workflows().isEmpty()
        || !project.actions().isEmpty()
        || !project.updates().files().isEmpty()) {
      areas.add("workflow");
    }
    if (!project.objects().isEmpty()) {
      areas.add("kubernetes");
      areas.add(CustomRule.AREA);
    }
    if (!project.kustomizations().isEmpty()) {
      areas.add("kustomize");
    }
    if (!project.charts().isEmpty()) {
      areas.add("helm");
    }
    if (!areas.isEmpty()) {
      areas.add("gitops");
      areas.add("promotion");
    }
    List<Ready> rules = new ArrayList<>();
    areas.forEach(area -> rules.addAll(of(area).across));
    return rules;
  }

  /** Gives the rules that look at single Kubernetes objects, be they of a file or built. */
  List<Ready> ofObjects() {
    return of("kubernetes").single.stream()
        .filter(ready -> ready.rule() instanceof KubernetesRule rule && !rule.isOnWriting())
        .toList();
  }

  /** Gives the selected detectors by id; empty where none is selected. */
  synchronized Map<RuleId, ActiveRule> detectors() {
    of("secret");
    return detectors;
  }

  private synchronized Made of(String area) {
    return made.computeIfAbsent(area, this::make);
  }

  private Made make(String area) {
    List<Ready> single = new ArrayList<>();
    List<Ready> across = new ArrayList<>();
    for (ActiveRule rule : selected.getOrDefault(area, List.of())) {
      try {
        Rule object = rule.rule();
        if (object instanceof DetectorRule) {
          detectors.put(rule.id(), rule);
        } else {
          (isAcross(object) ? across : single).add(new Ready(rule, object));
        }
      } catch (RuntimeException | Error e) {
        failures.add(failure(rule, e));
      }
    }
    return new Made(single, across);
  }

  private static boolean isAcross(Rule rule) {
    return switch (rule) {
      case SqlFixRule _, SchemaRule _, WorkloadRule _, UnitRule _, ChartRule _, ProjectRule _ ->
          true;
      case SqlRule _,
          YamlRule _,
          WorkflowRule _,
          ActionRule _,
          DefinitionRule _,
          GrammarRule _,
          TypeRule _,
          KubernetesRule _,
          KustomizationRule _,
          DetectorRule _,
          PolicyRule _,
          ProgramRule _ ->
          false;
    };
  }

  /** A rule whose tables are damaged fails when it is made; the others go on without it. */
  private static Notification failure(ActiveRule rule, Throwable thrown) {
    String message = rule.id() + " did not run: " + thrown.getClass().getSimpleName();
    return new Notification(
        Notification.Kind.INCOMPLETE,
        Optional.empty(),
        Optional.of(rule.id()),
        message + " while it was made; all other rules stand");
  }

  /** Tells which rules could not be made. */
  synchronized List<Notification> failures() {
    return List.copyOf(failures);
  }
}
