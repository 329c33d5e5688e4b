package dev.lintel.rules.kubernetes;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;

/**
 * Finds numbers and booleans where Kubernetes takes only strings. Rationale and examples:
 * rules/kubernetes/unquoted-string.md.
 */
public final class UnquotedString implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    YamlMapping root = object.root();
    checkMetadata(root, sink);
    root.mapping("spec", "template").ifPresent(template -> checkMetadata(template, sink));
    for (Container container : object.containers()) {
      for (YamlNode variable : container.root().items("env")) {
        variable
            .mapping()
            .flatMap(v -> v.get("value"))
            .ifPresent(value -> check("an environment variable", value, sink));
      }
    }
    switch (object.kind()) {
      case "ConfigMap" -> checkAll("data", root.mapping("data"), sink);
      case "Secret" -> checkAll("stringData", root.mapping("stringData"), sink);
      default -> {}
    }
  }

  private static void checkMetadata(YamlMapping owner, FindingSink sink) {
    checkAll("a label", owner.mapping("metadata", "labels"), sink);
    checkAll("an annotation", owner.mapping("metadata", "annotations"), sink);
  }

  private static void checkAll(String what, Optional<YamlMapping> strings, FindingSink sink) {
    for (YamlEntry entry : strings.map(YamlMapping::entries).orElse(List.of())) {
      check(what, entry.value(), sink);
    }
  }

  private static void check(String what, YamlNode value, FindingSink sink) {
    value
        .scalar()
        .filter(scalar -> isNoString(scalar))
        .ifPresent(scalar -> report(what, value.span(), scalar, sink));
  }

  /** Readers of YAML 1.1 differ on the single letters y and n. */
  private static boolean isNoString(YamlScalar scalar) {
    return switch (scalar.type()) {
      case INTEGER, FLOAT -> true;
      case BOOLEAN -> scalar.value().length() > 1;
      case NULL, STRING -> false;
    };
  }

  private static void report(String what, Span place, YamlScalar scalar, FindingSink sink) {
    String type = scalar.type() == YamlType.BOOLEAN ? "boolean" : "number";
    Report report =
        sink.report(
            place,
            "the value '%s' of %s is a %s, not a string".formatted(scalar.value(), what, type));
    // What an anchor shares may be meant as a number elsewhere.
    if (place.equals(scalar.span()) && !scalar.hasProperties()) {
      report.fix(
          new Fix(
              "Quote the value",
              true,
              List.of(new Edit(scalar.span(), "\"%s\"".formatted(scalar.value())))));
    }
  }
}
