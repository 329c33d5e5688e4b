package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.rule.Persona;
import dev.lintel.source.GitException;
import dev.lintel.testing.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fix that writes replacements for the variables of a kustomization: the builds stay. */
class VariableFixTest {
  private static final String WEB =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec:
        ports: [{name: http, port: 80}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: front, namespace: shop}
      spec:
        template:
          metadata: {annotations: {example.org/host: $(HOST)}}
          spec:
            containers:
            - name: front
              image: front:1
              args: ["--host", $(HOST), "--url=http://$(HOST)/$(HOST)", "$(HOST):$(PORT)"]
              env: [{name: PORT, value: $(PORT)}, {name: OTHER, value: $(OTHER)}]
      """;

  private static final String VARS =
      """
      vars:
      - name: HOST
        objref: {apiVersion: v1, kind: Service, name: web}
      - name: PORT
        objref:
          kind: Service
          name: web
          version: v1
        fieldref: {fieldpath: "spec.ports[0].name"}
      """;

  private static final String COMMENTED =
      """
      resources: [web.yaml]
      vars:
      # the host
      - name: HOST
        objref: {apiVersion: v1, kind: Service, name: web}
      """;

  @TempDir Path root;

  @BeforeEach
  void makeARoot() throws IOException {
    Files.createDirectories(root.resolve(".git"));
    write("base/web.yaml", WEB);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private String build(String directory) throws IOException {
    return assertInstanceOf(
            Renderer.Rendered.class, Renderer.render(root.resolve(directory), root, false, true))
        .printed()
        .text();
  }

  private String fixed(String path) throws IOException {
    CheckRequest check =
        Requests.whole(
            root,
            Optional.empty(),
            Requests.rules(Persona.REGULAR, "kustomize/deprecated-field"),
            LocalDate.of(2026, 11, 27));
    try {
      FixResult result = Fixer.fix(new FixRequest(check, true, false), (_, _) -> {});
      assertEquals(List.of(), result.run().after().notifications());
    } catch (InvalidPolicyException | GitException e) {
      throw new IllegalStateException(e);
    }
    return Files.readString(root.resolve(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources: [web.yaml]\n" + VARS,
        VARS + "resources: [web.yaml]\n",
        "namePrefix: a-\nnamespace: b\nresources: [web.yaml]\n" + VARS,
        "resources: [web.yaml]\n" + VARS + "\nimages: [{name: front, newTag: '2'}]\n",
      })
  void theBuildStays(String kustomization) throws IOException {
    write("base/kustomization.yaml", kustomization);
    String before = build("base");
    assertFalse(before.contains("$(HOST)"));
    String fixed = fixed("base/kustomization.yaml");
    assertFalse(fixed.contains("vars:"), fixed);
    assertTrue(fixed.contains("delimiter: \"/\""), fixed);
    assertEquals(before, build("base"));
  }

  @Test
  void textWithoutALastLineBreakStaysWhole() throws IOException {
    write("base/kustomization.yaml", "resources: [web.yaml]\n" + VARS.stripTrailing());
    String before = build("base");
    assertTrue(fixed("base/kustomization.yaml").contains("\nreplacements:\n"));
    assertEquals(before, build("base"));
  }

  /** A name that the overlay changes comes too late for a replacement of the base. */
  @Test
  void whatOverlaysBuildWouldChange() throws IOException {
    String kustomization = "resources: [web.yaml]\n" + VARS;
    write("base/kustomization.yaml", kustomization);
    write("prod/kustomization.yaml", "namePrefix: prod-\nresources: [../base]\n");
    assertTrue(build("prod").contains("prod-web"));
    assertEquals(kustomization, fixed("base/kustomization.yaml"));
  }

  @Test
  void overlaysThatChangeNothingOfItAreBuiltAlike() throws IOException {
    write("base/kustomization.yaml", "resources: [web.yaml]\n" + VARS);
    write("prod/kustomization.yaml", "resources: [../base]\ncommonAnnotations: {a: b}\n");
    String before = build("prod");
    assertTrue(fixed("base/kustomization.yaml").contains("replacements:"));
    assertEquals(before, build("prod"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        COMMENTED,
        "resources: [web.yaml]\nreplacements: []\n" + VARS,
        "resources: [web.yaml]\nvars: [{name: HOST, objref: {kind: Service, name: web}}]\n",
        "resources: [web.yaml]\ngenerators: [none.yaml]\n" + VARS,
      })
  void aPersonDecides(String kustomization) throws IOException {
    write("base/kustomization.yaml", kustomization);
    assertEquals(kustomization, fixed("base/kustomization.yaml"));
  }

  /** The hash comes at the end, when a replacement has been made. */
  @Test
  void aNameWithAHashIsNoReplacement() throws IOException {
    String kustomization =
        """
        resources: [web.yaml]
        configMapGenerator:
        - name: settings
          literals: [a=b]
        vars:
        - name: OTHER
          objref: {apiVersion: v1, kind: ConfigMap, name: settings}
        """;
    write("base/kustomization.yaml", kustomization);
    assertTrue(build("base").contains("value: settings-"));
    assertEquals(kustomization, fixed("base/kustomization.yaml"));
  }

  /** A variable brings the number's type along, a replacement does not. */
  @Test
  void aNumberIsNoReplacement() throws IOException {
    String kustomization = "resources: [web.yaml]\n" + VARS.replace("].name", "].port");
    write("base/kustomization.yaml", kustomization);
    assertTrue(build("base").contains("value: 80\n"));
    assertEquals(kustomization, fixed("base/kustomization.yaml"));
  }

  /** What no delimiter parts off cannot be replaced. */
  @Test
  void aPartWithoutDelimitersIsNoReplacement() throws IOException {
    String kustomization = "resources: [web.yaml]\n" + VARS;
    write("base/kustomization.yaml", kustomization);
    write("base/web.yaml", WEB.replace("--url=", "--url=x$(HOST)y"));
    assertEquals(kustomization, fixed("base/kustomization.yaml"));
  }
}
