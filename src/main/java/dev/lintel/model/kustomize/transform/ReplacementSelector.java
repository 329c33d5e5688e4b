package dev.lintel.model.kustomize.transform;

import com.google.re2j.Pattern;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.Optional;

/**
 * The resources that a {@code select} or a {@code reject} of a target means. Each part of an id is
 * an expression that matches as a whole; a part that is left out matches any. A resource is known
 * by its present id and by those that it had.
 *
 * @param labels what its labels have to be; empty where the selector does not say
 * @param annotations as the labels
 */
record ReplacementSelector(
    Optional<Pattern> group,
    Optional<Pattern> version,
    Optional<Pattern> kind,
    Optional<Pattern> name,
    Optional<Pattern> namespace,
    Optional<SelectorExpression> labels,
    Optional<SelectorExpression> annotations) {

  static ReplacementSelector of(YamlMapping entry) {
    return new ReplacementSelector(
        pattern(entry, "group"),
        pattern(entry, "version"),
        pattern(entry, "kind"),
        pattern(entry, "name"),
        pattern(entry, "namespace"),
        expression(entry, "labelSelector"),
        expression(entry, "annotationSelector"));
  }

  private static Optional<Pattern> pattern(YamlMapping entry, String key) {
    String text = ReplacementEntry.text(entry, key);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Expressions.ofWhole(text, place(entry, key)));
  }

  private static Optional<SelectorExpression> expression(YamlMapping entry, String key) {
    String text = ReplacementEntry.text(entry, key);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(SelectorExpression.of(text, place(entry, key)));
  }

  private static Span place(YamlMapping entry, String key) {
    return entry.get(key).orElse(entry).span();
  }

  /** Tells whether a resource is meant by its ids and by its labels and annotations. */
  boolean selects(Resource resource) {
    return meetsExpressions(resource) && resource.allIds().stream().anyMatch(this::meetsId);
  }

  /**
   * Tells whether a resource is meant as one to leave out: by its ids or by its labels and
   * annotations, each where the selector says any.
   */
  boolean rejects(Resource resource) {
    boolean byExpressions = labels.isPresent() || annotations.isPresent();
    return byExpressions && meetsExpressions(resource)
        || hasId() && resource.allIds().stream().anyMatch(this::meetsId);
  }

  private boolean hasId() {
    return group.isPresent()
        || version.isPresent()
        || kind.isPresent()
        || name.isPresent()
        || namespace.isPresent();
  }

  private boolean meetsId(ResourceId id) {
    Gvk gvk = id.gvk();
    boolean isInNamespace =
        meets(namespace, id.namespace()) || meets(namespace, id.effectiveNamespace());
    return meets(group, gvk.group())
        && meets(version, gvk.version())
        && meets(kind, gvk.kind())
        && meets(name, id.name())
        && isInNamespace;
  }

  private static boolean meets(Optional<Pattern> pattern, String text) {
    return pattern.isEmpty() || pattern.get().matcher(text).find();
  }

  private boolean meetsExpressions(Resource resource) {
    return labels.filter(e -> !e.selects(resource, "labels")).isEmpty()
        && annotations.filter(e -> !e.selects(resource, "annotations")).isEmpty();
  }
}
