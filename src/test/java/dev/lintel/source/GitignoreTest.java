package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitignoreTest {
  private static final Path TREE =
      Path.of(System.getProperty("java.io.tmpdir"))
          .toAbsolutePath()
          .resolve("lintel-gitignore-" + ProcessHandle.current().pid());
  private static ScratchRepository git;

  @BeforeContainer
  static void plantTree() throws IOException {
    for (String directory : List.of("", "d", "e", "de", "d/d", "d/e", "d/d/e", "e/d", "e/d/d")) {
      Path path = TREE.resolve(directory);
      Files.createDirectories(path);
      for (String file : List.of("f", "g.x", "fg", " ", "#f", "!f", "f ")) {
        Files.writeString(path.resolve(file), "");
      }
    }
    git = ScratchRepository.init(TREE);
  }

  @AfterContainer
  static void fellTree() throws IOException {
    try (var paths = Files.walk(TREE)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "f;f;true",
        "f;d/f;true",
        "f;fg;false",
        "/f;f;true",
        "/f;d/f;false",
        "d/f;d/f;true",
        "d/f;e/d/f;false",
        "**/d/f;e/d/f;true",
        "d/;d/f;true",
        "d/;e/d/f;true",
        "f/;f;false",
        "d/*;d/e/f;true",
        "*.x;d/g.x;true",
        "*.x|!g.x;d/g.x;false",
        "!g.x|*.x;g.x;true",
        "d|!d/f;d/f;true",
        "d/*|!d/f;d/f;false",
        "/*|!/d|/d/*|!/d/e;d/e/f;false",
        "/*|!/d|/d/*|!/d/e;d/f;true",
        "#f;#f;false",
        "\\#f;#f;true",
        "!f;!f;false",
        "\\!f;!f;true",
        "f ;f;true",
        "f ;f ;false",
        "f\\ ;f ;true",
        "f\\ ;f;false",
        "f\t;f;false",
        "d/**;d/e/f;true",
        "d/**;d;false",
        "d/**/f;d/f;true",
        "d**/f;de/f;true",
        "d**/f;d/e/f;true",
        "!;f;false",
        "/;f;false",
        "f\r;f;true",
        "**;f;true",
      })
  void readsListsAsGitDoes(String lines, String path, boolean expected) {
    Gitignore list = Gitignore.parse(lines.replace('|', '\n') + "\n");
    assertEquals(expected, list.ignores(path, false));
  }

  @ParameterizedTest
  @CsvSource({"d/, true", "d, true", "d/*, false", "d/**, false", "!d, false"})
  void asksOfDirectoriesThemselves(String line, boolean expected) {
    assertEquals(expected, Gitignore.parse(line).ignores("d", true));
  }

  @Property(tries = 200, seed = "2026")
  void findsWhatGitFinds(
      @ForAll("lists") List<String> top,
      @ForAll("lists") List<String> nested,
      @ForAll("lists") List<String> exclude)
      throws IOException {
    Map<String, List<String>> lists =
        Map.of(".gitignore", top, "d/.gitignore", nested, ".git/info/exclude", exclude);
    for (var list : lists.entrySet()) {
      Files.writeString(TREE.resolve(list.getKey()), String.join("\n", list.getValue()));
    }
    List<String> found =
        Discovery.find(TREE, List.of(TREE), Gitignore.NONE, true).files().stream()
            .map(FoundFile::path)
            .toList();
    assertEquals(git.files(), found);
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return Arbitraries.of(
            "d",
            "e",
            "f",
            "g.x",
            "g",
            "x",
            "*",
            "**",
            "?",
            "/",
            "/",
            "/",
            "!",
            "#",
            " ",
            "\\",
            "[",
            "]",
            "[fg]",
            "[!d]",
            "[[:alpha:]]",
            "-",
            ".",
            "/**/",
            "**/",
            "/**",
            "*.x",
            "de")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(tokens -> String.join("", tokens))
        .list()
        .ofMaxSize(4);
  }
}
