package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.Locale;

/**
 * Finds labels and annotations that the API server refuses. Rationale and examples:
 * rules/kubernetes/invalid-label.md.
 */
public final class InvalidLabel implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (YamlEntry entry : MetadataMappings.entries(object, "labels")) {
      checkKey(entry, entry.name(), "a label", sink);
      entry.value().scalar().ifPresent(value -> checkValue(entry, value, sink));
    }
    for (YamlEntry entry : MetadataMappings.entries(object, "annotations")) {
      checkKey(entry, entry.name().toLowerCase(Locale.ROOT), "an annotation", sink);
    }
  }

  private static void checkKey(YamlEntry entry, String key, String what, FindingSink sink) {
    boolean isText = entry.key().scalar().isPresent() && !entry.name().isEmpty();
    if (isText && !LabelSyntax.isOpen(entry.name()) && !entry.name().equals("<<")) {
      LabelSyntax.key(key)
          .ifPresent(wrong ->
              sink.report(
                  entry.key().span(),
                  "'%s' is no key of %s: it %s".formatted(entry.name(), what, wrong)));
    }
  }

  private static void checkValue(YamlEntry entry, YamlScalar value, FindingSink sink) {
    if (value.type() == YamlType.STRING && !LabelSyntax.isOpen(value.value())) {
      LabelSyntax.value(value.value())
          .ifPresent(wrong ->
              sink.report(
                  value.span(),
                  "'%s' is no value of the label '%s': it %s"
                      .formatted(value.value(), entry.name(), wrong)));
    }
  }
}
