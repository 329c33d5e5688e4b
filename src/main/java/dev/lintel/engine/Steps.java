package dev.lintel.engine;

import dev.lintel.finding.RuleId;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Overlay;
import dev.lintel.model.secret.Document;
import dev.lintel.model.workflow.action.PopularOutputs;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.UsedOutputs;
import dev.lintel.policy.ActiveRule;
import dev.lintel.rule.ActionRule;
import dev.lintel.rule.ChartRule;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.DetectorRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.rule.PolicyRule;
import dev.lintel.rule.ProgramRule;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.SchemaRule;
import dev.lintel.rule.SqlFixRule;
import dev.lintel.rule.SqlRule;
import dev.lintel.rule.TypeRule;
import dev.lintel.rule.UnitRule;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Deferred;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gives each rule what it reads: the steps of an artifact and the steps of a project. */
final class Steps {
  /** What actions of others give, as far as a table tells it. */
  private static final UsedOutputs OUTPUTS = new PopularOutputs();

  private Steps() {}

  /** Gives the steps of the rules that read one artifact, or a part of it. */
  static List<Step> of(Artifact artifact, RuleSet rules) {
    List<Step> steps = new ArrayList<>();
    Deferred<Optional<TypeCheck>> types = new Deferred<>(() -> types(artifact));
    Deferred<Optional<Definition>> definition =
        new Deferred<>(() ->
            artifact
                .workflow()
                .map(Definition::of)
                .or(() -> artifact.yaml().flatMap(Definition::of)));
    for (RuleSet.Ready ready : rules.of(artifact)) {
      Optional<Consumer<FindingSink>> work = check(ready, artifact, types, definition);
      if (work.isPresent()) {
        steps.add(step(ready.selected().at(artifact.path()), artifact.path(), work.get()));
      }
    }
    Map<RuleId, ActiveRule> detectors = rules.detectors();
    if (!detectors.isEmpty()) {
      Document document =
          new Document(artifact.source(), artifact.kind(), artifact.yaml(), artifact.sql());
      DetectorRule detector = (DetectorRule) detectors.values().iterator().next().rule();
      steps.add(
          new Step(
              Optional.empty(),
              artifact.path(),
              collector -> detector.check(document, collector.sinkOf(detectors))));
    }
    return steps;
  }

  private static boolean isDefinition(Artifact artifact) {
    return artifact.workflow().isPresent() || artifact.action().isPresent();
  }

  private static Optional<TypeCheck> types(Artifact artifact) {
    return artifact
        .workflow()
        .map(workflow -> TypeCheck.of(workflow, OUTPUTS))
        .or(() -> artifact.action().map(action -> TypeCheck.of(action, OUTPUTS)));
  }

  private static Optional<Consumer<FindingSink>> check(
      RuleSet.Ready ready,
      Artifact artifact,
      Deferred<Optional<TypeCheck>> types,
      Deferred<Optional<Definition>> definition) {
    return switch (ready.rule()) {
      case SqlRule rule -> {
        List<SqlScript> scripts = artifact.scripts();
        yield scripts.isEmpty()
            ? Optional.empty()
            : Optional.of(
                sink -> scripts.forEach(script -> ScriptSink.check(rule::check, script, sink)));
      }
      case YamlRule rule ->
          ready.selected().meta().kinds().contains(artifact.kind())
              ? artifact.yaml().map(stream -> sink -> rule.check(stream, sink))
              : Optional.empty();
      case WorkflowRule rule ->
          artifact.workflow().map(workflow -> sink -> rule.check(workflow, sink));
      case ActionRule rule -> artifact.action().map(action -> sink -> rule.check(action, sink));
      case GrammarRule rule ->
          artifact
              .workflow()
              .<Consumer<FindingSink>>map(file -> sink -> rule.check(file.grammar(), sink))
              .or(() -> artifact.action().map(file -> sink -> rule.check(file.grammar(), sink)))
              .or(() -> artifact.updates().map(file -> sink -> rule.check(file.grammar(), sink)));
      case DefinitionRule rule ->
          isDefinition(artifact)
              ? Optional.of(sink -> definition.get().ifPresent(file -> rule.check(file, sink)))
              : Optional.empty();
      case TypeRule rule ->
          isDefinition(artifact)
              ? Optional.of(sink -> types.get().ifPresent(check -> rule.check(check, sink)))
              : Optional.empty();
      case KustomizationRule rule ->
          artifact.kustomization().map(kustomization -> sink -> rule.check(kustomization, sink));
      case KubernetesRule rule ->
          artifact.objects().isEmpty()
              ? Optional.empty()
              : Optional.of(sink -> artifact.objects().forEach(object -> rule.check(object, sink)));
      case SqlFixRule _,
          SchemaRule _,
          WorkloadRule _,
          UnitRule _,
          ChartRule _,
          ProjectRule _,
          DetectorRule _,
          PolicyRule _,
          ProgramRule _ ->
          Optional.empty();
    };
  }

