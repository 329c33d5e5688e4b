package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Puts the names that resources have at the end of a build into the fields that name them, as
 * kustomize's name reference transformer (api/filters/nameref of v0.20.1). Which field may name
 * which kind says the configuration; which of several resources that once had the name is meant
 * follows from namespaces, prefixes and suffixes.
 */
// What is not changed is the same node.
@SuppressWarnings("ReferenceEquality")
public final class NameReferences implements Transformer {
  private final List<Field> fields;

  /**
   * A field that may name a resource.
   *
   * @param referrer the resources that have it
   * @param spec where it stands in them
   * @param target what it names
   */
  private record Field(Gvk referrer, FieldSpec spec, Gvk target) {}

  public NameReferences(TransformerConfig config) {
    Gvk any = new Gvk("", "", "");
    fields =
        config.nameReferences().stream()
            .flatMap(reference ->
                reference.fields().stream()
                    .map(spec ->
                        new Field(
                            spec.selector(),
                            new FieldSpec(any, spec.path(), spec.create()),
                            reference.target())))
            .toList();
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    Candidates candidates = new Candidates(resources);
    Map<Gvk, List<Field>> byKind = new HashMap<>();
    return resources.stream()
        .map(resource -> {
          List<Field> own = byKind.computeIfAbsent(resource.originalId().gvk(), this::fieldsOf);
          return own.isEmpty() ? resource : new Referrer(resource, candidates).update(own);
        })
        .toList();
  }

  private List<Field> fieldsOf(Gvk gvk) {
    return fields.stream().filter(field -> gvk.isSelectedBy(field.referrer())).toList();
  }

  /** The resources that may be named. */
  private static final class Candidates {
    private final List<Resource> resources;
    private final Map<String, List<Resource>> byPreviousName = new HashMap<>();

    Candidates(List<Resource> resources) {
      this.resources = resources;
      for (Resource resource : resources) {
        Set<String> names = new HashSet<>();
        resource.previousIds().forEach(id -> names.add(id.name()));
        names.forEach(
            name -> byPreviousName.computeIfAbsent(name, n -> new ArrayList<>()).add(resource));
      }
    }
  }

  /** One resource and what it may name. */
  private static final class Referrer {
    private final Resource resource;
    private final ResourceId id;
    private final Candidates all;
    private final Set<String> subjectNamespaces;

    Referrer(Resource resource, Candidates all) {
      this.resource = resource;
      this.id = resource.id();
      this.all = all;
      this.subjectNamespaces = subjectNamespaces(resource);
    }

    Resource update(List<Field> fields) {
      Resource updated = resource;
      for (Field field : fields) {
        FieldEdits edits =
            new FieldEdits(
                FieldEdits.Made.NOTHING, resource.root().span(), node -> edit(node, field));
        updated = edits.apply(updated, field.spec());
      }
      return updated;
    }

    YamlNode edit(YamlNode node, Field field) {
      return switch (node.content()) {
        case YamlScalar scalar -> scalar.isNull() ? scalar : editScalar(scalar, field);
        case YamlMapping mapping -> editMapping(mapping, field);
        case YamlSequence sequence ->
            sequence.map(item -> item instanceof YamlSequence ? item : edit(item, field));
        default -> node;
      };
    }

    private YamlNode editScalar(YamlScalar scalar, Field field) {
      Optional<Resource> meant =
          select(scalar, field, reachable(scalar.value()), NameReferences::isNamedAlike);
      return meant
          .map(Resource::root)
          .flatMap(root -> root.get("metadata", "name"))
          .flatMap(YamlNode::scalar)
          .filter(name -> !name.value().equals(scalar.value()))
          .<YamlNode>map(name -> scalar.changedTo(name.value(), YamlType.STRING, name))
          .orElse(scalar);
    }

    private YamlNode editMapping(YamlMapping mapping, Field field) {
      Optional<YamlScalar> name = mapping.get("name").flatMap(YamlNode::scalar);
      if (name.isEmpty()) {
        throw BuildException.of(
            mapping.span(),
            BuildProblem.Kind.INVALID_FIELD,
            "'%s' leads to a mapping without a name, so what it names is not known",
            field.spec().path());
      }
      Optional<Resource> meant =
          select(
              name.get(),
              field,
              inNamespace(mapping, name.get().value()),
              (a, b) -> isNamedAlike(a, b) && a.id().namespace().equals(b.id().namespace()));
      if (meant.isEmpty()) {
        return mapping;
      }
      YamlMapping metadata = meant.get().root().mapping("metadata").orElseThrow();
      return changed(changed(mapping, metadata, "name"), metadata, "namespace");
    }

    /** Gives a reference with a field as the resource has it; one that it lacks stays. */
    private static YamlMapping changed(YamlMapping reference, YamlMapping metadata, String field) {
      Optional<YamlScalar> wanted =
          metadata.get(field).flatMap(YamlNode::scalar).filter(s -> !s.value().isEmpty());
      Optional<YamlScalar> written = reference.get(field).flatMap(YamlNode::scalar);
      if (wanted.isEmpty()
          || written.filter(w -> w.value().equals(wanted.get().value())).isPresent()) {
        return reference;
      }
      YamlNode key =
          reference
              .find(field)
              .map(YamlEntry::key)
              .orElseGet(() ->
                  YamlScalar.built(wanted.get().span(), field, YamlType.STRING, reference.span()));
      YamlNode value =
          written
              .map(w -> w.changedTo(wanted.get().value(), YamlType.STRING, wanted.get()))
              .orElse(wanted.get());
      return reference.with(new YamlEntry(key, value));
    }

