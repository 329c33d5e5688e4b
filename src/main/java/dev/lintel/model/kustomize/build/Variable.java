package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.merge.MergeSchema;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.model.kustomize.transform.ReplacementPath;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of {@code vars}: the value of a resource's field, for all places that say {@code
 * $(NAME)}.
 *
 * @param place where it is defined
 * @param id of the resource; one without a namespace may be in any
 * @param field the path of the field
 */
record Variable(Span place, String name, ResourceId id, String field) {
  static Variable of(YamlMapping entry, MergeSchema schema) {
    String name = entry.text("name").orElse("");
    YamlMapping object =
        entry
            .mapping("objref")
            .orElseThrow(() ->
                BuildException.of(
                    entry.span(),
                    BuildProblem.Kind.INVALID_FIELD,
                    "the variable '%s' says no object in objref",
                    name));
    String kind = object.text("kind").orElse("");
    Gvk gvk =
        object
            .text("apiVersion")
            .filter(apiVersion -> !apiVersion.isEmpty())
            .map(apiVersion ->
                apiVersion.contains("/")
                    ? Gvk.of(apiVersion, kind)
                    : new Gvk(object.text("group").orElse(""), apiVersion, kind))
            .orElseGet(() ->
                new Gvk(object.text("group").orElse(""), object.text("version").orElse(""), kind));
    ResourceId id =
        new ResourceId(
            gvk,
            object.text("name").orElse(""),
            object.text("namespace").orElse(""),
            schema.isClusterScoped(gvk));
    Span place = entry.get("name").map(YamlNode::span).orElseGet(entry::span);
    return new Variable(
        place,
        name,
        id,
        entry
            .text("fieldref", "fieldPath")
            .filter(path -> !path.isEmpty())
            .orElse("metadata.name"));
  }

  /** Gives the resources with the one that the variable takes its value from marked. */
  List<Resource> mark(List<Resource> resources) {
    List<Resource> marked = new ArrayList<>();
    int matches = 0;
    for (Resource resource : resources) {
      boolean isMeant = resource.allIds().stream().anyMatch(this::isOf);
      matches += isMeant ? 1 : 0;
      marked.add(isMeant ? resource.withVariable(name) : resource);
    }
    if (matches > 1) {
      throw BuildException.of(
          place,
          BuildProblem.Kind.SEVERAL_TARGETS,
          "the variable '%s' is of %s, which %d resources are or were named",
          name,
          id.title(),
          matches);
    }
    return marked;
  }

  private boolean isOf(ResourceId other) {
    return id.namespace().isEmpty() && !id.isClusterScoped()
        ? id.isSameButForNamespace(other)
        : id.isSameAs(other);
  }

  /** Gives the value from the resource that was marked. */
  YamlNode value(List<Resource> resources) {
    Resource source =
        resources.stream()
            .filter(resource -> resource.variables().contains(name))
            .findFirst()
            .orElseThrow(() ->
                BuildException.of(
                    place,
                    BuildProblem.Kind.NO_TARGET,
                    "the variable '%s' is of %s, which is not among the resources",
                    name,
                    id.title()));
    return ReplacementPath.of(place, field.replaceAll("\\[(\\d+)\\]", ".$1"))
        .find(source.root())
        .orElseThrow(() ->
            BuildException.of(
                place,
                BuildProblem.Kind.NO_TARGET,
                "the variable '%s' is of the field %s, which %s does not have",
                name,
                field,
                id.title()));
  }
}