  /**
   * Gives the steps of the rules that read across artifacts, in lists that may be worked off side
   * by side. Those of rules on SQL are one list: they ask for the same plans in the same order, and
   * side by side each would make them anew or wait for the other.
   *
   * @param isConcerned tells whether anything that is found in a script will be asked for
   */
  static List<List<Step>> of(Project project, Predicate<SqlScript> isConcerned, RuleSet rules) {
    List<Step> sql = new ArrayList<>();
    List<List<Step>> steps = new ArrayList<>(List.of(sql));
    Schemas schemas = new Schemas(project, isConcerned);
    for (RuleSet.Ready ready : rules.across(project)) {
      List<Step> own = of(ready, project, schemas);
      if (ready.selected().id().area().equals("sql")) {
        sql.addAll(own);
      } else {
        steps.add(own);
      }
    }
    List<DeploymentUnit> overlays =
        project.units().stream().filter(unit -> unit.overlay().isPresent()).toList();
    if (!overlays.isEmpty()) {
      List<KubernetesObject> written = taken(project);
      rules
          .ofObjects()
          .forEach(ready -> steps.add(List.of(builtStep(ready, project, written, overlays))));
    }
    return steps;
  }

  private static List<Step> of(RuleSet.Ready ready, Project project, Schemas schemas) {
    return switch (ready.rule()) {
      case UnitRule rule -> List.of(unitStep(rule, ready.selected(), project));
      case WorkloadRule rule -> List.of(workloadStep(rule, ready.selected(), project));
      default ->
          check(ready, project, schemas).stream()
              .map(work -> step(ready.selected(), "the project", work))
              .toList();
    };
  }

  private static Optional<Consumer<FindingSink>> check(
      RuleSet.Ready ready, Project project, Schemas schemas) {
    return switch (ready.rule()) {
      case SqlFixRule rule ->
          Optional.of(sink ->
              project
                  .scripts()
                  .forEach(script ->
                      ScriptSink.check(
                          (text, own) -> rule.check(text, () -> schemas.analysis(text), own),
                          script,
                          sink)));
      case SchemaRule rule ->
          Optional.of(sink -> schemas.analyses().forEach(script -> rule.check(script, sink)));
      case ChartRule rule ->
          Optional.of(sink -> project.charts().forEach(chart -> rule.check(chart, sink)));
      case ProjectRule rule ->
          Optional.of(sink -> {
            OverlayReports reports = new OverlayReports(project.paths());
            rule.check(project, reports.overProject(sink));
            reports.close();
          });
      case SqlRule _,
          YamlRule _,
          WorkflowRule _,
          ActionRule _,
          DefinitionRule _,
          GrammarRule _,
          TypeRule _,
          KubernetesRule _,
          KustomizationRule _,
          WorkloadRule _,
          UnitRule _,
          DetectorRule _,
          PolicyRule _,
          ProgramRule _ ->
          Optional.empty();
    };
  }

  /** Options that lintel.yml sets for some files hold for a unit as for the first file of it. */
  private static Step unitStep(UnitRule rule, ActiveRule selected, Project project) {
    return new Step(
        Optional.of(selected.id()),
        "the project",
        collector -> {
          OverlayReports reports = new OverlayReports(project.paths());
          for (DeploymentUnit unit : project.units()) {
            FindingSink sink = reports.over(collector.sinkOf(selected.at(path(unit))));
            rule.check(unit, sink.in(unit.overlay()));
          }
          reports.close();
        });
  }

  /** Gives the objects of files that a kustomization names. */
  private static List<KubernetesObject> taken(Project project) {
    Set<String> files =
        project.kustomizations().stream()
            .flatMap(kustomization -> kustomization.paths(reference -> true).stream())
            .collect(Collectors.toSet());
    return project.objects().stream()
        .filter(object -> files.contains(object.root().span().source().path()))
        .toList();
  }

  /**
   * Gives the step of a rule on what overlays build. What it says of an object as its file has it
   * is not said again.
   *
   * @param written the objects of the files that overlays are built of
   */
  private static Step builtStep(
      RuleSet.Ready ready,
      Project project,
      List<KubernetesObject> written,
      List<DeploymentUnit> overlays) {
    KubernetesRule rule = (KubernetesRule) ready.rule();
    return new Step(
        Optional.of(ready.selected().id()),
        "the project",
        collector -> {
          OverlayReports reports = new OverlayReports(project.paths());
          FindingSink known = reports.knowing(collector.sinkOf(ready.selected()));
          written.forEach(object -> rule.check(object, known));
          for (DeploymentUnit unit : overlays) {
            FindingSink sink =
                reports.over(collector.sinkOf(ready.selected().at(path(unit)))).in(unit.overlay());
            unit.objects().forEach(object -> rule.check(object, sink));
          }
          reports.close();
        });
  }

  private static String path(DeploymentUnit unit) {
    return unit.overlay()
        .map(Overlay::place)
        .orElseGet(() -> unit.objects().getFirst().root().span())
        .source()
        .path();
  }

  private static Step workloadStep(WorkloadRule rule, ActiveRule selected, Project project) {
    return new Step(
        Optional.of(selected.id()),
        "the project",
        collector -> {
          OverlayReports reports = new OverlayReports(project.paths());
          FindingSink sink = reports.over(collector.sinkOf(selected));
          project
              .kubernetes()
              .deployed()
              .forEach(load -> rule.check(load, sink.in(load.overlay())));
          reports.close();
        });
  }

  private static Step step(ActiveRule rule, String path, Consumer<FindingSink> work) {
    return new Step(Optional.of(rule.id()), path, collector -> work.accept(collector.sinkOf(rule)));
  }
}
