package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds heaps in the Java options of Spark, which takes none there. Rationale and examples:
 * rules/kubernetes/spark-heap-option.md.
 */
public final class SparkHeapOption implements KubernetesRule {
  private static final String OPTION = "-Xmx";

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application = SparkApplication.of(object);
    if (application.isEmpty()) {
      return;
    }
    for (SparkRole role : SparkRole.values()) {
      application.get().field(role, "javaOptions").ifPresent(o -> check(o, role, sink));
      for (String kind : new String[] {"extra", "default"}) {
        application
            .get()
            .conf("spark.%s.%sJavaOptions".formatted(role.key(), kind))
            .ifPresent(options -> check(options, role, sink));
      }
    }
  }

  private static void check(YamlScalar options, SparkRole role, FindingSink sink) {
    SourceText text = options.text();
    int start = text.content().indexOf(OPTION);
    if (start >= 0) {
      int end = text.content().indexOf(' ', start);
      sink.report(
          text.span(start, end < 0 ? text.length() : end),
          "Spark refuses a heap among the Java options; write it as the memory of the %s"
              .formatted(role.key()));
    }
  }
}
