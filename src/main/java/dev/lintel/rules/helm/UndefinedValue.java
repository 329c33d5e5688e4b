package dev.lintel.rules.helm;

import dev.lintel.model.helm.Chart;
import dev.lintel.model.helm.Dependency;
import dev.lintel.model.helm.ValueUse;
import dev.lintel.rule.ChartRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.gotemplate.GoTemplate;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds values that templates count on and no values file of the chart defines. Rationale and
 * examples: rules/helm/undefined-value.md.
 */
public final class UndefinedValue implements ChartRule {
  @Override
  public void check(Chart chart, FindingSink sink) {
    List<YamlMapping> values = chart.allValues();
    if (chart.isLibrary() || chart.defaultValues().isEmpty()) {
      return;
    }
    Set<String> foreign = new HashSet<>(Set.of("global"));
    chart.dependencies().stream().map(Dependency::valuesKey).forEach(foreign::add);
    for (SourceText source : chart.templates()) {
      GoTemplate template = GoTemplate.parse(source);
      if (template.problems().isEmpty()) {
        ValueUse.in(template).stream()
            .filter(use -> !foreign.contains(use.keys().getFirst()))
            .filter(use -> use.conditions().stream().noneMatch(c -> guards(c, use, chart)))
            .forEach(use -> check(use, values, sink));
      }
    }
  }

  /**
   * A condition on a value that is off by default provides for its whole block; one on the value
   * itself, or on what holds it, provides for the value.
   */
  private static boolean guards(List<String> condition, ValueUse use, Chart chart) {
    boolean isOn =
        chart
            .defaultValues()
            .flatMap(values -> values.get(condition.toArray(String[]::new)))
            .filter(UndefinedValue::isTruthy)
            .isPresent();
    boolean isPrefix =
        condition.size() <= use.keys().size()
            && use.keys().subList(0, condition.size()).equals(condition);
    return !isOn || isPrefix;
  }

  private static boolean isTruthy(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping mapping -> !mapping.entries().isEmpty();
      case YamlScalar scalar ->
          !scalar.isNull()
              && !scalar.isFalse()
              && !scalar.value().isEmpty()
              && !scalar.value().equals("0");
      default -> node.sequence().filter(s -> !s.items().isEmpty()).isPresent();
    };
  }

  private static void check(ValueUse use, List<YamlMapping> values, FindingSink sink) {
    List<String> keys = use.keys();
    int known = 0;
    for (YamlMapping file : values) {
      Optional<Integer> depth = depth(file, keys);
      if (depth.isEmpty()) {
        return;
      }
      known = Math.max(known, depth.get());
    }
    boolean isParentMissing = known < keys.size() - 1;
    if (known == keys.size() || use.purpose() == ValueUse.Purpose.TEST && !isParentMissing) {
      return;
    }
    String missing = String.join(".", keys.subList(0, known + 1));
    Report report =
        sink.report(
            use.span(),
            isParentMissing
                ? "no values file of the chart defines '%s', so '%s' cannot be read"
                    .formatted(missing, use.name())
                : "no values file of the chart defines '%s'".formatted(missing));
    if (known > 0) {
      parent(values.getFirst(), keys.subList(0, known))
          .ifPresent(entry -> report.related(entry.key().span(), "its siblings are defined here"));
    }
  }

  /**
   * Tells how many of the keys a file defines; empty where it leaves the rest to the user: by an
   * empty mapping, a null, or a value that is no mapping.
   */
  private static Optional<Integer> depth(YamlMapping file, List<String> keys) {
    YamlMapping mapping = file;
    for (int i = 0; i < keys.size(); i++) {
      Optional<YamlEntry> entry = mapping.find(keys.get(i));
      if (entry.isEmpty()) {
        return mapping.entries().isEmpty() && i > 0 ? Optional.empty() : Optional.of(i);
      }
      Optional<YamlMapping> inner = entry.get().value().mapping();
      if (i + 1 < keys.size() && inner.isEmpty()) {
        return Optional.empty();
      }
      mapping = inner.orElse(mapping);
    }
    return Optional.of(keys.size());
  }

  private static Optional<YamlEntry> parent(YamlMapping values, List<String> keys) {
    String[] above = keys.subList(0, keys.size() - 1).toArray(String[]::new);
    return values.mapping(above).flatMap(mapping -> mapping.find(keys.getLast()));
  }
}
