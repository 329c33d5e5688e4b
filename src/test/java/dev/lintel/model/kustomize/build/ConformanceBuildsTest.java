package dev.lintel.model.kustomize.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lintel.model.kustomize.output.KustomizeWriter;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The shared cases of whole builds; skipped where they are not. Cases that inflate charts are left
 * out.
 */
class ConformanceBuildsTest {
  private static final Path CASES =
      Path.of(System.getProperty("lintel.basedir", "."))
          .resolve("../shared/conformance/kustomize/builds");

  /**
   * A case.
   *
   * @param name of its directory
   * @param options as {@code reorder=none}
   * @param path of the directory that is built
   * @param files its input, by path
   */
  record Case(String name, String options, String path, Map<String, byte[]> files) {
    static Case of(Path directory) {
      try {
        String path = Files.readString(directory.resolve("path.txt")).strip();
        return new Case(
            directory.getFileName().toString(),
            Files.readString(directory.resolve("options.txt")),
            path.equals(".") ? "" : path,
            MemoryTree.read(directory.resolve("input")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Builds it from other files. */
    Build build(Map<String, byte[]> changed) {
      boolean isRestricted = !options.contains("LoadRestrictionsNone");
      KustomizationBuilder.Order order =
          options.contains("reorder=legacy")
              ? KustomizationBuilder.Order.LEGACY
              : KustomizationBuilder.Order.NONE;
      return new KustomizationBuilder(new MemoryTree(changed), isRestricted)
          .build(path, order, SourceText.of(".", "").all());
    }

    Build build() {
      return build(files);
    }

    List<YamlMapping> objects() {
      return assertInstanceOf(Build.Built.class, build()).objects();
    }

    Path expected(String file) {
      return CASES.resolve(name).resolve(file);
    }

    boolean isError() {
      return Files.exists(expected("expected-error.txt"));
    }
  }

  static List<Case> cases() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no shared cases beside the checkout");
    try (Stream<Path> all = Files.list(CASES)) {
      List<Case> cases =
          all.filter(Files::isDirectory)
              .sorted()
              .map(Case::of)
              .filter(one -> one.options().contains("helmEnabled=false"))
              .toList();
      assertTrue(cases.size() > 100, "cases are found: " + cases.size());
      return cases;
    }
  }

  private static Stream<DynamicTest> each(boolean isError, Consumer<Case> check)
      throws IOException {
    return cases().stream()
        .filter(one -> one.isError() == isError)
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> check.accept(one)));
  }

  @TestFactory
  Stream<DynamicTest> printsTheBytesOfKustomize() throws IOException {
    return each(
        false,
        one ->
            assertEquals(
                read(one.expected("expected.yaml")), KustomizeWriter.print(one.objects()).text()));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatKustomizeRefuses() throws IOException {
    return each(true, one -> assertInstanceOf(Build.Failed.class, one.build()));
  }

  @TestFactory
  Stream<DynamicTest> tellsWhereEachScalarComesFrom() throws IOException {
    return each(
        false,
        one -> assertEquals(List.of(), new OriginCheck(one.files()).problems(one.objects())));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
