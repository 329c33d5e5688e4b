package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.build.Build.Entry;
import dev.lintel.model.kustomize.build.BuildTree.Found;
import dev.lintel.model.kustomize.build.BuildTree.FoundDirectory;
import dev.lintel.model.kustomize.build.BuildTree.FoundFile;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.TransformerConfig;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One kustomization in a build. It brings together what it names, in kustomize's order: resources
 * and bases, generators, components, and then runs its transformers over all of that.
 */
final class Target {
  private final BuildRun run;
  private final KustomizationFile file;
  private final TargetFiles files;
  private final List<String> stack;
  private final String origin;
  private final Set<String> directories = new HashSet<>();

  /**
   * @param stack the directories that lead to this one, itself the last
   * @param origin the way from the directory that is built to this one
   */
  Target(BuildRun run, KustomizationFile file, List<String> stack, String origin) {
    this.run = run;
    this.file = file;
    this.files = run.files(file.directory());
    this.stack = stack;
    this.origin = origin;
    directories.add(file.directory());
  }

  KustomizationFile file() {
    return file;
  }

  Set<String> directories() {
    return directories;
  }

  /** Brings everything together in an accumulator, that of the parent for a component. */
  void accumulate(Accumulator into) {
    addResources(into, file.scalars("resources", "bases"));
    into.merge(configuration(), file.root().span());
    new Generators(this).steps().forEach(step -> step.apply(into.resources()));
    for (YamlScalar entry : file.scalars("components")) {
      component(entry, into);
    }
    for (Step step : new Transformers(this, into.config()).steps()) {
      into.entries().addAll(step.apply(into.resources()));
    }
    for (Resource validator : configurationsOf("validators")) {
      throw notRun(validator);
    }
    for (YamlMapping entry : file.mappings("vars")) {
      Variable variable = Variable.of(entry, run.schema());
      into.resources().set(variable.mark(into.resources().resources()));
      into.add(variable);
    }
  }

  private TransformerConfig configuration() {
    TransformerConfig config = TransformerConfig.defaults();
    for (YamlScalar entry : file.scalars("configurations")) {
      config = config.merge(TransformerConfig.of(rootOf(entry)), entry.span());
    }
    for (YamlScalar entry : file.scalars("crds")) {
      config = config.merge(TransformerConfig.ofDefinitions(rootOf(entry)), entry.span());
    }
    return config;
  }

  /** Gives the first document of a file that an entry names. */
  YamlMapping rootOf(YamlScalar entry) {
    return files
        .yaml(entry, entry.value())
        .firstMapping()
        .map(TreeResolver::resolve)
        .orElseThrow(() ->
            BuildException.of(
                entry.span(),
                BuildProblem.Kind.INVALID_RESOURCE,
                "'%s' holds no mapping",
                entry.value()));
  }

  private void addResources(Accumulator into, List<YamlScalar> entries) {
    for (YamlScalar entry : entries) {
      Found found = files.find(entry, entry.value());
      switch (found) {
        case FoundFile _ -> into.resources().addAll(resourcesOf(entry), entry.span());
        case FoundDirectory(String directory) -> into.merge(base(directory, entry), entry.span());
        default -> throw new IllegalStateException("an entry leads to something: " + found);
      }
    }
  }

  private List<Resource> resourcesOf(YamlScalar entry) {
    List<Resource> resources = run.reader().read(files.yaml(entry, entry.value()), entry.span());
    if (!run.tellsOrigins()) {
      return resources;
    }
    String text = Origins.ofFile(Origins.join(origin, entry.value()));
    return resources.stream().map(r -> Origins.withOrigin(r, text, entry.span())).toList();
  }

  private Accumulator.Result base(String directory, YamlScalar entry) {
    Accumulator.Result result =
        run.base(directory, entry, child(directory, entry), Origins.join(origin, entry.value()));
    for (String visited : result.directories()) {
      requireNoCycle(visited, entry);
    }
    directories.addAll(result.directories());
    return result;
  }

