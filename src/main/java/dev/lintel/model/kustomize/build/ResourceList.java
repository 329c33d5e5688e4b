package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.resource.Behavior;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The resources of a build so far, in their order. No two have the same present id when they are
 * added. Belongs to one build and one thread.
 */
final class ResourceList {
  /** What makes two ids those of one resource. */
  private record Key(String kind, String apiVersion, String namespace, String name) {
    static Key of(ResourceId id) {
      return new Key(id.gvk().kind(), id.gvk().apiVersion(), id.effectiveNamespace(), id.name());
    }
  }

  private List<Resource> resources = new ArrayList<>();
  private Set<Key> present = new HashSet<>();

  List<Resource> resources() {
    return List.copyOf(resources);
  }

  /** Tells whether the resources are those of a list, none of them changed. */
  // What a step does not change is the same object.
  @SuppressWarnings("ReferenceEquality")
  boolean isStill(List<Resource> before) {
    if (before.size() != resources.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) != resources.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Puts other resources in the place of all. */
  void set(List<Resource> changed) {
    resources = new ArrayList<>(changed);
    present = new HashSet<>();
    resources.forEach(resource -> present.add(Key.of(resource.id())));
  }

  /**
   * Puts other resources in the place of all; throws where two have one id.
   *
   * @param entry what asked for the change
   */
  void setDistinct(List<Resource> changed, Span entry) {
    resources = new ArrayList<>();
    present = new HashSet<>();
    addAll(changed, entry);
  }

  /**
   * Adds resources; throws where one has the id of another.
   *
   * @param entry what brings them in
   */
  void addAll(List<Resource> added, Span entry) {
    for (Resource resource : added) {
      ResourceId id = resource.id();
      if (!present.add(Key.of(id))) {
        throw BuildException.of(
            entry,
            BuildProblem.Kind.CONFLICT,
            "%s is there already, and a build holds each object once",
            id.title());
      }
      resources.add(resource);
    }
  }

  /**
   * Adds what a generator made, or merges it with the resource that has its id, as its behavior
   * says.
   */
  void absorb(Resource made, Span entry) {
    ResourceId id = made.id();
    List<Integer> matches = indexesOfAny(id);
    if (matches.size() > 1) {
      throw BuildException.of(
          entry,
          BuildProblem.Kind.SEVERAL_TARGETS,
          "%s is there %d times, so nothing can be merged with it",
          id.title(),
          matches.size());
    }
    Behavior behavior = made.options().behavior();
    boolean joins = behavior == Behavior.MERGE || behavior == Behavior.REPLACE;
    if (matches.isEmpty()) {
      if (joins) {
        throw BuildException.of(
            entry,
            BuildProblem.Kind.NO_TARGET,
            "there is no %s to %s",
            id.title(),
            behavior == Behavior.MERGE ? "merge with" : "replace");
      }
      addAll(List.of(made), entry);
      return;
    }
    if (!joins) {
      throw BuildException.of(
          entry,
          BuildProblem.Kind.CONFLICT,
          "%s is there already; say 'behavior: merge' or 'behavior: replace' to change it",
          id.title());
    }
    int index = matches.getFirst();
    Resource old = resources.get(index);
    Resource joined = joined(made, old, behavior);
    // What is merged is still from where the first part is.
    resources.set(
        index,
        behavior == Behavior.MERGE
            ? Origins.of(old).map(o -> Origins.withOrigin(joined, o, entry)).orElse(joined)
            : joined);
  }

  /** What a patch makes of its target; empty where the target is deleted. */
  interface Change {
    Optional<Resource> apply(Resource target);
  }

  /** Changes the only resource that ever had an id. */
  void changeOnly(ResourceId id, Span entry, Change change) {
    List<Integer> matches = indexesOfAny(id);
    if (matches.size() == 1) {
      int index = matches.getFirst();
      List<Resource> changed = new ArrayList<>(resources);
      Resource target = changed.remove(index);
      change.apply(target).ifPresent(resource -> changed.add(index, resource));
      set(changed);
      return;
    }
    throw matches.isEmpty()
        ? BuildException.of(
            entry,
            BuildProblem.Kind.NO_TARGET,
            "the patch is for %s, which is not among the resources",
            id.title())
        : BuildException.of(
            entry,
            BuildProblem.Kind.SEVERAL_TARGETS,
            "the patch is for %s, which %d resources are or were named",
            id.title(),
            matches.size());
  }

  private List<Integer> indexesOfAny(ResourceId id) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      if (resources.get(i).allIds().stream().anyMatch(id::isSameAs)) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  /** Gives what a generator made under the name and with the way of what was there. */
  private static Resource joined(Resource made, Resource old, Behavior behavior) {
    YamlMapping root = made.root();
    YamlMapping metadata = root.mapping("metadata").orElseThrow();
    YamlMapping oldMetadata = old.root().mapping("metadata").orElseThrow();
    for (String field : List.of("labels", "annotations")) {
      metadata = merged(metadata, oldMetadata, field);
    }
    metadata = oldMetadata.find("name").map(metadata::with).orElse(metadata);
    metadata =
        oldMetadata.find("namespace").map(metadata::with).orElse(metadata.without("namespace"));
    root = root.with(new YamlEntry(root.find("metadata").orElseThrow().key(), metadata));
    if (behavior == Behavior.MERGE) {
      root = merged(merged(root, old.root(), "data"), old.root(), "binaryData");
    }
    return new Resource(
        root,
        old.isClusterScoped(),
        old.previousIds(),
        old.prefixes(),
        old.suffixes(),
        old.variables(),
        new Resource.Options(
            made.options().needsHash(),
            old.options().behavior(),
            old.options().mayChangeName(),
            old.options().mayChangeKind()));
  }

  /** Gives a mapping in which one field holds what the other mapping has there too. */
  private static YamlMapping merged(YamlMapping own, YamlMapping other, String field) {
    Optional<YamlEntry> theirs = other.find(field);
    Optional<YamlMapping> base = theirs.flatMap(entry -> entry.value().mapping());
    if (base.isEmpty()) {
      return own;
    }
    YamlMapping joined = base.get();
    for (YamlEntry entry : own.mapping(field).map(YamlMapping::entries).orElse(List.of())) {
      joined = joined.with(entry);
    }
    return own.with(new YamlEntry(theirs.get().key(), joined));
  }

  /** Gives a resource under another name. */
  static Resource renamed(Resource resource, YamlNode name) {
    YamlEntry metadata = resource.root().find("metadata").orElseThrow();
    YamlMapping fields = metadata.value().mapping().orElseThrow();
    YamlNode key =
        fields
            .find("name")
            .map(YamlEntry::key)
            .orElseGet(() -> YamlScalar.built(name.span(), "name", YamlType.STRING));
    YamlMapping changed = fields.with(new YamlEntry(key, name));
    return resource.withRoot(resource.root().with(new YamlEntry(metadata.key(), changed)));
  }
}
