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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

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

  /** The present ids; null where they have to be gathered anew. */
  private Set<Key> present;

  /** Where each id that a resource has or had stands; null as above. */
  private Map<Key, List<Integer>> indexes;

  List<Resource> resources() {
    return List.copyOf(resources);
  }

  /** Gives the ids that the resources of a list had which are changed now, or gone. */
  // What a step does not change is the same object.
  List<ResourceId> changed(List<Resource> before) {
    Set<Resource> still = Collections.newSetFromMap(new IdentityHashMap<>());
    still.addAll(resources);
    return before.stream().filter(resource -> !still.contains(resource)).map(Resource::id).toList();
  }

  /** Puts other resources in the place of all. */
  void set(List<Resource> changed) {
    resources = new ArrayList<>(changed);
    forget();
  }

  private void forget() {
    present = null;
    indexes = null;
  }

  private Set<Key> present() {
    if (present == null) {
      present = new HashSet<>();
      resources.forEach(resource -> present.add(Key.of(resource.id())));
    }
    return present;
  }

  /**
   * Puts other resources in the place of all; throws where two have one id.
   *
   * @param entry what asked for the change
   */
  void setDistinct(List<Resource> changed, Span entry) {
    set(List.of());
    addAll(changed, entry);
  }

  /**
   * Adds resources; throws where one has the id of another.
   *
   * @param entry what brings them in
   */
  void addAll(List<Resource> added, Span entry) {
    Set<Key> ids = present();
    for (Resource resource : added) {
      ResourceId id = resource.id();
      if (!ids.add(Key.of(id))) {
        throw conflict(resource, entry, ", and a build holds each object once");
      }
      resources.add(resource);
      if (indexes != null) {
        index(resources.size() - 1);
      }
    }
  }

  private BuildException conflict(Resource added, Span entry, String advice) {
    Key id = Key.of(added.id());
    List<Span> others =
        Stream.concat(
                resources.stream()
                    .filter(r -> r.allIds().stream().map(Key::of).anyMatch(id::equals)),
                Stream.of(added))
            .flatMap(resource -> resource.root().get("metadata", "name").stream())
            .map(YamlNode::span)
            .toList();
    return new BuildException(
        new BuildProblem(
            entry,
            BuildProblem.Kind.CONFLICT,
            "%s is there already%s".formatted(added.id().title(), advice),
            others));
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
      throw conflict(made, entry, "; say 'behavior: merge' or 'behavior: replace' to change it");
    }
    int index = matches.getFirst();
    Resource old = resources.get(index);
    Resource joined = joined(made, old, behavior);
    // What is merged is still from where the first part is.
    put(
        index,
        behavior == Behavior.MERGE
            ? Origins.of(old).map(o -> Origins.withOrigin(joined, o, entry)).orElse(joined)
            : joined);
  }

  /** Puts a resource in the place of another. */
  private void put(int index, Resource changed) {
    boolean isKnown = changed.allIds().equals(resources.get(index).allIds());
    resources.set(index, changed);
    if (!isKnown) {
      forget();
    }
  }

  /** Changes the only resource that ever had an id, or takes it away. */
  void change(ResourceId id, Span entry, Function<Resource, Optional<Resource>> change) {
    int index = only(id, entry);
    Optional<Resource> changed = change.apply(resources.get(index));
    if (changed.isPresent()) {
      put(index, changed.get());
    } else {
      resources.remove(index);
      forget();
    }
  }

  /** Gives where the only resource stands that ever had an id. */
  private int only(ResourceId id, Span entry) {
    List<Integer> matches = indexesOfAny(id);
    if (matches.size() == 1) {
      return matches.getFirst();
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
    if (indexes == null) {
      indexes = new HashMap<>();
      for (int i = 0; i < resources.size(); i++) {
        index(i);
      }
    }
    return indexes.getOrDefault(Key.of(id), List.of());
  }

  private void index(int index) {
    resources.get(index).allIds().stream()
        .map(Key::of)
        .distinct()
        .forEach(key -> indexes.computeIfAbsent(key, k -> new ArrayList<>()).add(index));
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
            made.options().needsHash() && old.options().needsHash(),
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
