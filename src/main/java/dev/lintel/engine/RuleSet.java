package dev.lintel.engine;

import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.CustomRule;
import dev.lintel.rule.DetectorRule;
import dev.lintel.rule.Rule;
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
  private final Map<String, List<Ready>> ready = new LinkedHashMap<>();
  private final Map<RuleId, ActiveRule> detectors = new LinkedHashMap<>();
  private final List<Notification> failures = new ArrayList<>();

  /** A selected rule with its object. */
  record Ready(ActiveRule selected, Rule rule) {}

  RuleSet(List<ActiveRule> rules) {
    for (ActiveRule rule : rules) {
      selected.computeIfAbsent(rule.id().area(), area -> new ArrayList<>()).add(rule);
    }
  }

  /** Gives the areas that any rule is selected of. */
  Set<String> areas() {
    return Collections.unmodifiableSet(selected.keySet());
  }

  /** Gives the rules of the areas that look at a single artifact, secrets aside. */
  List<Ready> of(Artifact artifact) {
    List<Ready> rules = of(areas(artifact.kind()));
    if (artifact.kind().isYaml() && !artifact.embedded().isEmpty()) {
      rules.addAll(of("sql"));
    }
    return rules;
  }

  /** Gives the areas whose rules look at single artifacts of a kind, secrets aside. */
  static String[] areas(ArtifactKind kind) {
    return switch (kind) {
      case SQL, PYTHON -> new String[] {"sql"};
      case WORKFLOW -> new String[] {"workflow", "promotion"};
      case ACTION, DEPENDABOT -> new String[] {"workflow"};
      case KUBERNETES -> new String[] {"kubernetes", "gitops"};
      case KUSTOMIZATION -> new String[] {"kustomize"};
      case HELM_CHART, HELM_VALUES, HELM_TEMPLATE -> new String[] {"helm"};
      case YAML -> new String[] {"kubernetes"};
      case TEXT -> new String[0];
    };
  }

  /** Gives the rules of the areas that a project has anything of. */
  List<Ready> across(Project project) {
    List<String> areas = new ArrayList<>();
    if (!project.scripts().isEmpty()) {
      areas.add("sql");
    }
    if (!project.workflows().isEmpty() || !project.actions().isEmpty()) {
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
    return of(areas.toArray(String[]::new));
  }

  /** Gives the selected detectors by id; empty where none is selected. */
  synchronized Map<RuleId, ActiveRule> detectors() {
    of("secret");
    return detectors;
  }

  private synchronized List<Ready> of(String... areas) {
    List<Ready> found = new ArrayList<>();
    for (String area : areas) {
      found.addAll(ready.computeIfAbsent(area, this::make));
    }
    return found;
  }

  private List<Ready> make(String area) {
    List<Ready> made = new ArrayList<>();
    for (ActiveRule rule : selected.getOrDefault(area, List.of())) {
      try {
        Rule object = rule.rule();
        if (object instanceof DetectorRule) {
          detectors.put(rule.id(), rule);
        } else {
          made.add(new Ready(rule, object));
        }
      } catch (RuntimeException | Error e) {
        failures.add(failure(rule, e));
      }
    }
    return made;
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
