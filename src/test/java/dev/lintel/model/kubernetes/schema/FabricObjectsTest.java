package dev.lintel.model.kubernetes.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kubernetes.schema.SchemaProblem.Kind;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects that another client of Kubernetes builds pass; with any one field misspelt each of them
 * has that one problem, at that key.
 */
class FabricObjectsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Their keys are the user's own. */
  private static final Set<String> MAPS =
      Set.of("labels", "annotations", "matchLabels", "requests", "limits", "data", "nodeSelector");

  @TestFactory
  Stream<DynamicTest> whatIsBuiltPassesAndWhatIsBrokenIsFound() {
    return Stream.of(
            deployment(),
            statefulSet(),
            daemonSet(),
            cronJob(),
            service(),
            ingress(),
            autoscaler(),
            networkPolicy(),
            budget(),
            claim(),
            clusterRole(),
            roleBinding(),
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .endMetadata()
                .withImmutable(true)
                .addToData("LEVEL", "debug")
                .addToBinaryData("logo.png", "iVBORw0KGgo=")
                .build(),
            new SecretBuilder()
                .withNewMetadata()
                .withName("token")
                .endMetadata()
                .withType("Opaque")
                .addToData("token", "dGV4dA==")
                .build())
        .map(object -> DynamicTest.dynamicTest(object.getKind(), () -> check(object)));
  }

  private static void check(HasMetadata object) {
    JsonNode tree = MAPPER.valueToTree(object);
    String api = object.getApiVersion();
    for (int minor = SchemaIndex.OLDEST; minor <= SchemaIndex.NEWEST; minor++) {
      Schema schema = SchemaIndex.find(api, object.getKind(), minor).orElseThrow();
      assertEquals(List.of(), problems(tree, schema), "1." + minor);
    }
    Schema newest = SchemaIndex.find(api, object.getKind(), SchemaIndex.NEWEST).orElseThrow();
    List<ObjectNode> holders = new ArrayList<>();
    collect(tree, false, holders);
    int broken = 0;
    for (ObjectNode holder : holders) {
      for (String key : List.copyOf(holder.propertyNames())) {
        broken++;
        JsonNode value = holder.remove(key);
        holder.set(key + "Q", value);
        List<SchemaProblem> found = problems(tree, newest);
        holder.remove(key + "Q");
        holder.set(key, value);
        assertTrue(
            found.stream()
                .anyMatch(problem ->
                    problem.kind() == Kind.UNKNOWN_FIELD
                        && problem.span().text().equals('"' + key + "Q\"")),
            () -> key + ": " + found);
        assertTrue(found.size() <= 2, found::toString);
      }
    }
    assertTrue(broken > 4);
  }

  /** Gives the objects below a node whose keys Kubernetes knows. */
  private static void collect(JsonNode node, boolean isMap, List<ObjectNode> holders) {
    switch (node) {
      case ObjectNode object -> {
        if (!isMap) {
          holders.add(object);
          object
              .properties()
              .forEach(entry -> collect(entry.getValue(), isMap(entry.getKey()), holders));
        }
      }
      case ArrayNode array -> array.forEach(item -> collect(item, false, holders));
      default -> {}
    }
  }

  private static boolean isMap(String key) {
    return MAPS.contains(key) || key.equals("binaryData") || key.equals("selector");
  }

  private static List<SchemaProblem> problems(JsonNode tree, Schema schema) {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    YamlMapping root =
        YamlParser.parse(SourceText.of("a.json", text), YamlSchema.YAML_1_1)
            .documents()
            .getFirst()
            .mapping()
            .orElseThrow();
    return SchemaCheck.check(root, schema, false, root.span());
  }

  private static PodSpecBuilder pod() {
    return new PodSpecBuilder()
        .withServiceAccountName("web")
        .withTerminationGracePeriodSeconds(30L)
        .withNodeSelector(Map.of("disk", "ssd"))
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .addNewToleration()
        .withKey("gpu")
        .withOperator("Exists")
        .withEffect("NoSchedule")
        .endToleration()
        .addNewVolume()
        .withName("settings")
        .withNewConfigMap()
        .withName("settings")
        .withDefaultMode(0440)
        .endConfigMap()
        .endVolume()
        .withContainers(
            new ContainerBuilder()
                .withName("web")
                .withImage("registry.example/web:1.4.2")
                .addNewPort()
                .withName("http")
                .withContainerPort(8080)
                .endPort()
                .addNewEnv()
                .withName("NODE")
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath("spec.nodeName")
                .endFieldRef()
                .endValueFrom()
                .endEnv()
                .withNewResources()
                .addToRequests("cpu", new Quantity("100m"))
                .addToLimits("memory", new Quantity("1.5Gi"))
                .endResources()
                .withNewReadinessProbe()
                .withPeriodSeconds(5)
                .withNewHttpGet()
                .withPath("/ready")
                .withPort(new IntOrString("http"))
                .endHttpGet()
                .endReadinessProbe()
                .addNewVolumeMount()
                .withName("settings")
                .withMountPath("/etc/web")
                .withReadOnly(true)
                .endVolumeMount()
                .build());
  }

  private static HasMetadata deployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("web")
        .addToLabels("app", "web")
        .endMetadata()
        .withNewSpec()
        .withReplicas(2)
        .withNewStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withMaxSurge(new IntOrString("25%"))
        .withMaxUnavailable(new IntOrString(0))
        .endRollingUpdate()
        .endStrategy()
        .withNewSelector()
        .addToMatchLabels("app", "web")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "web")
        .endMetadata()
        .withSpec(pod().build())
        .endTemplate()
        .endSpec()
        .build();
  }

  private static HasMetadata statefulSet() {
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withName("store")
        .endMetadata()
        .withNewSpec()
        .withServiceName("store")
        .withNewSelector()
        .addToMatchLabels("app", "store")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "store")
        .endMetadata()
        .withSpec(pod().build())
        .endTemplate()
        .endSpec()
        .build();
  }

  private static HasMetadata daemonSet() {
    return new DaemonSetBuilder()
        .withNewMetadata()
        .withName("agent")
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .addToMatchLabels("app", "agent")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "agent")
        .endMetadata()
        .withSpec(pod().build())
        .endTemplate()
        .endSpec()
        .build();
  }

  private static HasMetadata cronJob() {
    return new CronJobBuilder()
        .withNewMetadata()
        .withName("load")
        .endMetadata()
        .withNewSpec()
        .withSchedule("30 2 * * *")
        .withConcurrencyPolicy("Forbid")
        .withNewJobTemplate()
        .withNewSpec()
        .withBackoffLimit(2)
        .withNewTemplate()
        .withSpec(pod().withRestartPolicy("Never").build())
        .endTemplate()
        .endSpec()
        .endJobTemplate()
        .endSpec()
        .build();
  }

  private static HasMetadata service() {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withType("ClusterIP")
        .addToSelector("app", "web")
        .addNewPort()
        .withName("http")
        .withPort(80)
        .withTargetPort(new IntOrString("http"))
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }

  private static HasMetadata ingress() {
    return new IngressBuilder()
        .withNewMetadata()
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withIngressClassName("nginx")
        .addNewTl()
        .withHosts("web.example")
        .withSecretName("web-tls")
        .endTl()
        .addNewRule()
        .withHost("web.example")
        .withNewHttp()
        .addNewPath()
        .withPath("/")
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName("web")
        .withNewPort()
        .withNumber(80)
        .endPort()
        .endService()
        .endBackend()
        .endPath()
        .endHttp()
        .endRule()
        .endSpec()
        .build();
  }

  private static HasMetadata autoscaler() {
    return new HorizontalPodAutoscalerBuilder()
        .withNewMetadata()
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withMinReplicas(2)
        .withMaxReplicas(9)
        .withNewScaleTargetRef()
        .withApiVersion("apps/v1")
        .withKind("Deployment")
        .withName("web")
        .endScaleTargetRef()
        .addNewMetric()
        .withType("Resource")
        .withNewResource()
        .withName("cpu")
        .withNewTarget()
        .withType("Utilization")
        .withAverageUtilization(70)
        .endTarget()
        .endResource()
        .endMetric()
        .endSpec()
        .build();
  }

  private static HasMetadata networkPolicy() {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withPolicyTypes("Ingress")
        .withNewPodSelector()
        .addToMatchLabels("app", "web")
        .endPodSelector()
        .addNewIngress()
        .addNewPort()
        .withPort(new IntOrString(8080))
        .withProtocol("TCP")
        .endPort()
        .addNewFrom()
        .withNewIpBlock()
        .withCidr("10.0.0.0/8")
        .endIpBlock()
        .endFrom()
        .endIngress()
        .endSpec()
        .build();
  }

  private static HasMetadata budget() {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withName("web")
        .endMetadata()
        .withNewSpec()
        .withMaxUnavailable(new IntOrString("50%"))
        .withNewSelector()
        .addToMatchLabels("app", "web")
        .endSelector()
        .endSpec()
        .build();
  }

  private static HasMetadata claim() {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName("data")
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName("fast")
        .withNewResources()
        .addToRequests("storage", new Quantity("10Gi"))
        .endResources()
        .endSpec()
        .build();
  }

  private static HasMetadata clusterRole() {
    return new ClusterRoleBuilder()
        .withNewMetadata()
        .withName("reader")
        .endMetadata()
        .addNewRule()
        .withApiGroups("")
        .withResources("pods")
        .withVerbs("get", "list")
        .endRule()
        .build();
  }

  private static HasMetadata roleBinding() {
    return new RoleBindingBuilder()
        .withNewMetadata()
        .withName("reader")
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "reader")
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName("web")
        .withNamespace("shop")
        .endSubject()
        .build();
  }
}
