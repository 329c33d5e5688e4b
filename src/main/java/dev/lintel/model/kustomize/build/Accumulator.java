package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.build.Build.Entry;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.TransformerConfig;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a target brings together: resources, which fields the steps change, and variables. Belongs
 * to one build and one thread.
 */
final class Accumulator {
  private final ResourceList resources = new ResourceList();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private TransformerConfig config = TransformerConfig.EMPTY;

  /**
   * What a target brought together, to be shared by all that take it up.
   *
   * @param entries those of it and all that it took up that select what they change
   * @param directories of it and all that it took up
   */
  record Result(
      List<Resource> resources,
      List<Variable> variables,
      TransformerConfig config,
      List<Entry> entries,
      Set<String> directories) {}

  ResourceList resources() {
    return resources;
  }

  List<Variable> variables() {
    return variables;
  }

  List<Entry> entries() {
    return entries;
  }

  TransformerConfig config() {
    return config;
  }

  void merge(TransformerConfig added, Span entry) {
    config = config.merge(added, entry);
  }

  void merge(Result base, Span entry) {
    resources.addAll(base.resources(), entry);
    merge(base.config(), entry);
    base.variables().forEach(this::add);
    entries.addAll(base.entries());
  }

  /** Adds a variable; throws where its name is taken. */
  void add(Variable variable) {
    if (variables.stream().anyMatch(known -> known.name().equals(variable.name()))) {
      throw BuildException.of(
          variable.place(),
          BuildProblem.Kind.CONFLICT,
          "the variable '%s' is defined already",
          variable.name());
    }
    variables.add(variable);
  }

  Result result(Set<String> directories) {
    return new Result(
        resources.resources(),
        List.copyOf(variables),
        config,
        List.copyOf(entries),
        Set.copyOf(directories));
  }
}
