package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of the contexts in a workflow. */
final class WorkflowContexts {
  private static final String DISPATCH = "workflow_dispatch";
  private static final String CALL = "workflow_call";
  private static final Type RESULT =
      new Type.Words(Set.of("success", "failure", "cancelled", "skipped"));

  private final Workflow workflow;
  private final JobGraph graph;
  private final UsedOutputs outputs;
  private final List<Trigger> triggers;

  /** The contexts that are the same for all places of the workflow, or of a job, by their names. */
  private final Map<String, Type> ofWorkflow = new HashMap<>();

  private final Map<Job, Map<String, Type>> ofJobs = new HashMap<>();

  WorkflowContexts(Workflow workflow, UsedOutputs outputs) {
    this.workflow = workflow;
    this.graph = new JobGraph(workflow);
    this.outputs = outputs;
    this.triggers = workflow.triggers();
  }

  /** Gives the contexts at a place of the workflow. */
  Contexts at(Span place) {
    Optional<Job> job =
        workflow.jobs().stream().filter(j -> j.root().span().contains(place)).findFirst();
    return name -> job.map(j -> inJob(name, j, place)).orElseGet(() -> anywhere(name));
  }

  private Type inJob(String name, Job job, Span place) {
    if (name.equals("steps")) {
      return StepsContext.of(job.root().items("steps"), place, outputs);
    }
    Map<String, Type> known = ofJobs.computeIfAbsent(job, _ -> new HashMap<>());
    Type type = known.get(name);
    if (type == null) {
      type =
          switch (name) {
            case "needs" -> needs(job);
            case "matrix" -> MatrixContext.of(job, n -> beforeMatrix(n, job));
            case "job" -> job(job);
            default -> anywhere(name);
          };
      known.put(name, type);
    }
    return type;
  }

  /** The matrix is made before there is one. */
  private Type beforeMatrix(String name, Job job) {
    return name.equals("needs") ? needs(job) : anywhere(name);
  }

  private Type anywhere(String name) {
    Type known = ofWorkflow.get(name);
    if (known == null) {
      known =
          switch (name) {
            case "github" -> github();
            case "inputs" -> inputs();
            case "secrets" -> secrets();
            case "jobs" -> jobs();
            case "runner", "strategy" -> ContextTable.of(name);
            case "env", "vars" -> ObjectType.OF_STRINGS;
            default -> Type.Any.ANY;
          };
      ofWorkflow.put(name, known);
    }
    return known;
  }

  private Type github() {
    return ContextTable.of("github").with("event", event());
  }

  /** A called workflow has the event of its caller. */
  private Type event() {
    ObjectType event = null;
    for (Trigger trigger : triggers) {
      Optional<ObjectType> payload = EventPayloads.of(trigger.event());
      if (payload.isEmpty()) {
        return ObjectType.LOOSE;
      }
      ObjectType own =
          trigger.event().equals(DISPATCH)
              ? payload.get().with("inputs", dispatchTexts(trigger))
              : payload.get();
      event = event == null ? own : event.or(own);
    }
    return event == null ? ObjectType.LOOSE : event.payload();
  }

  private static Type dispatchTexts(Trigger dispatch) {
    ObjectType.Builder builder = ObjectType.builder();
    dispatch.inputs().forEach(input -> builder.add(input.name(), Type.Scalar.STRING));
    return builder.strict();
  }

  private Type inputs() {
    ObjectType.Builder builder = ObjectType.builder();
    for (Trigger trigger : triggers) {
      boolean isDispatch = trigger.event().equals(DISPATCH);
      if (isDispatch || trigger.event().equals(CALL)) {
        for (YamlEntry input : trigger.inputs()) {
          builder.add(input.name(), input(input, isDispatch));
        }
      }
    }
    return builder.strict();
  }

  private static Type input(YamlEntry input, boolean isDispatch) {
    Optional<String> type = input.value().mapping().flatMap(settings -> settings.text("type"));
    return switch (type.orElse("")) {
      case "boolean" -> Type.Scalar.BOOLEAN;
      case "number" -> Type.Scalar.NUMBER;
      case "string" -> Type.Scalar.STRING;
      default -> isDispatch ? Type.Scalar.STRING : Type.Any.ANY;
    };
  }

  /**
   * Callers may hand on all that they have, so that only a name that is nearly a declared one is
   * taken for a slip; and only where every run is a call.
   */
  private Type secrets() {
    if (triggers.size() != 1 || !triggers.getFirst().event().equals(CALL)) {
      return ObjectType.OF_STRINGS;
    }
    List<String> declared =
        triggers.getFirst().settings().flatMap(call -> call.mapping("secrets")).stream()
            .flatMap(secrets -> secrets.keys().stream())
            .toList();
    ObjectType.Builder builder = ObjectType.builder();
    declared.forEach(name -> builder.add(name, Type.Scalar.STRING));
    return builder.filledByCallers(Type.Scalar.STRING);
  }

  private Type jobs() {
    ObjectType.Builder builder = ObjectType.builder();
    for (Job job : graph.jobs()) {
      builder.add(job.id(), result(job));
    }
    return builder.strict();
  }

  private Type needs(Job job) {
    ObjectType.Builder builder = ObjectType.builder();
    for (YamlScalar need : job.needs()) {
      builder.add(need.value(), graph.job(need.value()).map(this::result).orElse(ObjectType.LOOSE));
    }
    for (Job other : graph.jobs()) {
      builder.absent(other.id(), "the job '%s' does not need it".formatted(job.id()));
    }
    return job.needs().stream().anyMatch(need -> need.value().contains("${{"))
        ? builder.loose(ObjectType.LOOSE)
        : builder.strict();
  }

  private ObjectType result(Job job) {
    return ObjectType.builder().add("result", RESULT).add("outputs", outputs(job)).strict();
  }

  /** What a called workflow gives is told by that. */
  private Type outputs(Job job) {
    Optional<YamlMapping> declared = job.root().mapping("outputs");
    if (job.root().find("uses").isPresent()) {
      return job.uses().map(outputs::ofWorkflow).orElse(ObjectType.LOOSE);
    }
    if (declared.isEmpty() && job.root().find("outputs").isPresent()) {
      return ObjectType.LOOSE;
    }
    ObjectType.Builder builder = ObjectType.builder();
    List<String> names = declared.map(YamlMapping::keys).orElse(List.of());
    names.forEach(name -> builder.add(name, Type.Scalar.STRING));
    return names.stream().anyMatch(name -> name.contains("${{"))
        ? builder.loose(Type.Any.ANY)
        : builder.strict();
  }

  private static Type job(Job job) {
    ObjectType.Builder services = ObjectType.builder();
    Optional<YamlMapping> declared = job.root().mapping("services");
    declared.stream()
        .flatMap(mapping -> mapping.keys().stream())
        .forEach(name -> services.add(name, container().add("ports", ObjectType.LOOSE).strict()));
    boolean isKnown = declared.isPresent() || job.root().find("services").isEmpty();
    return ContextTable.of("job")
        .with("container", container().strict())
        .with("services", isKnown ? services.strict() : ObjectType.LOOSE);
  }

  private static ObjectType.Builder container() {
    return ObjectType.builder().add("id", Type.Scalar.STRING).add("network", Type.Scalar.STRING);
  }
}
