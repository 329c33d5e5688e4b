package dev.lintel.rules.kubernetes.spark;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkMemory;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds sizes of Spark in the words of Kubernetes, and the other way round. Rationale and examples:
 * rules/kubernetes/invalid-spark-size.md.
 */
public final class InvalidSparkSize implements KubernetesRule {
  private static final List<String> KEYS = DataTable.rows("rules/kubernetes/spark-sizes.txt");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    SparkApplication.of(object).ifPresent(application -> check(application, sink));
  }

  private static void check(SparkApplication application, FindingSink sink) {
    for (SparkRole role : SparkRole.values()) {
      for (String field : List.of("memory", "memoryOverhead")) {
        application.field(role, field).ifPresent(size -> checkSize(size, sink));
      }
      for (String field : List.of("memoryLimit", "coreRequest", "coreLimit")) {
        application.field(role, field).ifPresent(amount -> checkQuantity(amount, sink));
      }
      for (String side : List.of("request", "limit")) {
        application
            .conf("spark.kubernetes.%s.%s.cores".formatted(role.key(), side))
            .ifPresent(amount -> checkQuantity(amount, sink));
      }
    }
    for (String key : KEYS) {
      application.conf(key).ifPresent(size -> checkSize(size, sink));
    }
  }

  private static void checkSize(YamlScalar size, FindingSink sink) {
    String text = size.value().strip();
    if (SparkMemory.ofBytes(text).isPresent() || text.equals("-1") || SparkTexts.isOpen(size)) {
      return;
    }
    String withoutI = text.endsWith("i") ? text.substring(0, text.length() - 1) : text;
    boolean isBinary =
        withoutI.length() < text.length() && SparkMemory.ofBytes(withoutI).isPresent();
    if (isBinary) {
      String meant = withoutI.toLowerCase(Locale.ROOT);
      Report report =
          sink.report(
              size.span(),
              "'%s' is a quantity of Kubernetes, and Spark refuses it; write '%s', which is as much"
                  .formatted(text, meant));
      plain(size)
          .ifPresent(span ->
              report.fix(
                  new Fix("Write the size as Spark does", true, List.of(new Edit(span, meant)))));
    } else {
      String advice =
          text.indexOf('.') > 0
              ? "write a whole number, as '1536m' for one and a half gigabytes"
              : "write a whole number and k, m, g or t";
      sink.report(size.span(), "'%s' is no size for Spark; %s".formatted(text, advice));
    }
  }

  /** Gives the text of a scalar within its quotes, where it is written letter for letter. */
  private static Optional<Span> plain(YamlScalar scalar) {
    Span span = scalar.span();
    int quotes = span.length() == scalar.value().length() ? 0 : 1;
    return span.length() == scalar.value().length() + 2 * quotes
        ? Optional.of(span.part(quotes, span.length() - quotes))
        : Optional.empty();
  }

  private static void checkQuantity(YamlScalar amount, FindingSink sink) {
    if (Quantity.of(amount).isEmpty() && !SparkTexts.isOpen(amount)) {
      sink.report(
          amount.span(),
          "'%s' is no quantity of Kubernetes; write cores as '1500m' and memory as '2Gi'"
              .formatted(amount.value()));
    }
  }
}
