package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.UsedCode.Image;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.UsedCode.Local;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.Deferred;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The actions and reusable workflows of a repository, and the steps and jobs that use them. Paths
 * are relative to the root of the check, with forward slashes.
 */
public final class RepositoryCode {
  private static final List<String> ACTION_FILES =
      List.of("action.yml", "action.yaml", "Dockerfile");

  /** Files that lack what they use: fewer than these may be a mistake each. */
  private static final int FEW = 3;

  private final Predicate<String> exists;
  private final Map<String, LocalAction> actions = new HashMap<>();
  private final Map<String, CalledWorkflow> workflows = new HashMap<>();
  private final Map<String, YamlStream> unreadable = new HashMap<>();
  private final List<UsedAction> uses = new ArrayList<>();
  private final Map<String, List<WorkflowCall>> calls = new LinkedHashMap<>();

  private final Deferred<Boolean> isExcerpt = new Deferred<>(this::readsAsExcerpt);

  /** What may be called from each repository, by its directory. */
  private final Map<String, List<String>> callable = new ConcurrentHashMap<>();

  /**
   * @param unreadable the workflows and actions that hold no mapping, most often for a fault
   * @param exists tells whether a path is a file or directory of the repository
   */
  public RepositoryCode(
      List<Workflow> workflows,
      List<ActionDefinition> actions,
      List<YamlStream> unreadable,
      Predicate<String> exists) {
    this.exists = exists;
    unreadable.forEach(stream -> this.unreadable.put(stream.source().path(), stream));
    for (ActionDefinition definition : actions) {
      LocalAction action = new LocalAction(definition);
      if (action.path().endsWith("/action.yml") || action.path().equals("action.yml")) {
        this.actions.put(action.directory(), action);
      } else {
        this.actions.putIfAbsent(action.directory(), action);
      }
    }
    workflows.forEach(w -> this.workflows.put(w.path(), new CalledWorkflow(w)));
    for (Workflow workflow : workflows) {
      for (Job job : workflow.jobs()) {
        addUses(workflow.stream(), job.steps());
        addCall(workflow, job);
      }
    }
    actions.forEach(action -> addUses(action.stream(), action.steps()));
  }

  /** Gives the steps that use an action whose text can be read, by the paths of their files. */
  public List<UsedAction> uses() {
    return List.copyOf(uses);
  }

  /** Gives the jobs that call a workflow of the repository, by the paths of their files. */
  public List<WorkflowCall> calls() {
    return calls.values().stream().flatMap(List::stream).toList();
  }

  /** Gives the jobs of a workflow that call one of the repository, in the order of the text. */
  public List<WorkflowCall> calls(String workflow) {
    return List.copyOf(calls.getOrDefault(workflow, List.of()));
  }

  /** Gives the workflow that a job calls. */
  public Optional<CalledWorkflow> called(Workflow caller, Job job) {
    return calls(caller.path()).stream()
        .filter(call -> call.job().span().equals(job.span()))
        .findFirst()
        .flatMap(WorkflowCall::called);
  }

  /** Tells whether a path is a file or directory. */
  public boolean exists(String path) {
    return path.isEmpty() || exists.test(path);
  }

  /**
   * Tells whether the files were taken out of their repositories, as a collection of examples is:
   * three or more use an action or a workflow of their repository, and hardly any of it is there.
   * What is not there then is not missing.
   */
  public boolean isExcerpt() {
    return isExcerpt.get();
  }

  private boolean readsAsExcerpt() {
    Set<String> complete = new HashSet<>();
    Set<String> lacking = new HashSet<>();
    for (UsedAction use : uses) {
      if (use.code() instanceof Local local) {
        (isMissing(use.stream(), local) ? lacking : complete).add(use.path());
      }
    }
    for (WorkflowCall call : calls()) {
      call.path().ifPresent(path -> (exists(path) ? complete : lacking).add(call.caller().path()));
    }
    return lacking.size() >= FEW && lacking.size() > FEW * complete.size();
  }

  /**
   * Gives what is known of the action that a step uses: one of the repository, or a popular one;
   * empty where nothing is.
   *
   * @param stream the workflow or action that the step stands in
   */
  public Optional<ActionMetadata> metadata(YamlStream stream, UsedCode code) {
    return metadata(stream, code, version(stream, code));
  }

  private Optional<ActionMetadata> metadata(
      YamlStream stream, UsedCode code, Optional<String> version) {
    return switch (code) {
      case Local local ->
          action(stream, local)
              .filter(LocalAction::isReadable)
              .map(action -> action.metadata(local.span().text()));
      case InRepository remote -> version.flatMap(v -> ActionCatalog.find(remote.slug(), v));
      case Image _ -> Optional.empty();
    };
  }

