package dev.lintel.rules.kustomize;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kustomize.ImageOverride;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;

/**
 * Finds image tags that YAML takes for numbers. Rationale and examples:
 * rules/kustomize/unquoted-tag.md.
 */
public final class UnquotedTag implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    for (ImageOverride image : kustomization.images()) {
      image.newTag().filter(tag -> isNumber(tag.type())).ifPresent(tag -> report(tag, sink));
    }
  }

  private static boolean isNumber(YamlType type) {
    return type == YamlType.INTEGER || type == YamlType.FLOAT;
  }

  private static void report(YamlScalar tag, FindingSink sink) {
    Report report =
        sink.report(tag.span(), "the tag '%s' is a number in YAML".formatted(tag.value()));
    // What an anchor shares may be meant as a number elsewhere.
    if (!tag.hasProperties()) {
      report.fix(
          new Fix(
              "Quote the tag",
              true,
              List.of(new Edit(tag.span(), "\"%s\"".formatted(tag.value())))));
    }
  }
}