  private void component(YamlScalar entry, Accumulator into) {
    if (!(files.find(entry, entry.value()) instanceof FoundDirectory(String directory))) {
      throw BuildException.of(
          entry.span(),
          BuildProblem.Kind.INVALID_FIELD,
          "'%s' is a file, and a component is a directory",
          entry.value());
    }
    KustomizationFile component = run.load(directory, entry.span());
    component.requireComponent(true, entry.span());
    run.useSchema(component);
    Target target =
        new Target(run, component, child(directory, entry), Origins.join(origin, entry.value()));
    target.accumulate(into);
    // All is taken up once more, so that two that have one id by now are found.
    into.resources().setDistinct(into.resources().resources(), entry.span());
    directories.addAll(target.directories());
  }

  /** Gives the way to a directory that is taken up; throws where it leads back. */
  private List<String> child(String directory, YamlScalar entry) {
    requireNoCycle(directory, entry);
    if (stack.size() >= BuildRun.MOST_LEVELS) {
      throw BuildException.of(
          entry.span(),
          BuildProblem.Kind.LIMIT,
          "more than %d kustomizations take up each other",
          BuildRun.MOST_LEVELS);
    }
    List<String> longer = new ArrayList<>(stack);
    longer.add(directory);
    return longer;
  }

  private void requireNoCycle(String directory, YamlScalar entry) {
    for (String visited : stack) {
      if (Paths.isWithin(visited, directory)) {
        throw BuildException.of(
            entry.span(),
            BuildProblem.Kind.CYCLE,
            "'%s' leads back to a kustomization that is being built: it is its directory, or one"
                + " above it",
            entry.value());
      }
    }
  }

  /** Gives the resources that configure generators or transformers: in place, or in files. */
  List<Resource> configurationsOf(String field) {
    Accumulator found = new Accumulator();
    List<YamlScalar> paths = new ArrayList<>();
    for (YamlScalar entry : file.scalars(field)) {
      if (entry.value().isEmpty()) {
        continue;
      }
      if (entry.value().indexOf('\n') < 0) {
        paths.add(entry);
        continue;
      }
      List<Resource> inline = run.reader().read(run.parse(entry), entry.span());
      found
          .resources()
          .addAll(
              run.tellsOrigins()
                  ? inline.stream()
                      .map(r -> Origins.withOrigin(r, Origins.ofFile(fileOrigin()), entry.span()))
                      .toList()
                  : inline,
              entry.span());
    }
    addResources(found, paths);
    return found.resources().resources();
  }

  /** Gives the way from the directory that is built to the kustomization file. */
  String fileOrigin() {
    return Origins.join(origin, file.name());
  }

  static BuildException notRun(Resource plugin) {
    YamlNode kind = plugin.root().get("kind").orElse(plugin.root());
    return BuildException.of(
        kind.span(),
        BuildProblem.Kind.NOT_RUN,
        "%s is no builtin of kustomize, and programs are not run here",
        plugin.id().title());
  }

  TargetFiles files() {
    return files;
  }

  BuildRun run() {
    return run;
  }

  /**
   * A step of a target: what changes its resources, and how its annotation names it.
   *
   * @param note empty where no annotations are asked for
   * @param reach tells what the entries met that select what they change
   */
  record Step(Span entry, String note, Change change, Reach reach) {
    /** What a step does. */
    interface Change {
      void apply(ResourceList resources);
    }

    /** Tells what the entries of a step met. */
    interface Reach {
      List<Entry> of(List<Resource> before, ResourceList after);
    }

    /** Makes a step without such entries. */
    Step(Span entry, String note, Change change) {
      this(entry, note, change, (before, after) -> List.of());
    }

    /** Runs the step; gives its entries. */
    List<Entry> apply(ResourceList resources) {
      List<Resource> before = resources.resources();
      change.apply(resources);
      List<Entry> entries = reach.of(before, resources);
      if (!note.isEmpty()) {
        resources.set(
            resources.resources().stream()
                .map(resource -> Origins.transformed(resource, note, entry))
                .toList());
      }
      return entries;
    }
  }

  /** Gives the note for a step that a field of the kustomization asks for. */
  String note(String kind) {
    return run.tellsOrigins() ? Origins.ofField(fileOrigin(), kind) : "";
  }

  /** Gives the note for a step that a file configures. */
  String note(Resource configuration) {
    return run.tellsOrigins() ? Origins.ofResource(configuration).orElse("") : "";
  }

  Stream<YamlMapping> entries(String field) {
    return file.mappings(field).stream();
  }
}
