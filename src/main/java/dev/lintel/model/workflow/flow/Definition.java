package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.Deferred;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow or an action, for what is asked of both: steps, and the code that they use. A view, as
 * {@link Workflow} is; what many rules ask for is worked out once.
 */
public final class Definition {
  private final YamlStream stream;
  private final YamlMapping root;
  private final Optional<Workflow> workflow;
  private final Deferred<List<StepSite>> steps = new Deferred<>(this::findSteps);
  private final Deferred<List<Use>> uses = new Deferred<>(this::findUses);
  private final Deferred<List<ScriptStep>> scripts = new Deferred<>(() -> ScriptStep.all(this));

  private Definition(YamlStream stream, YamlMapping root, Optional<Workflow> workflow) {
    this.stream = stream;
    this.root = root;
    this.workflow = workflow;
  }

  /** Gives what a stream defines; empty where its first document is no mapping. */
  public static Optional<Definition> of(YamlStream stream) {
    return Workflow.of(stream).map(Definition::of);
  }

  /** Makes the definition that a workflow is, or the action that stands in its place. */
  public static Definition of(Workflow workflow) {
    YamlMapping root = workflow.root();
    boolean isAction = root.find("runs").isPresent() && root.find("jobs").isEmpty();
    return new Definition(
        workflow.stream(), root, isAction ? Optional.empty() : Optional.of(workflow));
  }

  public YamlStream stream() {
    return stream;
  }

  public YamlMapping root() {
    return root;
  }

  /** Gives the workflow; empty for an action. */
  public Optional<Workflow> workflow() {
    return workflow;
  }

  /** Gives the jobs; none for an action. */
  public List<Job> jobs() {
    return workflow.map(Workflow::jobs).orElse(List.of());
  }

  /**
   * Gives all steps that may run, in the order of the text, the steps of steps that run side by
   * side included; a step that an alias stands for is given once, where it is written.
   */
  public List<StepSite> steps() {
    return steps.get();
  }

  private List<StepSite> findSteps() {
    List<StepSite> sites = new ArrayList<>();
    Set<Span> seen = new HashSet<>();
    if (workflow.isEmpty()) {
      add(Optional.empty(), root.items("runs", "steps"), Map.of(), seen, sites);
    }
    for (Job job : jobs()) {
      Map<Span, Step> known = new HashMap<>();
      job.steps().forEach(step -> known.put(step.root().span(), step));
      add(Optional.of(job), job.root().items("steps"), known, seen, sites);
    }
    return List.copyOf(sites);
  }

  /**
   * @param known the steps that the job has by their places, for what is known of them already
   */
  private void add(
      Optional<Job> job,
      List<YamlNode> items,
      Map<Span, Step> known,
      Set<Span> seen,
      List<StepSite> sites) {
    for (YamlNode item : items) {
      Optional<YamlMapping> mapping = item.mapping().filter(step -> seen.add(step.span()));
      if (mapping.isEmpty()) {
        continue;
      }
      Step step =
          Optional.ofNullable(known.get(mapping.get().span()))
              .orElseGet(() -> new Step(mapping.get()));
      StepSite site = new StepSite(this, job, step);
      if (!site.isOff()) {
        sites.add(site);
        add(job, mapping.get().items("parallel"), known, seen, sites);
      }
    }
  }

  /** Gives the steps with a script that has a text in it, in the order of the file. */
  public List<ScriptStep> scriptsWith(String text) {
    return scripts().stream().filter(each -> each.run().value().contains(text)).toList();
  }

  /** Gives the steps with a script, in the order of the file; switched off ones included. */
  public List<ScriptStep> scripts() {
    return scripts.get();
  }

  /** Gives the places that use code of elsewhere, steps and jobs, in the order of the text. */
  public List<Use> uses() {
    return uses.get();
  }

  private List<Use> findUses() {
    List<Use> found = new ArrayList<>();
    for (Job job : jobs()) {
      job.uses().ifPresent(code -> found.add(new Use(code, job.root(), Optional.empty())));
    }
    for (StepSite site : steps()) {
      site.step()
          .uses()
          .ifPresent(code -> found.add(new Use(code, site.step().root(), Optional.of(site))));
    }
    found.sort((a, b) -> Integer.compare(a.code().span().start(), b.code().span().start()));
    return List.copyOf(found);
  }

  /**
   * One use of code of elsewhere.
   *
   * @param holder the step or job
   * @param site the step; empty where a job calls a workflow
   */
  public record Use(UsedCode code, YamlMapping holder, Optional<StepSite> site) {
    /** Gives the code where it lies in another repository. */
    public Optional<UsedCode.InRepository> remote() {
      return code instanceof UsedCode.InRepository found ? Optional.of(found) : Optional.empty();
    }
  }

  /** Gives where to point when a finding is about all of it: its first key. */
  public Span place() {
    return root.entries().isEmpty() ? root.span() : root.entries().getFirst().key().span();
  }

  /** Gives the entry that says what starts the workflow. */
  public Optional<YamlEntry> on() {
    return root.find("on");
  }

  /** Tells whether any of some events starts the workflow. */
  public boolean isStartedBy(Set<String> events) {
    return workflow.stream()
        .flatMap(flow -> flow.triggers().stream())
        .anyMatch(trigger -> events.contains(trigger.event()));
  }
}
