package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a replacement's value comes from: a field of the one resource that has an id, or had it.
 *
 * @param place of the entry, for what is wrong with the choice of the resource
 * @param namespace empty for any
 * @param name empty for any
 */
record ReplacementSource(
    Span place,
    Gvk gvk,
    String name,
    String namespace,
    ReplacementPath path,
    ReplacementOptions options) {

  static ReplacementSource of(YamlMapping entry) {
    Span place =
        Stream.of("name", "kind")
            .flatMap(key -> entry.get(key).stream())
            .findFirst()
            .orElse(entry)
            .span();
    String path = ReplacementEntry.text(entry, "fieldPath");
    return new ReplacementSource(
        place,
        new Gvk(
            ReplacementEntry.text(entry, "group"),
            ReplacementEntry.text(entry, "version"),
            ReplacementEntry.text(entry, "kind")),
        ReplacementEntry.text(entry, "name"),
        ReplacementEntry.text(entry, "namespace"),
        path.isEmpty()
            ? ReplacementPath.of(place, ReplacementPath.DEFAULT)
            : ReplacementPath.of(entry.get("fieldPath").orElse(entry).span(), path),
        ReplacementOptions.of(entry));
  }

  /** Gives the value; what is missing, or there more than once, is an error at the entry. */
  YamlNode value(List<Resource> resources) {
    List<Resource> selected = resources.stream().filter(this::selects).limit(2).toList();
    if (selected.isEmpty()) {
      throw BuildException.of(
          place, Kind.NO_TARGET, "no resource is %s, the source of a replacement", title());
    }
    if (selected.size() > 1) {
      throw BuildException.of(
          place,
          Kind.SEVERAL_TARGETS,
          "several resources are %s, the source of a replacement: %s and %s",
          title(),
          selected.getFirst().id().title(),
          selected.getLast().id().title());
    }
    YamlNode value =
        path.find(selected.getFirst().root()).filter(ReplacementSource::isSomething).orElse(null);
    if (value == null) {
      throw BuildException.of(
          path.entry(),
          Kind.NO_TARGET,
          "%s has no '%s' to take a value from",
          selected.getFirst().id().title(),
          path.text());
    }
    return options.isWhole() ? value : part(value);
  }

  private boolean selects(Resource resource) {
    return resource.allIds().stream().anyMatch(this::selects);
  }

  private boolean selects(ResourceId id) {
    ResourceId wanted = new ResourceId(gvk, name, namespace, false);
    return id.gvk().isSelectedBy(gvk)
        && (name.isEmpty() || name.equals(id.name()))
        && (namespace.isEmpty() || wanted.effectiveNamespace().equals(id.effectiveNamespace()));
  }

  /** Tells whether a value is something: no null, and no empty list or mapping. */
  private static boolean isSomething(YamlNode value) {
    return switch (value.content()) {
      case YamlMapping mapping -> !mapping.entries().isEmpty();
      case YamlSequence sequence -> !sequence.items().isEmpty();
      default -> !value.isNull();
    };
  }

  private YamlNode part(YamlNode value) {
    YamlScalar whole =
        value
            .scalar()
            .orElseThrow(() ->
                ReplacementEntry.invalid(
                    path.entry(), "only a text has parts to be taken by a delimiter"));
    List<String> parts = options.parts(whole.value());
    if (options.index() < 0 || options.index() >= parts.size()) {
      throw ReplacementEntry.invalid(
          path.entry(),
          "the text of '%s' has %d parts, none with index %d",
          path.text(),
          parts.size(),
          options.index());
    }
    return whole.changedTo(parts.get(options.index()), whole.type(), path.entry());
  }

  private String title() {
    String what = gvk.kind().isEmpty() ? "any kind" : gvk.kind();
    String named = name.isEmpty() ? what : what + " '" + name + "'";
    return namespace.isEmpty() ? named : named + " in " + namespace;
  }
}
