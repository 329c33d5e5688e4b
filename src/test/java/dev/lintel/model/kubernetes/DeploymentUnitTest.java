package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentUnitTest {
  private static final ObjectKind CONFIG_MAP = new ObjectKind("", "ConfigMap");
  private static final int MANY = 10_000;

  @Test
  void findsAnObjectByKindAndName() {
    DeploymentUnit unit =
        unit(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: web, namespace: shop}}",
            "{apiVersion: v1, kind: Secret, metadata: {name: web}}",
            "{apiVersion: example.org/v1, kind: ConfigMap, metadata: {name: web}}");

    assertEquals(unit.objects().subList(0, 1), unit.index().named(CONFIG_MAP, "web"));
    assertEquals(List.of(), unit.index().named(CONFIG_MAP, "db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web-config | {name: web-config} | Found",
        "web-config | {name: web-config, namespace: shop} | Found",
        "web-config | {name: web-config, namespace: other} | OtherNamespace",
        "web-confg | {name: web-config} | Misspelled",
        "web-confg | {name: web-config, namespace: other} | Absent",
        "webconfig | {name: web-config} | Misspelled",
        "web-cofnig | {name: web-config} | Misspelled",
        "web-tsl | {name: web-tls} | Misspelled",
        "web-1 | {name: web-2} | Absent",
        "job-cpu | {name: job-gpu} | Absent",
        "web-http | {name: web-https} | Absent",
        "zone-a | {name: zone-b} | Absent",
        "web-front | {name: web-back} | Absent",
        "kube-root-ca.crt | {name: kube-root-ca.crts} | Elsewhere",
      })
  void tellsWhereAReferenceLeads(String name, String metadata, String expected) {
    DeploymentUnit unit =
        unit("{apiVersion: v1, kind: ConfigMap, metadata: %s}".formatted(metadata), pod(name));

    assertEquals(expected, unit.resolve(referenceTo("ConfigMap", unit)).getClass().getSimpleName());
  }

  @Test
  void givesAllAlternatives() {
    String map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: web}}";

    DeploymentUnit unit = unit(map, map, pod("web"));

    Resolution resolution = unit.resolve(referenceTo("ConfigMap", unit));
    assertEquals(2, assertInstanceOf(Resolution.Found.class, resolution).objects().size());
  }

  @Test
  void knowsWhatTheProjectHoldsElsewhere() {
    DeploymentUnit alone =
        unit("{apiVersion: v1, kind: ConfigMap, metadata: {name: config}}", pod("confis"));
    DeploymentUnit around = unit("{apiVersion: v1, kind: ConfigMap, metadata: {name: confis}}");

    DeploymentUnit unit = new DeploymentUnit("", alone.index(), around.index(), false);

    ObjectReference reference = referenceTo("ConfigMap", unit);
    assertInstanceOf(Resolution.Misspelled.class, alone.resolve(reference));
    assertInstanceOf(Resolution.Elsewhere.class, unit.resolve(reference));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cert-manager.io/v1 | Certificate | spec: {secretName: web-tls}",
        "bitnami.com/v1alpha1 | SealedSecret | spec: {template: {metadata: {name: web-tls}}}",
        "external-secrets.io/v1 | ExternalSecret | spec: {target: {name: web-tls}}",
        "secrets-store.csi.x-k8s.io/v1 | SecretProviderClass | spec: {secretObjects: [{secretName:"
            + " web-tls}]}",
      })
  void knowsWhatControllersMake(String apiVersion, String kind, String spec) {
    DeploymentUnit unit =
        unit(
            "{apiVersion: %s, kind: %s, metadata: {name: web}, %s}"
                .formatted(apiVersion, kind, spec),
            "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [], volumes:"
                + " [{name: tls, secret: {secretName: web-tls}}]}}");

    assertInstanceOf(Resolution.Elsewhere.class, unit.resolve(referenceTo("Secret", unit)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: web",
        "namespace: shop",
        "name: [web], labels: web",
        "name: {}, labels: []",
        "labels: {app: [a, b], tier: }",
      })
  void takesWhatIsNoObject(String metadata) {
    DeploymentUnit unit =
        unit(
            "{apiVersion: v1, kind: Service, metadata: {%s}, spec: {selector: [], ports: 80}}"
                .formatted(metadata),
            "{apiVersion: apps/v1, kind: StatefulSet, metadata: {%s}, spec: {serviceName: [], template: {spec: {volumes: {}}}}}"
                .formatted(metadata));

    unit.index().references().forEach(unit::resolve);
    assertEquals(2, unit.objects().size());
  }

  @Test
  void looksAtFewPodsForEachOfManySelectors() {
    List<KubernetesObject> pods =
        IntStream.range(0, MANY)
            .mapToObj(i ->
                "{apiVersion: v1, kind: Pod, metadata: {name: p%1$d, labels: {app: a%1$d, team: shop}}, spec: {containers: []}}"
                    .formatted(i))
            .map(DeploymentUnitTest::object)
            .toList();
    LabelIndex<KubernetesObject> index = new LabelIndex<>(pods, KubernetesObject::labels);

    int looks = 0;
    for (int i = 0; i < MANY; i++) {
      LabelSelector selector =
          LabelSelector.ofLabels(
              object("{apiVersion: v1, kind: Service, spec: {team: shop, app: a%d}}".formatted(i))
                  .root()
                  .mapping("spec")
                  .orElseThrow());
      looks += index.candidates(selector).size();
    }

    assertEquals(MANY, looks);
  }

  @Test
  void selectsNothingThatCostsTooMuch() {
    List<KubernetesObject> pods =
        IntStream.rangeClosed(0, LabelIndex.MOST_CANDIDATES)
            .mapToObj(i ->
                object(
                    "{apiVersion: v1, kind: Pod, metadata: {labels: {app: web}}, spec: {containers:"
                        + " []}}"))
            .toList();
    LabelSelector selector =
        LabelSelector.ofLabels(
            object("{apiVersion: v1, kind: Service, spec: {app: web}}")
                .root()
                .mapping("spec")
                .orElseThrow());

    assertTrue(ObjectIndex.of(pods).pods(selector, "").isEmpty());
    assertEquals(
        LabelIndex.MOST_CANDIDATES,
        ObjectIndex.of(pods.subList(1, pods.size())).pods(selector, "").orElseThrow().size());
  }

  @Test
  void findsWhatManyObjectsNameOnce() {
    List<KubernetesObject> objects = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      objects.add(object(pod("config-%s".formatted(Integer.toString(i, 26)))));
    }
    DeploymentUnit unit = new DeploymentUnit("", objects, false);

    List<ObjectReference> references = unit.index().references();

    // Each pod names a ConfigMap and its namespace.
    assertEquals(2 * MANY, references.size());
    assertSame(references, unit.index().references());
    assertSame(unit.index().names(CONFIG_MAP), unit.index().names(CONFIG_MAP));
    references.forEach(
        reference -> assertInstanceOf(Resolution.Absent.class, unit.resolve(reference)));
  }

  private static ObjectReference referenceTo(String kind, DeploymentUnit unit) {
    return unit.index().references().stream()
        .filter(reference -> reference.target().kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static String pod(String configMap) {
    return "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: web, envFrom: [{configMapRef: {name: %s}}]}]}}"
        .formatted(configMap);
  }

  private static DeploymentUnit unit(String... objects) {
    return new DeploymentUnit(
        "", List.of(objects).stream().map(DeploymentUnitTest::object).toList(), false);
  }

  private static KubernetesObject object(String text) {
    return YamlParser.parse(SourceText.of("example.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .mapping()
        .flatMap(KubernetesObject::of)
        .orElseThrow();
  }
}