  /** Gives the action of the repository that a step uses. */
  public Optional<LocalAction> action(YamlStream stream, Local code) {
    return directory(stream, code).map(actions::get);
  }

  /** Tells whether there is nothing in the repository that a local use could mean. */
  public boolean isMissing(YamlStream stream, Local code) {
    Optional<String> directory = directory(stream, code);
    return directory.isEmpty()
        || !actions.containsKey(directory.get())
            && ACTION_FILES.stream()
                .flatMap(file -> LocalPath.resolve(directory.get(), file).stream())
                .noneMatch(exists);
  }

  /** Gives the action.yml of a local use, where nothing in it can be read. */
  public Optional<YamlStream> unreadableAction(YamlStream stream, Local code) {
    return directory(stream, code).stream()
        .flatMap(directory ->
            ACTION_FILES.stream().flatMap(file -> LocalPath.resolve(directory, file).stream()))
        .flatMap(path -> unreadable(path).stream())
        .findFirst();
  }

  /** Gives a workflow or action.yml by its path, where nothing in it can be read. */
  public Optional<YamlStream> unreadable(String path) {
    return Optional.ofNullable(unreadable.get(path));
  }

  /** Gives the actions of the repository as a workflow or action would write them, in order. */
  public List<String> actionsFor(YamlStream stream) {
    return written(stream, actions.keySet().stream());
  }

  /** Gives the workflows that a workflow may call, as it would write them, in order. */
  public List<String> workflowsFor(YamlStream stream) {
    return callable.computeIfAbsent(
        LocalPath.repository(stream.source().path()),
        _ ->
            written(
                stream,
                workflows.values().stream()
                    .filter(workflow -> workflow.trigger().isPresent())
                    .map(CalledWorkflow::path)));
  }

  private static List<String> written(YamlStream stream, Stream<String> paths) {
    String root = LocalPath.repository(stream.source().path());
    String prefix = root.isEmpty() ? "" : root + "/";
    return paths
        .filter(path -> path.startsWith(prefix))
        .map(path -> "./" + path.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /** A path that leads out of its repository names nothing, whatever lies there. */
  private static Optional<String> directory(YamlStream stream, Local code) {
    return LocalPath.resolve("", code.span().text().substring(1))
        .flatMap(path -> LocalPath.resolve(LocalPath.repository(stream.source().path()), path));
  }

  private void addUses(YamlStream stream, List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Optional<YamlScalar> place = step.root().get("uses").flatMap(YamlNode::scalar);
      Optional<UsedCode> code = place.flatMap(UsedCode::of);
      if (code.isPresent()) {
        Optional<LocalAction> local =
            code.get() instanceof Local used ? action(stream, used) : Optional.empty();
        Optional<String> version = version(stream, code.get());
        uses.add(
            new UsedAction(
                stream,
                step,
                steps.subList(0, i),
                place.get(),
                code.get(),
                version,
                metadata(stream, code.get(), version),
                local));
      }
    }
  }

  /** A commit says nothing of the version, so people write it behind. */
  private static Optional<String> version(YamlStream stream, UsedCode code) {
    if (!(code instanceof InRepository remote)) {
      return Optional.empty();
    }
    if (!remote.isPinned()) {
      return Optional.of(remote.ref().text()).filter(ref -> ActionVersion.of(ref).isPresent());
    }
    int end = remote.span().resolved().end();
    SourceText source = stream.source();
    int lineEnd = source.content().indexOf('\n', end);
    return stream.comments().stream()
        .filter(comment -> comment.span().start() >= end)
        .filter(comment -> lineEnd < 0 || comment.span().start() < lineEnd)
        .flatMap(comment -> Stream.of(comment.text().replace('#', ' ').strip().split("[\\s,;]+")))
        .filter(word -> ActionVersion.of(word).isPresent())
        .findFirst();
  }

  private void addCall(Workflow workflow, Job job) {
    Optional<YamlScalar> place = job.root().get("uses").flatMap(YamlNode::scalar);
    if (place.isPresent() && place.flatMap(UsedCode::of).orElse(null) instanceof Local code) {
      Optional<String> path =
          code.span().text().contains("@") ? Optional.empty() : directory(workflow.stream(), code);
      calls
          .computeIfAbsent(workflow.path(), _ -> new ArrayList<>())
          .add(new WorkflowCall(workflow, job, place.get(), path, path.map(workflows::get)));
    }
  }
}
