package dev.lintel.model.kustomize.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kustomize.output.JsonWriter;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The results are those of {@code kustomize build} 5.7.1. */
class StrategicMergeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 2} | {a: 3, c: 4} | {'a':3,'b':2,'c':4}",
        "{a: 1, b: ~} | {a: null} | {'b':null}",
        "{a: {b: 1}} | {a: {b: null}} | {'a':{}}",
        "{a: {b: 1}} | {a: {$patch: replace, c: 2}} | {'a':{'c':2}}",
        "{a: {b: 1}} | {a: {$patch: delete}} | {}",
        "{a: {b: 1}} | {a: {$patch: merge, c: 2}} | {'a':{'b':1,'c':2}}",
        "{a: 1} | {b: {$patch: replace, c: 2, d: ~}} | {'a':1,'b':{'c':2}}",
        "{a: 1} | {$patch: replace, b: 2} | {'a':1}",
        "{a: [1]} | {a: [2]} | {'a':[2]}",
        "{a: [{name: x}]} | {a: [{name: y}]} | {'a':[{'name':'y'}]}",
        "{a: '1'} | {a: 2} | {'a':'2'}",
        "{a: 1} | {a: '2'} | {'a':'2'}",
        "{a: 1} | {$setElementOrder/a: [x]} | {'$setElementOrder/a':['x'],'a':1}",
      })
  void mergesMappings(String target, String patch, String merged) {
    assertEquals(merged.replace('\'', '"'), merged(target, patch));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: a, image: x}] | [{name: b}, {name: a, image: y}] |"
            + " [{'name':'b'},{'image':'y','name':'a'}]",
        "[{name: a}, {name: b}] | [{name: a, $patch: delete}] | [{'name':'b'}]",
        "[{name: a, args: [x]}] | [{$patch: replace}, {name: b}] | [{'name':'b'}]",
        "[{name: a}] | [{$patch: delete}] | -",
        "[{name: a}] | [{name: b}, {$patch: merge}] | [{'name':'b'},{'name':'a'}]",
        "[{name: a, image: x}] | [{name: a, $patch: replace, image: y}] |"
            + " [{'image':'x','name':'a'}]",
        "[{name: a}] | [] | [{'name':'a'}]",
        "[{name: a}] | null | -",
        "[{image: x}, {name: a}] | [{name: b}] | [{'image':'x'}]",
        "[{name: a, ports: [{containerPort: 1}]}] |"
            + " [{name: a, ports: [{containerPort: 1, protocol: TCP}]}] |"
            + " [{'name':'a','ports':[{'containerPort':1}]}]",
        "[{name: a, ports: [{containerPort: 1, protocol: UDP}]}] |"
            + " [{name: a, ports: [{containerPort: 1, protocol: TCP}]}] |"
            + " [{'name':'a','ports':[{'containerPort':1,'protocol':'TCP'},"
            + "{'containerPort':1,'protocol':'UDP'}]}]",
      })
  void mergesContainers(String target, String patch, String merged) {
    String containers = merged.equals("-") ? "" : "\"containers\":" + merged.replace('\'', '"');

    assertEquals(
        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{" + containers + "}}",
        merged(pod(target), pod(patch)));
  }

  private static String pod(String containers) {
    return "{apiVersion: v1, kind: Pod, spec: {containers: " + containers + "}}";
  }

  @Test
  void deletesTheObject() {
    assertTrue(
        StrategicMerge.apply(parsed("{a: 1}"), parsed("{$patch: delete}"), MergeSchema.builtIn())
            .isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {b: 1}} | {a: 1} | 1 | the patch has a scalar where the object has a mapping",
        "{a: [1]} | {a: {b: 1}} | {b: 1} | the patch has a mapping where the object has a list",
        "{a: {b: 1}} | {a: {$patch: remove}} | remove |"
            + " 'remove' is no $patch; there are delete, replace and merge",
      })
  void refusesWhatDoesNotMerge(String target, String patch, String place, String message) {
    BuildException refused = assertThrows(BuildException.class, () -> merged(target, patch));

    assertEquals(message, refused.problem().message());
    assertEquals(place, refused.problem().place().text());
  }

  @Test
  void sharesNodes() {
    YamlMapping target = parsed("{a: {b: 1}, c: {d: 2}}");
    YamlMapping patch = parsed("{a: {e: 3}}");

    YamlMapping merged = StrategicMerge.apply(target, patch, MergeSchema.builtIn()).orElseThrow();

    assertSame(target.get("c").orElseThrow(), merged.get("c").orElseThrow());
    assertSame(target.get("a", "b").orElseThrow(), merged.get("a", "b").orElseThrow());
    assertSame(patch.get("a", "e").orElseThrow(), merged.get("a", "e").orElseThrow());
  }

  @Test
  void mergesByCustomSchemas() {
    MergeSchema schema =
        MergeSchema.builtIn()
            .with(
                parsed(
                    """
                    definitions:
                      x.Foo:
                        x-kubernetes-group-version-kind: [{group: x.io, version: v1, kind: Foo}]
                        properties:
                          spec: {$ref: "#/definitions/x.Spec"}
                      x.Spec:
                        properties:
                          list:
                            type: array
                            x-kubernetes-patch-strategy: merge
                            x-kubernetes-patch-merge-key: id
                            items: {$ref: "#/definitions/x.Item"}
                      x.Item: {}
                    """));
    String object = "{apiVersion: x.io/v1, kind: Foo, spec: {list: [{id: %s, v: 1}]}}";

    YamlMapping merged =
        StrategicMerge.apply(parsed(object.formatted("a")), parsed(object.formatted("b")), schema)
            .orElseThrow();

    assertEquals(
        "[{\"id\":\"b\",\"v\":1},{\"id\":\"a\",\"v\":1}]",
        JsonWriter.json(merged.get("spec", "list").orElseThrow()));
    assertEquals(1, containers(schema));
    assertEquals(2, containers(MergeSchema.builtIn().withAdded(parsed("definitions: {}"))));
  }

  /** Gives how many containers a pod has that was patched with another. */
  private static int containers(MergeSchema schema) {
    String pods = pod("[{name: %s}]");
    return StrategicMerge.apply(parsed(pods.formatted("a")), parsed(pods.formatted("b")), schema)
        .orElseThrow()
        .items("spec", "containers")
        .size();
  }

  @Test
  void knowsKindsWithoutNamespace() {
    MergeSchema builtIn = MergeSchema.builtIn();

    assertTrue(builtIn.isClusterScoped(Gvk.of("v1", "Namespace")));
    assertTrue(builtIn.isClusterScoped(Gvk.of("rbac.authorization.k8s.io/v1", "ClusterRole")));
    assertFalse(builtIn.isClusterScoped(Gvk.of("apps/v1", "Deployment")));
    assertFalse(builtIn.isClusterScoped(Gvk.of("x.io/v1", "Namespace")));
    MergeSchema custom =
        builtIn.with(
            parsed(
                """
                paths:
                  /apis/x.io/v1/foos:
                    get: {x-kubernetes-group-version-kind: {group: x.io, version: v1, kind: Foo}}
                  /apis/x.io/v1/bars:
                    get: {x-kubernetes-group-version-kind: {group: x.io, version: v1, kind: Bar}}
                  /apis/x.io/v1/namespaces/{namespace}/bars:
                    get: {x-kubernetes-group-version-kind: {group: x.io, version: v1, kind: Bar}}
                """));
    assertTrue(custom.isClusterScoped(Gvk.of("x.io/v1", "Foo")));
    assertFalse(custom.isClusterScoped(Gvk.of("x.io/v1", "Bar")));
    assertTrue(custom.isClusterScoped(Gvk.of("v1", "Namespace")));
  }

  private static String merged(String target, String patch) {
    return StrategicMerge.apply(parsed(target), parsed(patch), MergeSchema.builtIn())
        .map(JsonWriter::json)
        .orElseThrow();
  }

  private static YamlMapping parsed(String text) {
    return YamlParser.parse(SourceText.of("r.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .root()
        .flatMap(YamlNode::mapping)
        .orElseThrow();
  }
}
