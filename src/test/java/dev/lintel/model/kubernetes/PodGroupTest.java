package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodGroupTest {
  private static List<KubernetesObject> objects(String text) {
    return YamlParser.parse(SourceText.of("unit.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .stream()
        .flatMap(document -> document.mapping().stream())
        .flatMap(root -> KubernetesObject.allOf(root).stream())
        .toList();
  }

  private static PodGroup pod(String spec, String ranges) {
    List<KubernetesObject> unit =
        objects(
            "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {%s}}\n---\n{apiVersion: v1, kind: LimitRange, spec: {limits: [%s]}}"
                .formatted(spec, ranges));
    return PodGroup.of(unit.getFirst(), PodContext.of(unit)).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "containers: [{resources: {requests: {cpu: 1}}}, {resources: {requests: {cpu: 500m}}}] |"
            + " 1500m",
        "containers: [{resources: {limits: {cpu: 2}}}] | 2",
        "containers: [{resources: {requests: {cpu: 1}, limits: {cpu: 2}}}] | 1",
        "containers: [{}] | 0",
        "containers: [{resources: {requests: {cpu: 1}}}, {resources: {requests: {cpu: '${X}'}}}] |"
            + " unknown",
        "containers: [{resources: {requests: {cpu: 1}}}], initContainers: [{resources: {requests:"
            + " {cpu: 3}}}] | 3",
        "containers: [{resources: {requests: {cpu: 1}}}], initContainers: [{resources: {requests:"
            + " {cpu: 500m}}}] | 1",
        "containers: [{resources: {requests: {cpu: 1}}}], initContainers: [{restartPolicy: Always,"
            + " resources: {requests: {cpu: 500m}}}] | 1500m",
        "containers: [{resources: {requests: {cpu: 1}}}], resources: {requests: {cpu: 4}} | 4",
        "containers: [{resources: {requests: {cpu: 1}}}], overhead: {cpu: 250m} | 1250m",
        "containers: [{resources: [cpu]}] | 0",
        "containers: {cpu: 1} | 0",
      })
  void addsUpWhatAPodRequests(String spec, String cpu) {
    assertEquals(cpu, pod(spec, "").requests().of("cpu").map(q -> q.text("cpu")).orElse("unknown"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: Container, default: {cpu: 2}} | 2/2",
        "{type: Container, default: {cpu: 2}, defaultRequest: {cpu: 1}} | 1/2",
        "{type: Container, max: {cpu: 4}} | 4/4",
        "{type: Container, min: {cpu: 100m}} | 100m/0",
        "{type: Pod, max: {cpu: 4}} | 0/0",
        "limits | 0/0",
      })
  void fillsInWhatALimitRangeDoes(String range, String amounts) {
    PodGroup pod = pod("containers: [{name: web}]", range);
    assertEquals(
        amounts,
        pod.requests().of("cpu").orElseThrow().text("cpu")
            + "/"
            + pod.limits().of("cpu").orElseThrow().text("cpu"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apps/v1 | Deployment | replicas: 3, template: {spec: {}} | 3",
        "apps/v1 | Deployment | template: {spec: {}} | 1",
        "apps/v1 | Deployment | replicas: '${N}', template: {spec: {}} | unknown",
        "apps/v1 | Deployment | replicas: -1, template: {spec: {}} | unknown",
        "apps/v1 | DaemonSet | template: {spec: {}} | unknown",
        "batch/v1 | Job | parallelism: 4, template: {spec: {}} | 4",
        "batch/v1 | Job | parallelism: 4, completions: 2, template: {spec: {}} | 2",
        "batch/v1 | CronJob | jobTemplate: {spec: {parallelism: 2, template: {spec: {}}}} | 2",
      })
  void countsReplicas(String apiVersion, String kind, String spec, String count) {
    String text =
        "{apiVersion: %s, kind: %s, metadata: {name: web}, spec: {%s}}"
            .formatted(apiVersion, kind, spec);
    Replicas replicas =
        PodGroup.of(objects(text).getFirst(), PodContext.NONE).getFirst().replicas();
    assertEquals(
        count,
        replicas.most().isPresent() ? Long.toString(replicas.most().getAsLong()) : "unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "autoscaling/v2 | HorizontalPodAutoscaler | scaleTargetRef: {kind: Deployment, name: web},"
            + " maxReplicas: 9 | 9?",
        "autoscaling/v2 | HorizontalPodAutoscaler | scaleTargetRef: {kind: Deployment, name:"
            + " other}, maxReplicas: 9 | 3",
        "keda.sh/v1alpha1 | ScaledObject | scaleTargetRef: {name: web}, maxReplicaCount: 7 | 7?",
        "example.org/v1 | ScaledObject | scaleTargetRef: {name: web}, maxReplicaCount: 7 | 3",
      })
  void countsWhatAnAutoscalerMayRun(String apiVersion, String kind, String spec, String count) {
    List<KubernetesObject> unit =
        objects(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3, template: {spec: {}}}}\n---\n{apiVersion: %s, kind: %s, spec: {%s}}"
                .formatted(apiVersion, kind, spec));
    Replicas replicas = PodGroup.of(unit.getFirst(), PodContext.of(unit)).getFirst().replicas();
    assertEquals(count, replicas.most().orElseThrow() + (replicas.isElastic() ? "?" : ""));
  }
}
