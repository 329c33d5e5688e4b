package dev.lintel.model.kustomize.build;

import com.google.re2j.Pattern;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.model.kustomize.transform.Expressions;
import dev.lintel.model.kustomize.transform.SelectorExpression;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code target} of a patch. Each of its parts is an expression that the whole value must
 * match; a part that is left out matches all. Names and namespaces may be the original ones or the
 * present ones.
 */
final class TargetSelector {
  private final Map<String, Pattern> patterns = new HashMap<>();
  private final Optional<SelectorExpression> labels;
  private final Optional<SelectorExpression> annotations;

  private TargetSelector(YamlMapping target) {
    for (String field : List.of("group", "version", "kind", "name", "namespace")) {
      Optional<YamlScalar> value = scalar(target, field);
      value.ifPresent(
          scalar -> patterns.put(field, Expressions.ofWhole(scalar.value(), scalar.span())));
    }
    labels = expression(target, "labelSelector");
    annotations = expression(target, "annotationSelector");
  }

  static TargetSelector of(YamlMapping target) {
    return new TargetSelector(target);
  }

  private static Optional<YamlScalar> scalar(YamlMapping target, String field) {
    return target
        .get(field)
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull() && !scalar.value().isEmpty());
  }

  boolean matches(Resource resource) {
    ResourceId original = resource.originalId();
    ResourceId present = resource.id();
    Gvk gvk = present.gvk();
    return (is("namespace", original.effectiveNamespace())
            || is("namespace", present.effectiveNamespace()))
        && (is("name", original.name()) || is("name", present.name()))
        && is("group", gvk.group())
        && is("version", gvk.version())
        && is("kind", gvk.kind())
        && labels.filter(e -> !e.selects(resource, "labels")).isEmpty()
        && annotations.filter(e -> !e.selects(resource, "annotations")).isEmpty();
  }

  private boolean is(String field, String value) {
    Pattern pattern = patterns.get(field);
    return pattern == null || pattern.matches(value);
  }

  private static Optional<SelectorExpression> expression(YamlMapping target, String field) {
    return scalar(target, field)
        .map(scalar -> SelectorExpression.of(scalar.value(), scalar.span()));
  }
}
