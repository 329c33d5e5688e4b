package dev.lintel.model.kustomize.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected is what kustomize 5.7.1 prints for the same input. */
class TransformersTest {
  private static final String WORKLOAD =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db}
      spec:
        selector: {matchLabels: {app: db}}
        template: {metadata: {labels: {app: db}}}
        volumeClaimTemplates: [{metadata: {name: v}}]
      """;

  /** Reads a kustomization's fields for transformers, in the order in which kustomize runs them. */
  private static List<Transformer> transformers(String text, TransformerConfig added) {
    YamlMapping root = Trees.mapping("kustomization.yaml", text);
    TransformerConfig config = TransformerConfig.defaults().merge(added, root.span());
    List<Transformer> steps = new ArrayList<>();
    scalar(root, "namespace").ifPresent(value -> steps.add(Namespace.of(value, config)));
    scalar(root, "namePrefix")
        .ifPresent(value -> steps.add(new NamePrefix(value, config.fields(Part.NAME_PREFIX))));
    scalar(root, "nameSuffix")
        .ifPresent(value -> steps.add(new NameSuffix(value, config.fields(Part.NAME_SUFFIX))));
    items(root, "labels").forEach(item -> steps.add(Labels.of(item, config)));
    root.mapping("commonLabels").ifPresent(all -> steps.add(Labels.common(all, config)));
    root.mapping("commonAnnotations").ifPresent(all -> steps.add(Annotations.common(all, config)));
    items(root, "replicas").forEach(item -> steps.add(Replicas.of(item, config)));
    items(root, "images").forEach(item -> steps.add(Images.of(item, config)));
    return steps;
  }

  private static Optional<YamlScalar> scalar(YamlMapping root, String key) {
    return root.get(key).flatMap(YamlNode::scalar);
  }

  private static List<YamlMapping> items(YamlMapping root, String key) {
    return root.items(key).stream().flatMap(item -> item.mapping().stream()).toList();
  }

  private static List<Resource> run(List<Transformer> steps, String input) {
    List<Resource> resources = Trees.resources(input);
    for (Transformer step : steps) {
      resources = step.transform(resources);
    }
    return resources;
  }

  private static void assertBuilds(String kustomization, String input, String expected) {
    assertEquals(
        Trees.json(expected),
        Trees.json(run(transformers(kustomization, TransformerConfig.EMPTY), input)));
  }

  private static void assertConfigured(
      String configuration, String kustomization, String input, String expected) {
    TransformerConfig added = TransformerConfig.of(Trees.mapping("c.yaml", configuration));
    assertEquals(Trees.json(expected), Trees.json(run(transformers(kustomization, added), input)));
  }

  private static void assertConfiguredFile(String file, String input, String expected) {
    Transformer step =
        new BuiltinTransformers(null, "shop", selector -> resource -> true)
            .of(Trees.mapping("transformer.yaml", file))
            .orElseThrow();
    assertEquals(Trees.json(expected), Trees.json(run(List.of(step), input)));
  }

  private static BuildProblem problem(String kustomization, String input) {
    return assertThrows(
            BuildException.class,
            () -> run(transformers(kustomization, TransformerConfig.EMPTY), input))
        .problem();
  }

  @Test
  void labelsOfMetadataAlone() {
    assertBuilds(
        "labels: [{pairs: {a: b}}]",
        WORKLOAD,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, labels: {a: b}}
        spec:
          selector: {matchLabels: {app: db}}
          template: {metadata: {labels: {app: db}}}
          volumeClaimTemplates: [{metadata: {name: v}}]
        """);
  }

  @Test
  void labelsOfTemplatesGoToClaimsToo() {
    assertBuilds(
        "labels: [{pairs: {a: b}, includeTemplates: true}]",
        WORKLOAD,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, labels: {a: b}}
        spec:
          selector: {matchLabels: {app: db}}
          template: {metadata: {labels: {app: db, a: b}}}
          volumeClaimTemplates: [{metadata: {name: v, labels: {a: b}}}]
        """);
  }

  @Test
  void laterVersionsMayLeaveClaimsAlone() {
    assertBuilds(
        "labels: [{pairs: {a: b}, includeTemplates: true, includeVolumeClaimTemplates: false}]",
        WORKLOAD,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, labels: {a: b}}
        spec:
          selector: {matchLabels: {app: db}}
          template: {metadata: {labels: {app: db, a: b}}}
          volumeClaimTemplates: [{metadata: {name: v}}]
        """);
  }

  @Test
  void commonLabelsGoToSelectors() {
    assertBuilds(
        "commonLabels: {a: b}",
        WORKLOAD,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, labels: {a: b}}
        spec:
          selector: {matchLabels: {app: db, a: b}}
          template: {metadata: {labels: {app: db, a: b}}}
          volumeClaimTemplates: [{metadata: {name: v, labels: {a: b}}}]
        """);
  }

  @Test
  void nullsBecomeWhatIsMade() {
    assertBuilds(
        "commonLabels: {a: b}",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: s, labels: null}
        spec: ~
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: np}
        spec: {podSelector: {matchLabels: null}, egress: [{to: null}, null]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec: {volumeClaimTemplates: null}
        """,
        """
        apiVersion: v1
        kind: Service
        metadata: {name: s, labels: {a: b}}
        spec: {selector: {a: b}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: np, labels: {a: b}}
        spec: {podSelector: {matchLabels: null}, egress: [{to: null}, null]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, labels: {a: b}}
        spec:
          selector: {matchLabels: {a: b}}
          template: {metadata: {labels: {a: b}}}
          volumeClaimTemplates: []
        """);
  }

  @Test
  void namesOfDefinitionsNamespacesAndServicesOfTheApiStay() {
    assertBuilds(
        "{namePrefix: a-, nameSuffix: -z}",
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: n}}
        ---
        {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.x.io}}
        """,
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: a-c-z}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: n}}
        ---
        {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1.x.io}}
        """);
  }

  @Test
  void aNameIsRememberedWithItsPrefix() {
    Resource changed =
        run(
                transformers("namePrefix: a-", TransformerConfig.EMPTY),
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}")
            .getFirst();
    assertEquals("a-c", changed.id().name());
    assertEquals("c", changed.originalId().name());
    assertEquals(List.of("a-"), changed.prefixes());
  }

  @Test
  void namespacesOfObjectsAndOfDefaultSubjects() {
    assertBuilds(
        "namespace: foo",
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: null}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: n}}
        ---
        {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: a}, spec: {}}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: rb}
        subjects:
        - {kind: ServiceAccount, name: default}
        - {kind: ServiceAccount, name: x, namespace: old}
        - {kind: ServiceAccount, name: default, namespace: old}
        """,
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: foo}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: foo}}
        ---
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata: {name: a}
        spec: {service: {namespace: foo}}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: rb, namespace: foo}
        subjects:
        - {kind: ServiceAccount, name: default, namespace: foo}
        - {kind: ServiceAccount, name: x, namespace: old}
        - {kind: ServiceAccount, name: default, namespace: foo}
        """);
  }

  @Test
  void aNamespaceMayMakeTwoOfOne() {
    BuildProblem problem =
        problem(
            "namespace: foo",
            """
            {apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: x}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: foo}}
            """);
    assertEquals(BuildProblem.Kind.CONFLICT, problem.kind());
    assertEquals("foo", problem.place().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nginx:1 | {name: nginx, newTag: '2'} | nginx:2",
        "nginx:1@sha256:ab | {name: nginx, newName: x/y} | x/y:1@sha256:ab",
        "nginx:1@sha256:ab | {name: nginx, newTag: '2'} | nginx:2",
        "nginx:1 | {name: nginx, digest: 'sha256:1'} | nginx@sha256:1",
        "nginx | {name: nginx, newTag: a, digest: 'sha256:1'} | nginx:a@sha256:1",
        "nginx | {name: nginx, newTag: a, tagSuffix: b} | nginx:a",
        "h:5000/a:1@sha256:12 | {name: 'h:5000/a', newTag: v2} | h:5000/a:v2",
        "h:5000/a | {name: h, newTag: v2} | h:5000/a",
        "team/nginx | {name: nginx, newTag: v2} | team/nginx",
        "nginx | {name: 'ng.*', newTag: v2} | nginx:v2",
        "nginx:{TAG} | {name: nginx, newTag: v2} | nginx:v2",
        "nginx | {name: nginx} | nginx",
      })
  void images(String image, String entry, String expected) {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {initContainers: [{image: '%s'}]}}";
    assertBuilds("images: [%s]".formatted(entry), pod.formatted(image), pod.formatted(expected));
  }

  @Test
  void aSuffixIsAppendedOncePerStep() {
    assertBuilds(
        "images: [{name: nginx, tagSuffix: -a}]",
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: c}
        spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: 'nginx:1'}]}}}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec: {containers: [{image: 'nginx:1'}], volumes: [{image: {reference: 'nginx:1'}}]}
        """,
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: c}
        spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: 'nginx:1-a'}]}}}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec: {containers: [{image: 'nginx:1-a-a'}], volumes: [{image: {reference: 'nginx:1-a'}}]}
        """);
  }

  @Test
  void replicasOfEachThatEverHadTheName() {
    assertBuilds(
        "{namePrefix: p-, replicas: [{name: db, count: 3}, {name: p-db, count: 3.0}]}",
        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}}",
        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: p-db}, spec: {replicas: 3}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replicas: [{name: no, count: 1}] | NO_TARGET | no",
        "replicas: [{name: db, count: '1'}] | INVALID_FIELD | '1'",
        "labels: [{pairs: {a: 1}}] | INVALID_FIELD | 1",
        "labels: [{pairs: {a: b}, fields: [{path: metadata/labels}]}] | INVALID_FIELD"
            + " | {pairs: {a: b}, fields: [{path: metadata/labels}]}",
        "commonAnnotations: {a: true} | INVALID_FIELD | true",
        "commonLabels: {a: b} | INVALID_FIELD | a",
        "images: [{name: 'n[', newTag: a}] | INVALID_FIELD | 'n['",
      },
      quoteCharacter = '"')
  void errorsStandAtTheEntry(String kustomization, String kind, String place) {
    BuildProblem problem =
        problem(
            kustomization, "{apiVersion: v1, kind: ConfigMap, metadata: {name: db, labels: x}}");
    assertEquals(kind + " " + place, problem.kind() + " " + problem.place().text());
  }

  @Test
  void fieldsOfAConfiguration() {
    assertConfigured(
        """
        namePrefix: [{path: spec/n}, {path: spec/q}, {path: spec/e}, {path: spec/new, create: true}]
        commonAnnotations: [{path: 'spec/a\\/b', create: true}, {path: /spec/lead, create: true}]
        """,
        "{namePrefix: '1', commonAnnotations: {x: z}}",
        "{apiVersion: v1, kind: Foo, metadata: {name: f}, spec: {n: 5, q: '5', e: ''}}",
        """
        apiVersion: v1
        kind: Foo
        metadata: {name: 1f, annotations: {x: z}}
        spec: {n: 15, q: '15', e: '1', new: 1, a/b: {x: z}, lead: {x: z}}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namoPrefix: [] | namoPrefix",
        "namePrefix: [{path: a, bogus: b}] | bogus",
        "commonLabels: x | x",
        "commonLabels: [{path: a/b, create: 'true'}] | 'true'",
        "nameReference: [{kind: A, fields: []}] | fields",
      },
      quoteCharacter = '"')
  void aConfigurationIsReadStrictly(String file, String place) {
    YamlMapping root = Trees.mapping("c.yaml", file);
    BuildException refused = assertThrows(BuildException.class, () -> TransformerConfig.of(root));
    assertEquals(place, refused.problem().place().text());
  }

  @Test
  void textsOfAFileMayBeNumbers() {
    assertConfiguredFile(
        """
        kind: LabelTransformer
        Labels: {a: 1, b: true, c: yes, d: 1.50, e: 0777, f: null, h: 1e3, i: 12345678901234567890,
          k: 3.14159265358, l: 1e20, m: 1e21, n: 0.00001, o: 123456789.5, q: 0x1F, r: True}
        fieldspecs: [{path: metadata/labels, CREATE: true}]
        bogus: 1
        """,
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: c
          labels: {a: '1', b: 'true', c: 'yes', d: '1.5', e: '511', f: '', h: '1000',
            i: '12345678901234567890', k: '3.1415927', l: '1e+20', m: '1e+21', n: '1e-05',
            o: '1.2345679e+08', q: '31', r: 'true'}
        """);
  }

  @Test
  void valuesAreAddedAtPaths() {
    assertConfiguredFile(
        """
        kind: ValueAddTransformer
        value: v
        targets:
        - {fieldPath: data/a, filePathPosition: 2}
        - {fieldPath: data/b, filePathPosition: 9}
        - {fieldPath: data/c, filePathPosition: 1}
        - {fieldPath: data/d, filePathPosition: 1}
        - {fieldPath: data/g/1}
        - {fieldPath: data/h/x}
        - {fieldPath: 'data/l/[name=x]/w'}
        - {fieldPath: 'data/m/[=x]'}
        - {fieldPath: data/n/3/w}
        - {fieldPath: metadata/namespace}
        """,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        data: {a: x/p/z, b: x/p, c: /, d: '', g: [p, q, r], h: null}
        """,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a, namespace: v}
        data:
          a: x/v/p/z
          b: x/p/v
          c: /v
          d: v
          g: [p, v, r]
          h: null
          l: [{name: x, w: v}]
          m: [v]
          n: []
        """);
  }

  @Test
  void theValueToAddIsTheDirectoryWhereNoneIsSaid() {
    assertConfiguredFile(
        "{kind: ValueAddTransformer, targets: [{fieldPath: data/a}]}",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: shop}}");
  }

  @Test
  void variablesAreExpanded() {
    Span place = SourceText.of("kustomization.yaml", "vars").all();
    Map<String, Variables.Value> values = new HashMap<>();
    Trees.mapping("values.yaml", "{S: svc, P: 80, F: 1000000.0, B: true, M: {a: b}}")
        .entries()
        .forEach(entry -> values.put(entry.name(), new Variables.Value(place, entry.value())));
    assertEquals(
        Trees.json(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              annotations: {a: x-svc, b: $(NO) $(S) $(S $x $, c: $svc, d: atrue1e+06, e: $(M)}
              labels: {p: 80}
            spec: {containers: [{args: [svc, --p=80, 80], env: [{value: true}]}]}
            """),
        Trees.json(
            run(
                List.of(Variables.of(place, values, TransformerConfig.defaults())),
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  annotations: {a: x-$(S), b: $(NO) $$(S) $(S $x $, c: $$$(S), d: a$(B)$(F), e: $(M)}
                  labels: {p: $(P)}
                spec: {containers: [{args: [$(S), --p=$(P), $(P)], env: [{value: $(B)}]}]}
                """)));
  }

  @Test
  void definitionsTellFields() {
    TransformerConfig config =
        TransformerConfig.ofDefinitions(
            Trees.mapping(
                "crds.json",
                """
                {"io.ex.v1.Bee": {"Schema": {"properties": {
                  "apiVersion": {}, "kind": {}, "metadata": {}, "spec": {"$ref": "io.ex.v1.Spec"}}}},
                "io.ex.v1.Spec": {"Schema": {"properties": {
                  "sel": {"x-kubernetes-label-selector": ""},
                  "id": {"x-kubernetes-identity": ""},
                  "again": {"$ref": "io.ex.v1.Spec"},
                  "ref": {"x-kubernetes-object-ref-api-version": "v1",
                    "x-kubernetes-object-ref-kind": "Secret"}}}}}
                """));
    assertEquals("spec/sel", config.fields(Part.COMMON_LABELS).getFirst().path());
    assertEquals("spec/id", config.fields(Part.NAME_PREFIX).getFirst().path());
    assertEquals("Bee", config.fields(Part.NAME_PREFIX).getFirst().selector().kind());
    assertEquals("Secret", config.nameReferences().getFirst().target().kind());
    assertEquals("spec/ref/name", config.nameReferences().getFirst().fields().getFirst().path());
  }

  @Test
  void definitionsThatNameEachOtherInManyWaysEnd() {
    StringBuilder file =
        new StringBuilder("a.K0: {schema: {properties: {kind: {}, apiVersion: {},");
    file.append(" metadata: {}, x: {$ref: b1}}}}\n");
    for (int i = 1; i < 60; i++) {
      file.append(
          "b%d: {schema: {properties: {x: {$ref: b%d}, y: {$ref: b%d}}}}\n"
              .formatted(i, i + 1, i + 1));
    }
    YamlMapping root = Trees.mapping("crds.yaml", file.toString());
    BuildException refused =
        assertThrows(BuildException.class, () -> TransformerConfig.ofDefinitions(root));
    assertEquals(BuildProblem.Kind.LIMIT, refused.problem().kind());
  }

  @Test
  void eachScalarLeadsToWhatAPersonEdits() {
    List<Resource> changed =
        run(
            transformers(
                """
                namePrefix: a-
                namespace: foo
                commonAnnotations: {x: z}
                replicas: [{name: db, count: 3}]
                images: [{name: pg, newName: pgx, newTag: '2'}]
                """,
                TransformerConfig.EMPTY),
            """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec: {replicas: 1, template: {spec: {containers: [{image: pg}]}}}
            """);
    YamlMapping root = changed.getFirst().root();
    assertEquals("db < a-", origin(root, "metadata", "name"));
    assertEquals("foo < ", origin(root, "metadata", "namespace"));
    assertEquals("z < ", origin(root, "metadata", "annotations", "x"));
    assertEquals("3 < 1", origin(root, "spec", "replicas"));
    YamlMapping container =
        root.items("spec", "template", "spec", "containers").getFirst().mapping().orElseThrow();
    assertEquals("'2' < pgx pg", origin(container, "image"));
  }

  private static String origin(YamlMapping root, String... path) {
    YamlScalar scalar = root.get(path).flatMap(YamlNode::scalar).orElseThrow();
    return scalar.span().text()
        + " < "
        + scalar.others().stream().map(Span::text).collect(Collectors.joining(" "));
  }

  @Test
  void whatIsNotTouchedIsShared() {
    List<Resource> before = Trees.resources(WORKLOAD);
    List<Resource> after =
        Images.of(
                Trees.mapping("kustomization.yaml", "{name: nginx, newTag: a}"),
                TransformerConfig.defaults())
            .transform(before);
    assertSame(before.getFirst(), after.getFirst());
    Resource labelled =
        Labels.of(
                Trees.mapping("kustomization.yaml", "{pairs: {a: b}}"),
                TransformerConfig.defaults())
            .transform(before)
            .getFirst();
    assertSame(
        before.getFirst().root().get("spec").orElseThrow(),
        labelled.root().get("spec").orElseThrow());
  }
}
