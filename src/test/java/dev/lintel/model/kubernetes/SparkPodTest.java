package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkPodTest {
  private static SparkApplication application(String spec) {
    String text =
        "{apiVersion: sparkoperator.k8s.io/v1beta2, kind: SparkApplication, spec: {%s}}"
            .formatted(spec);
    return SparkApplication.of(object(text)).orElseThrow();
  }

  private static KubernetesObject object(String text) {
    return YamlParser.parse(SourceText.of("app.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .mapping()
        .flatMap(KubernetesObject::of)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "executor: {memory: 4g} | 4505Mi",
        "executor: {memory: 1g} | 1408Mi",
        "executor: {} | 1408Mi",
        "type: Python, executor: {memory: 4g} | 5734Mi",
        "type: R, executor: {memory: 4g} | 5734Mi",
        "executor: {memory: 4g, memoryOverhead: 1g} | 5Gi",
        "executor: {memory: 4g, memoryOverhead: 256} | 4352Mi",
        "memoryOverheadFactor: '0.5', executor: {memory: 4g} | 6Gi",
        "executor: {memory: 4g}, sparkConf: {spark.executor.memoryOverheadFactor: '0.25'} | 5Gi",
        "executor: {memory: 4g, memoryOverhead: 0m}, sparkConf: {spark.memory.offHeap.enabled:"
            + " 'true', spark.memory.offHeap.size: 2g} | 6Gi",
        "type: Python, executor: {memory: 4g, memoryOverhead: 0m}, sparkConf:"
            + " {spark.executor.pyspark.memory: 1g} | 5Gi",
        "executor: {memory: 2g}, sparkConf: {spark.executor.memory: 8g} | 2432Mi",
        "sparkConf: {spark.executor.memory: 8g} | 9011Mi",
      })
  void addsToTheHeapWhatSparkAdds(String spec, String memory) {
    SparkPod pod = SparkPod.of(application(spec), SparkRole.EXECUTOR);
    assertEquals(memory, pod.memory().orElseThrow().text("memory"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "executor: {memory: 4Gi}",
        "executor: {memory: '${MEMORY}'}",
        "executor: {memory: 4g, memoryOverhead: much}",
        "executor: {memory: 4g}, sparkConfigMap: conf",
        "executor: {memory: 4g}, memoryOverheadFactor: some",
        "executor: {memory: 4g}, sparkConf: {spark.memory.offHeap.enabled: 'true'}",
      })
  void knowsNothingWhereAPartIsUnknown(String spec) {
    assertEquals(Optional.empty(), SparkPod.of(application(spec), SparkRole.EXECUTOR).memory());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "executor: {instances: 4, cores: 2, coreLimit: 2400m, memory: 1g} | 1 x 1/none 4 x 2/2400m",
        "executor: {coreRequest: 500m, cores: 2} | 1 x 1/none 1 x 500m/none",
        "dynamicAllocation: {enabled: true, maxExecutors: 8}, executor: {instances: 2} | 1 x 1/none"
            + " 8? x 1/none",
        "dynamicAllocation: {enabled: true}, executor: {instances: 2} | 1 x 1/none -1? x 1/none",
        "executor: {instances: '${N}'} | 1 x 1/none -1 x 1/none",
        "executor: {sidecars: [{name: s, resources: {limits: {cpu: 1}}}]} | 1 x 1/none 1 x 2/1",
      })
  void makesAGroupOfEachRole(String spec, String groups) {
    List<PodGroup> found =
        PodGroup.of(
            application("image: spark, driver: {serviceAccount: spark}, " + spec).object(),
            PodContext.NONE);
    assertEquals(
        groups,
        found.stream()
            .map(group ->
                "%d%s x %s/%s"
                    .formatted(
                        group.replicas().most().orElse(-1),
                        group.replicas().isElastic() ? "?" : "",
                        group.requests().of("cpu").orElseThrow().text("cpu"),
                        group.limits().says("cpu")
                            ? group.limits().of("cpu").orElseThrow().text("cpu")
                            : "none"))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void readsWhatTheOperatorOfApacheReads() {
    SparkApplication application =
        SparkApplication.of(
                object(
                    "{apiVersion: spark.apache.org/v1, kind: SparkApplication, spec:"
                        + " {runtimeVersions: {sparkVersion: 4.0.1}, sparkConf:"
                        + " {spark.driver.memory: 2g, spark.executor.instances: '3'}}}"))
            .orElseThrow();
    assertEquals("4.0.1", application.version().orElseThrow().toString());
    assertEquals(
        "2432Mi", SparkPod.of(application, SparkRole.DRIVER).memory().orElseThrow().text("memory"));
    assertEquals(3, SparkPod.of(application, SparkRole.EXECUTOR).replicas().most().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "3.5.1, 3.5.1",
    "v3.5.1-java17, 3.5.1",
    "4.0, 4.0",
    "3.5.1-scala2.12, 3.5.1",
    "4.0.0-preview1, 4.0.0",
    "2026.11.3, none",
    "latest, none",
    "3, none",
    "'', none",
  })
  void readsVersions(String text, String version) {
    assertEquals(
        version,
        SparkApplication.version(text).map(SparkApplication.Version::toString).orElse("none"));
  }
}
