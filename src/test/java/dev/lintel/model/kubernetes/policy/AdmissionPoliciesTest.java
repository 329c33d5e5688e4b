package dev.lintel.model.kubernetes.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionPoliciesTest {
  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: p%1$d}
      spec:
        matchConstraints:
          resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}
        validations:
          - expression: %2$s
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: p%1$d}
      spec: {policyName: p%1$d, validationActions: [%3$s]}
      ---
      """;

  private static final String OBJECT =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: c%d, namespace: shop}
      data: {a: "1"}
      ---
      """;

  private static List<KubernetesObject> objects(String text) {
    return YamlParser.parse(SourceText.of("all.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .stream()
        .flatMap(document -> document.mapping().stream())
        .flatMap(root -> KubernetesObject.of(root).stream())
        .toList();
  }

  private static List<String> messages(String expression) {
    return AdmissionPolicies.check(
            objects(POLICY.formatted(1, expression, "Deny") + OBJECT.formatted(1)), List.of())
        .stream()
        .map(denial -> denial.verdict().message())
        .toList();
  }

  @Test
  void theActionsOfABindingSayWhetherAPolicyIsEnforced() {
    for (String action : List.of("Deny", "Warn", "Audit")) {
      List<AdmissionPolicies.Denial> denials =
          AdmissionPolicies.check(
              objects(
                  POLICY.formatted(1, "'false'", action).replace("'false'", "\"false\"")
                      + OBJECT.formatted(1)),
              List.of());
      assertEquals(1, denials.size());
      assertEquals(action.equals("Deny"), denials.getFirst().isEnforced());
    }
  }

  @Test
  void anErrorCountsUnlessTheVariableIsNotKnown() {
    assertEquals(
        List.of("policy 'p1': an expression fails: key 'b' is not present in map"),
        messages("object.data.b == '1'"));
    assertEquals(List.of(), messages("namespaceObject.metadata.name == 'x'"));
    assertEquals(List.of(), messages("variables.none == 1 || true"));
    assertEquals(List.of(), messages("object.data.a < 5"));
  }

  @Test
  void whatTakesTooLongIsSaid() {
    String list = "[0,1,2,3,4,5,6,7,8,9]";
    String expression = "true";
    for (int i = 0; i < 8; i++) {
      expression = "%s.all(x%d, %s)".formatted(list, i, expression);
    }
    assertEquals(
        List.of("policy 'p1': an expression takes too many steps here and was not evaluated"),
        messages("\"%s\"".formatted(expression)));
  }

  @ParameterizedTest
  @CsvSource({
    "Pod, pods",
    "NetworkPolicy, networkpolicies",
    "Ingress, ingresses",
    "Gateway, gateways",
    "Endpoints, endpoints",
    "StorageClass, storageclasses"
  })
  void kindsHaveTheirPlural(String kind, String resource) {
    assertEquals(resource, ResourceMatch.resource(kind));
  }

  @Test
  void manyPoliciesOnManyObjectsAreBounded() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Integer.getInteger("lintel.policies", 300); i++) {
      text.append(
          POLICY.formatted(i, "object.data.a == '1' && object.metadata.name != ''", "Deny"));
      text.append(OBJECT.formatted(i));
    }
    List<KubernetesObject> objects = objects(text.toString());
    assertTrue(
        assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> AdmissionPolicies.check(objects, List.of()).size())
            < 2);
  }
}
