package dev.lintel.rules.kubernetes.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.finding.Edit;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceSkeletonTest {
  private static Container container(String text) {
    return YamlParser.parse(SourceText.of("pod.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .mapping()
        .flatMap(KubernetesObject::of)
        .orElseThrow()
        .containers()
        .getFirst();
  }

  private static String fixed(String text) {
    Edit edit = ResourceSkeleton.edit(container(text)).orElseThrow();
    return text.substring(0, edit.span().start())
        + edit.replacement()
        + text.substring(edit.span().end());
  }

  @Test
  void writesABlockBelowTheImage() {
    assertEquals(
        """
        apiVersion: v1
        kind: Pod
        spec:
          containers:
          - image: web:1.4.2 # ours
            resources:
              requests:
                cpu: 100m
                memory: 128Mi
              limits:
                memory: 128Mi
            name: web
        """,
        fixed(
            """
            apiVersion: v1
            kind: Pod
            spec:
              containers:
              - image: web:1.4.2 # ours
                name: web
            """));
  }

  @Test
  void endsLinesAsTheFileDoes() {
    String text =
        """
        apiVersion: v1
        kind: Pod
        spec:
          containers:
            - name: web
              image: 'web:1'
        """
            .replace("\n", "\r\n");
    String resources =
        """
              resources:
                requests:
                  cpu: 100m
                  memory: 128Mi
                limits:
                  memory: 128Mi
        """
            .replace("\n", "\r\n");
    assertEquals(text + resources, fixed(text));
  }

  @Test
  void writesInBracesWhereTheFileDoes() {
    assertEquals(
        "{apiVersion: v1, kind: Pod, spec: {containers: [{name: web, image: web:1, resources:"
            + " {requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 128Mi}}}]}}",
        fixed("{apiVersion: v1, kind: Pod, spec: {containers: [{name: web, image: web:1}]}}"));
  }

  @Test
  void quotesInJson() {
    assertEquals(
        "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": {\"containers\": [{\"image\":"
            + " \"web:1\", \"resources\": {\"requests\": {\"cpu\": \"100m\", \"memory\":"
            + " \"128Mi\"}, \"limits\": {\"memory\": \"128Mi\"}}, \"name\": \"web\"}]}}",
        fixed(
            "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": {\"containers\": [{\"image\":"
                + " \"web:1\", \"name\": \"web\"}]}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: web, image: web:1, resources: {requests: {cpu: 1}}}",
        "{name: web, image: web:1, resources: }",
        "{name: web}",
        "{<<: {image: web:1}, name: web}",
        "\n    - name: web\n      image:\n        web:1",
        "\n    - name: web\n      image: >\n        web:1",
      })
  void leavesOthersAlone(String container) {
    String item = container.startsWith("\n") ? container : "\n    - " + container;
    assertEquals(
        Optional.empty(),
        ResourceSkeleton.edit(
            container("apiVersion: v1\nkind: Pod\nspec:\n  containers:" + item + "\n")));
  }
}
