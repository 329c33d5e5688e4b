package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.engine.Renderer.Refused;
import dev.lintel.engine.Renderer.Rendered;
import dev.lintel.engine.Renderer.Rendering;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where builds may read: links are followed, and none leads out of the root. */
class RepositoryTreeTest {
  private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

  @TempDir private Path directory;
  private Path root;

  @BeforeEach
  void makeFiles() throws IOException {
    root = directory.resolve("root");
    write(directory.resolve("outside/secret.yaml"), MAP);
    write(directory.resolve("outside/kustomization.yaml"), "resources: [secret.yaml]");
    Files.createDirectories(root.resolve(".git"));
    write(root.resolve("base/m.yaml"), MAP);
    write(root.resolve("base/kustomization.yaml"), "resources: [m.yaml]");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Rendering render(String kustomization) throws IOException {
    write(root.resolve("a/kustomization.yaml"), kustomization);
    return Renderer.render(root.resolve("a"), root, false, true);
  }

  private static void assertRefused(Kind kind, Rendering rendering) {
    assertEquals(kind, assertInstanceOf(Refused.class, rendering).problem().kind());
  }

  private static void assertBuilds(Rendering rendering) {
    assertEquals(1, assertInstanceOf(Rendered.class, rendering).objects().size());
  }

  @Test
  void aLinkedDirectoryOfTheRepositoryIsABase() throws IOException {
    Files.createDirectories(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a/link"), Path.of("../base"));
    assertBuilds(render("resources: [link]"));
  }

  @Test
  void aLinkedFileLiesWhereItLeads() throws IOException {
    Files.createDirectories(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a/m.yaml"), Path.of("../base/m.yaml"));
    assertRefused(Kind.OUTSIDE_ROOT, render("resources: [m.yaml]"));
    write(root.resolve("a/b/n.yaml"), MAP);
    Files.createSymbolicLink(root.resolve("a/n.yaml"), Path.of("b/n.yaml"));
    assertBuilds(render("resources: [n.yaml]"));
  }

  @Test
  void linksOutOfTheRepositoryLeadNowhere() throws IOException {
    Files.createDirectories(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a/file.yaml"), Path.of("../../outside/secret.yaml"));
    Files.createSymbolicLink(root.resolve("a/directory"), directory.resolve("outside"));
    assertRefused(Kind.OUTSIDE_ROOT, render("resources: [file.yaml]"));
    assertRefused(Kind.OUTSIDE_ROOT, render("resources: [directory]"));
    assertRefused(Kind.OUTSIDE_ROOT, render("resources: [directory/secret.yaml]"));
    assertRefused(Kind.OUTSIDE_ROOT, render("configMapGenerator: [{name: a, files: [file.yaml]}]"));
    assertRefused(Kind.OUTSIDE_ROOT, render("configMapGenerator: [{name: a, envs: [file.yaml]}]"));
    assertRefused(Kind.OUTSIDE_ROOT, render("patches: [{path: file.yaml}]"));
    assertRefused(Kind.OUTSIDE_ROOT, render("resources: [../../outside]"));
  }

  @Test
  void aKustomizationThatIsALinkOutIsNone() throws IOException {
    Files.createDirectories(root.resolve("b"));
    Files.createSymbolicLink(
        root.resolve("b/kustomization.yaml"), directory.resolve("outside/kustomization.yaml"));
    assertRefused(Kind.MISSING_FILE, render("resources: [../b]"));
  }

  @Test
  void linksInACircleLeadNowhere() throws IOException {
    Files.createDirectories(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a/x"), Path.of("y"));
    Files.createSymbolicLink(root.resolve("a/y"), Path.of("x"));
    assertRefused(Kind.MISSING_FILE, render("resources: [x]"));
  }

  @Test
  void aLinkToWhatIsBuiltIsACycle() throws IOException {
    Files.createDirectories(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a/again"), Path.of("."));
    assertRefused(Kind.CYCLE, render("resources: [again]"));
  }

  @Test
  void whatIsNoPathOfTheSystemIsMissing() throws IOException {
    assertRefused(Kind.MISSING_FILE, render("resources: [\"a\\0b\"]"));
    assertRefused(Kind.MISSING_FILE, render("resources: [" + "x".repeat(5000) + "]"));
    assertTrue(Files.exists(root.resolve("a")));
  }
}
