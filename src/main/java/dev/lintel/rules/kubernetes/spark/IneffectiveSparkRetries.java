package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds restart policies whose retries never happen. Rationale and examples:
 * rules/kubernetes/ineffective-spark-retries.md.
 */
public final class IneffectiveSparkRetries implements WorkloadRule {
  private static final List<String> RETRIES =
      List.of("onFailureRetries", "onSubmissionFailureRetries");

  @Override
  public void check(Workload workload, FindingSink sink) {
    Optional<YamlMapping> policy =
        SparkApplication.of(workload.object())
            .filter(SparkApplication::isKubeflow)
            .flatMap(application -> application.spec().mapping("restartPolicy"));
    if (policy.isPresent() && workload.patches().stream().noneMatch(p -> saysPolicy(p))) {
      check(policy.get(), sink);
    }
  }

  private static boolean saysPolicy(KubernetesObject patch) {
    return SparkApplication.of(patch)
        .filter(application -> application.spec().find("restartPolicy").isPresent())
        .isPresent();
  }

  private static void check(YamlMapping policy, FindingSink sink) {
    Optional<YamlScalar> type = policy.get("type").flatMap(YamlNode::scalar);
    Optional<YamlEntry> retries =
        RETRIES.stream().flatMap(key -> policy.find(key).stream()).findFirst();
    switch (type.map(YamlScalar::value).orElse("")) {
      case "OnFailure" -> {
        if (retries.isEmpty()) {
          sink.report(
              type.get().span(),
              "the application is never started again: OnFailure does so as often as"
                  + " onFailureRetries says, which is missing");
        }
      }
      case "Never" ->
          retries.ifPresent(entry ->
              sink.report(
                  entry.span(),
                  "%s has no effect with the type Never; write OnFailure to have retries"
                      .formatted(entry.name())));
      case "Always" ->
          retries.ifPresent(entry ->
              sink.report(
                  entry.span(),
                  "%s has no effect with the type Always, which starts again without end"
                      .formatted(entry.name())));
      default -> {}
    }
  }
}