    /** Gives the resources that had a name and are where this one can refer to. */
    private List<Resource> reachable(String name) {
      return all.byPreviousName.getOrDefault(name, List.of()).stream()
          .filter(this::isReachable)
          .toList();
    }

    private boolean isReachable(Resource candidate) {
      ResourceId other = candidate.id();
      return id.isClusterScoped()
          || other.isClusterScoped()
          || other.effectiveNamespace().equals(id.effectiveNamespace())
          || subjectNamespaces.contains(other.namespace());
    }

    /** A reference with a namespace means one of there, be it the original or the present one. */
    private List<Resource> inNamespace(YamlMapping mapping, String name) {
      List<Resource> candidates = reachable(name);
      Optional<String> namespace =
          mapping.get("namespace").flatMap(YamlNode::scalar).map(YamlScalar::value);
      if (namespace.isEmpty() || candidates.isEmpty()) {
        return candidates;
      }
      Predicate<Resource> isOriginal =
          candidate ->
              !candidate.originalId().isClusterScoped()
                  && candidate.originalId().effectiveNamespace().equals(namespace.get());
      List<Resource> original = candidates.stream().filter(isOriginal).toList();
      if (!original.isEmpty()
          || all.resources.stream().filter(this::isReachable).anyMatch(isOriginal)) {
        return original;
      }
      return candidates.stream()
          .filter(c -> !c.isClusterScoped())
          .filter(c -> c.id().effectiveNamespace().equals(namespace.get()))
          .toList();
    }

    private Optional<Resource> select(
        YamlScalar name, Field field, List<Resource> reachable, Likeness isAlike) {
      List<Resource> candidates =
          reachable.stream()
              .filter(candidate -> wasOf(candidate, field.target()))
              .filter(candidate -> isRoleMeant(candidate, field))
              .filter(this::isBeside)
              .toList();
      if (candidates.size() > 1) {
        candidates = candidates.stream().filter(c -> isOfContext(c, true)).toList();
      }
      if (candidates.size() > 1) {
        candidates = candidates.stream().filter(c -> isOfContext(c, false)).toList();
      }
      if (candidates.isEmpty()) {
        return Optional.empty();
      }
      Resource first = candidates.getFirst();
      if (!candidates.stream().allMatch(candidate -> isAlike.test(first, candidate))) {
        throw BuildException.of(
            name.span(),
            BuildProblem.Kind.SEVERAL_TARGETS,
            "'%s' may mean %s or %s, and which is not clear",
            name.value(),
            first.id().title(),
            candidates.get(1).id().title());
      }
      return Optional.of(first);
    }

    private boolean wasOf(Resource candidate, Gvk target) {
      return candidate.previousIds().stream().anyMatch(p -> p.gvk().isSelectedBy(target));
    }

    /** The role of a binding is of the kind that stands beside its name. */
    private boolean isRoleMeant(Resource candidate, Field field) {
      Optional<YamlMapping> role = resource.root().mapping("roleRef");
      if (!field.spec().path().endsWith("roleRef/name")
          || role.isEmpty()
          || role.get().text("apiGroup").isEmpty()
          || role.get().text("kind").isEmpty()) {
        return true;
      }
      Gvk target =
          new Gvk(role.get().text("apiGroup").orElse(""), "", role.get().text("kind").orElse(""));
      return wasOf(candidate, target);
    }

    /** A service account may be named from other namespaces. */
    private boolean isBeside(Resource candidate) {
      ResourceId other = candidate.id();
      return id.isClusterScoped()
          || other.isClusterScoped()
          || other.gvk().kind().equals("ServiceAccount")
          || other.effectiveNamespace().equals(id.effectiveNamespace());
    }

    /** Resources that went through the same steps got the same prefixes and suffixes last. */
    private boolean isOfContext(Resource candidate, boolean allowEmpty) {
      return isSameEnding(resource.prefixes(), candidate.prefixes(), allowEmpty)
          && isSameEnding(resource.suffixes(), candidate.suffixes(), allowEmpty);
    }
  }

  /** Tells whether two resources give the same value, so that either may be taken. */
  private interface Likeness {
    boolean test(Resource first, Resource second);
  }

  private static boolean isNamedAlike(Resource first, Resource second) {
    return first.id().name().equals(second.id().name());
  }

  private static boolean isSameEnding(List<String> left, List<String> right, boolean allowEmpty) {
    if (left.isEmpty() || right.isEmpty()) {
      return allowEmpty || left.size() == right.size();
    }
    int length = Math.min(left.size(), right.size());
    return left.subList(left.size() - length, left.size())
        .equals(right.subList(right.size() - length, right.size()));
  }

  /** The subjects of a role binding may be in other namespaces. */
  private static Set<String> subjectNamespaces(Resource resource) {
    Set<String> namespaces = new HashSet<>();
    if (!resource.id().gvk().kind().equals("RoleBinding")) {
      return namespaces;
    }
    for (YamlNode item : resource.root().items("subjects")) {
      Optional<YamlMapping> subject = item.mapping();
      Optional<YamlNode> namespace = subject.flatMap(s -> s.get("namespace"));
      if (namespace.isEmpty() || !subject.get().text("kind").orElse("").equals("ServiceAccount")) {
        continue;
      }
      String name = subject.get().text("namespace").orElse("");
      if (namespace.get().isNull()) {
        throw BuildException.of(
            namespace.get().span(),
            BuildProblem.Kind.INVALID_RESOURCE,
            "the namespace of this subject is left empty");
      }
      namespaces.add(name);
    }
    return namespaces;
  }
}
