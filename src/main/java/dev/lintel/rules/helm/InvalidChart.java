package dev.lintel.rules.helm;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.helm.Chart;
import dev.lintel.rule.ChartRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what keeps Helm from loading a chart. Rationale and examples: rules/helm/invalid-chart.md.
 */
public final class InvalidChart implements ChartRule {
  private static final List<String> REQUIRED = List.of("apiVersion", "name", "version");

  /** SemVer 2.0.0, with what Helm reads besides: a leading v and missing parts. */
  private static final Pattern VERSION =
      Pattern.compile(
          "v?[0-9]+(\\.[0-9]+){0,2}(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z.-]+)?");

  @Override
  public void check(Chart chart, FindingSink sink) {
    chart.root().ifPresent(root -> check(root, sink));
  }

  private static void check(YamlMapping root, FindingSink sink) {
    List<String> missing = REQUIRED.stream().filter(key -> root.text(key).isEmpty()).toList();
    if (!missing.isEmpty()) {
      sink.report(
          root.entries().stream()
              .findFirst()
              .map(YamlEntry::key)
              .map(YamlNode::span)
              .orElse(root.span()),
          "the chart has no %s".formatted(String.join(" and no ", missing)));
    }
    scalar(root, "apiVersion").ifPresent(scalar -> checkApiVersion(scalar, sink));
    scalar(root, "type")
        .filter(type -> !type.value().equals("application") && !type.value().equals("library"))
        .ifPresent(type ->
            sink.report(
                type.span(),
                "'%s' is no type of a chart; it takes 'application' or 'library'"
                    .formatted(type.value())));
    scalar(root, "name")
        .filter(name -> name.value().indexOf('/') >= 0 || name.value().indexOf('\\') >= 0)
        .ifPresent(
            name -> sink.report(name.span(), "'%s' is no name of a chart".formatted(name.value())));
    scalar(root, "version")
        .filter(version -> !VERSION.matcher(version.value()).matches())
        .ifPresent(version ->
            sink.report(version.span(), "'%s' is no semantic version".formatted(version.value())));
    for (String key : List.of("version", "appVersion")) {
      scalar(root, key)
          .filter(scalar -> scalar.type() == YamlType.FLOAT && isChanged(scalar))
          .ifPresent(scalar -> reportNumber(key, scalar, sink));
    }
  }

  private static void checkApiVersion(YamlScalar scalar, FindingSink sink) {
    switch (scalar.value()) {
      case "v1", "v2", "v3" -> {}
      default ->
          sink.report(
              scalar.span(),
              "'%s' is no apiVersion of a chart; charts are 'v2', or 'v1' for Helm 2"
                  .formatted(scalar.value()));
    }
  }

  /** Helm writes the number out again, in its shortest form. */
  private static boolean isChanged(YamlScalar scalar) {
    return scalar.value().endsWith("0") || !scalar.value().matches("[0-9]+\\.[0-9]+");
  }

  private static void reportNumber(String key, YamlScalar scalar, FindingSink sink) {
    Report report =
        sink.report(
            scalar.span(),
            "%s '%s' is a number in YAML and loses its form".formatted(key, scalar.value()));
    // What an anchor shares may be meant as a number elsewhere.
    if (!scalar.hasProperties()) {
      report.fix(
          new Fix(
              "Quote the version",
              true,
              List.of(new Edit(scalar.span(), "\"%s\"".formatted(scalar.value())))));
    }
  }

  private static Optional<YamlScalar> scalar(YamlMapping root, String key) {
    return root.get(key).flatMap(YamlNode::scalar).filter(scalar -> !scalar.isNull());
  }
}
