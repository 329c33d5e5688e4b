package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.model.kustomize.resource.CopyLimit;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Where a replacement's value goes: fields of all resources that are selected and not rejected.
 *
 * @param written the selector as it is written
 */
record ReplacementTarget(
    YamlMapping written,
    ReplacementSelector select,
    List<ReplacementSelector> rejects,
    List<ReplacementPath> paths,
    ReplacementOptions options) {

  static ReplacementTarget of(YamlMapping entry) {
    YamlMapping select =
        ReplacementEntry.mapping(entry, "select")
            .orElseThrow(() ->
                ReplacementEntry.invalid(
                    entry.span(), "a target says with 'select' what resources it is"));
    List<ReplacementPath> paths =
        ReplacementEntry.items(entry, "fieldPaths").stream().map(ReplacementTarget::path).toList();
    return new ReplacementTarget(
        select,
        ReplacementSelector.of(select),
        ReplacementEntry.items(entry, "reject").stream()
            .map(item -> ReplacementSelector.of(ReplacementEntry.mapping(item, "reject")))
            .toList(),
        paths.isEmpty()
            ? List.of(ReplacementPath.of(select.span(), ReplacementPath.DEFAULT))
            : paths,
        ReplacementOptions.of(entry));
  }

  private static ReplacementPath path(YamlNode item) {
    YamlScalar written =
        item.scalar()
            .orElseThrow(
                () -> ReplacementEntry.invalid(item.span(), "an entry of 'fieldPaths' is a text"));
    return ReplacementPath.of(written.span(), written.value());
  }

  boolean selects(Resource resource) {
    return select.selects(resource) && rejects.stream().noneMatch(r -> r.rejects(resource));
  }

  /** Gives a resource with a value in its fields, or as it is where it is not selected. */
  Resource put(YamlNode value, Resource resource, CopyLimit limit) {
    if (!selects(resource)) {
      return resource;
    }
    YamlMapping root = resource.root();
    for (ReplacementPath path : paths) {
      ReplacementValue replacement = new ReplacementValue(value, path.entry(), options, limit);
      Optional<YamlNode> changed = ReplacementDocument.write(root, path, replacement);
      if (changed.isEmpty()) {
        changed = new ReplacementWriter(path, options.create(), replacement::over).write(root);
      }
      root =
          changed
              .flatMap(YamlNode::mapping)
              .orElseThrow(() ->
                  BuildException.of(
                      path.entry(),
                      Kind.NO_TARGET,
                      "%s has no '%s' to put a value in%s",
                      resource.id().title(),
                      path.text(),
                      options.create() ? "" : ", and 'create' is not set"));
    }
    return resource.withRoot(root);
  }
}
