package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesObjectTest {
  private static final String POD = "{containers: [{name: app, image: web:1}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1 | Pod | spec: POD",
        "v1 | PodTemplate | template: {spec: POD}",
        "v1 | ReplicationController | spec: {template: {spec: POD}}",
        "apps/v1 | Deployment | spec: {template: {spec: POD}}",
        "apps/v1 | StatefulSet | spec: {template: {spec: POD}}",
        "apps/v1 | DaemonSet | spec: {template: {spec: POD}}",
        "apps/v1 | ReplicaSet | spec: {template: {spec: POD}}",
        "extensions/v1beta1 | Deployment | spec: {template: {spec: POD}}",
        "batch/v1 | Job | spec: {template: {spec: POD}}",
        "batch/v1 | CronJob | spec: {jobTemplate: {spec: {template: {spec: POD}}}}",
        "argoproj.io/v1alpha1 | Rollout | spec: {template: {spec: POD}}",
        "serving.knative.dev/v1 | Service | spec: {template: {spec: POD}}",
        "serving.knative.dev/v1 | Configuration | spec: {template: {spec: POD}}",
        "serving.knative.dev/v1 | Revision | spec: POD",
        "keda.sh/v1alpha1 | ScaledJob | spec: {jobTargetRef: {template: {spec: POD}}}",
      })
  void findsThePodOfEveryWorkload(String apiVersion, String kind, String body) {
    KubernetesObject object = object(apiVersion, kind, body.replace("POD", POD));

    assertEquals("app=web:1", images(object));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1 | Service | spec: {template: {spec: POD}}",
        "example.org/v1 | Deployment | spec: {template: {spec: POD}}",
        "v1 | ConfigMap | spec: POD",
      })
  void findsNoPodInOtherKinds(String apiVersion, String kind, String body) {
    assertEquals(List.of(), object(apiVersion, kind, body.replace("POD", POD)).pods());
  }

  @Test
  void ordersContainersByTheirRole() {
    KubernetesObject object =
        object(
            "v1",
            "Pod",
            "spec: {ephemeralContainers: [{name: e}], initContainers: [{name: i}], containers:"
                + " [{name: m}, {name: n}]}");

    assertEquals(
        List.of("MAIN m", "MAIN n", "INIT i", "EPHEMERAL e"),
        object.containers().stream().map(c -> c.role() + " " + c.name()).toList());
  }

  @Test
  void takesSparkDriverAndExecutorForPods() {
    KubernetesObject object =
        object(
            "sparkoperator.k8s.io/v1beta2",
            "SparkApplication",
            "spec: {image: spark:3.5, driver: {labels: {a: b}}, executor: {image: own:1, sidecars:"
                + " [{name: s, image: side:1}]}}");

    assertEquals("driver=spark:3.5 executor=own:1 s=side:1", images(object));
    assertEquals(Map.of("a", "b"), object.pods().getFirst().labels());
  }

  @Test
  void takesTemplatesOfWorkflowsForPods() {
    String templates =
        "podMetadata: {labels: {a: b}}, volumes: [{name: v}], templates: [{name: main, steps: []},"
            + " {name: load, metadata: {labels: {c: d}}, container: {image: load:1}, sidecars:"
            + " [{name: s, image: side:1}]}, {name: sum, script: {image: python:3, source: x}},"
            + " {name: set, containerSet: {containers: [{name: x, image: x:1}]}}]";
    KubernetesObject workflow =
        object("argoproj.io/v1alpha1", "Workflow", "spec: {%s}".formatted(templates));
    KubernetesObject scheduled =
        object(
            "argoproj.io/v1alpha1",
            "CronWorkflow",
            "spec: {workflowSpec: {%s}}".formatted(templates));

    assertEquals("load=load:1 s=side:1 sum=python:3 x=x:1", images(workflow));
    assertEquals(images(workflow), images(scheduled));
    assertEquals(Map.of("a", "b"), workflow.pods().getFirst().labels());
    assertEquals(Map.of("c", "d"), workflow.pods().get(1).labels());
    assertEquals(1, workflow.volumes().size());
  }

  @Test
  void givesFlinkItsImage() {
    KubernetesObject object =
        object(
            "flink.apache.org/v1beta1",
            "FlinkDeployment",
            "spec: {image: flink:2, podTemplate: {spec: {containers: [{name: main}]}},"
                + " taskManager: {podTemplate: {spec: {containers: [{name: t, image: own:1}]}}}}");

    assertEquals("main=flink:2 t=own:1", images(object));
    assertEquals(false, object.isPartial());
  }

  @Test
  void expandsLists() {
    String items = "items: [{apiVersion: v1, kind: Secret}, {apiVersion: v1, kind: Pod}, {a: b}]";

    assertEquals(
        List.of("Secret", "Pod"),
        KubernetesObject.allOf(object("v1", "List", items).root()).stream()
            .map(KubernetesObject::kind)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1 | Pod | spec: POD | false",
        "v1 | Pod | spec: {containers: [{name: app}]} | true",
        "apps/v1 | Deployment | spec: {template: {spec: POD}} | true",
        "apps/v1 | Deployment | spec: {selector: {}, template: {spec: POD}} | false",
        "v1 | ConfigMap | $patch: delete | true",
      })
  void knowsAPatchByWhatItLacks(String apiVersion, String kind, String body, boolean isPartial) {
    assertEquals(isPartial, object(apiVersion, kind, body.replace("POD", POD)).isPartial());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "matchLabels: {a: x} | true",
        "matchLabels: {a: y} | false",
        "matchLabels: {b: x} | false",
        "matchExpressions: [{key: a, operator: In, values: [y, x]}] | true",
        "matchExpressions: [{key: a, operator: NotIn, values: [x]}] | false",
        "matchExpressions: [{key: b, operator: NotIn, values: [x]}] | true",
        "matchExpressions: [{key: a, operator: Exists}] | true",
        "matchExpressions: [{key: a, operator: DoesNotExist}] | false",
        "matchLabels: {a: x}, matchExpressions: [{key: b, operator: Exists}] | false",
        "matchLabels: {} | true",
      })
  void matchesLabels(String selector, boolean matches) {
    KubernetesObject object = object("v1", "Any", "selector: {%s}".formatted(selector));

    assertEquals(
        matches,
        LabelSelector.of(object.root().mapping("selector").orElseThrow())
            .matches(Map.of("a", "x", "c", "z")));
  }

  @Test
  void readsLabelsThroughMergeKeys() {
    String body =
        "base: &base {a: x, b: y}\nmetadata: {labels: {<<: *base, b: z}, annotations: {n: [1]}}";
    KubernetesObject object = object("v1", "Any", body);

    assertEquals(Map.of("a", "x", "b", "z"), object.labels());
    assertEquals(Map.of(), object.annotations());
  }

  private static String images(KubernetesObject object) {
    return object.containers().stream()
        .map(c -> c.name() + "=" + c.image().map(YamlScalar::value).orElse(""))
        .collect(Collectors.joining(" "));
  }

  private static KubernetesObject object(String apiVersion, String kind, String body) {
    String text = "apiVersion: %s\nkind: %s\n%s\n".formatted(apiVersion, kind, body);
    return YamlParser.parse(SourceText.of("a.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .mapping()
        .flatMap(KubernetesObject::of)
        .orElseThrow();
  }
}
