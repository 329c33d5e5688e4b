package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What people copy parses, and asks Lintel only for what it has. */
class RecipesTest {
  static List<String> recipes() {
    return List.of(
        ".pre-commit-hooks.yaml",
        "README.md",
        "docs/recipes/pre-commit-config.yaml",
        "docs/recipes/gitlab-ci.yml",
        "docs/recipes/Jenkinsfile",
        "docs/recipes/lintel.vim",
        "docs/recipes/intellij/Lintel.xml",
        "docs/recipes/intellij/watchers.xml",
        "docs/recipes/vscode/tasks.json");
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyCallAsksForWhatThereIs(String path) throws IOException {
    for (List<String> call : new Recipe(path).calls()) {
      requireAccepted(path, call);
    }
  }

  /** Fails where the command line is not accepted; nothing runs. */
  static void requireAccepted(String where, List<String> call) {
    try {
      ParseResult parsed = CommandLines.root().parseArgs(call.toArray(String[]::new));
      if (parsed.hasSubcommand() && parsed.subcommand().commandSpec().name().equals("check")) {
        Arguments arguments = CommandLines.arguments(parsed.subcommand());
        for (String output : arguments.all(CheckOption.OUTPUT)) {
          String format = output.substring(0, Math.max(0, output.indexOf('=')));
          assertTrue(CheckOption.FORMAT.accepted().contains(format), where + ": " + output);
        }
      }
    } catch (ParameterException | Misuse e) {
      throw new AssertionError(
          where + ": lintel " + String.join(" ", call) + ": " + e.getMessage(), e);
    }
  }

  /** The list above is not all there is to forget. */
  @Test
  void noRecipeIsLeftOut() throws IOException {
    List<String> others = List.of("docs/recipes/README.md", "docs/recipes/github-workflow.yml");
    try (Stream<Path> files = Files.walk(Recipe.BASE.resolve("docs/recipes"))) {
      List<String> left = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = Recipe.BASE.relativize(file).toString();
        if (!recipes().contains(path) && !others.contains(path)) {
          left.add(path);
        }
      }
      assertEquals(List.of(), left);
    }
  }

  @Test
  void eachHookIsOneProcessOverTheTextFilesOfTheCommit() {
    List<?> hooks = (List<?>) new Recipe(".pre-commit-hooks.yaml").yaml();
    List<Object> ids = new ArrayList<>();
    for (Object hook : hooks) {
      Map<?, ?> keys = (Map<?, ?>) hook;
      ids.add(keys.get("id"));
      assertEquals(true, keys.get("require_serial"), keys::toString);
      assertEquals(true, keys.get("pass_filenames"), keys::toString);
      assertEquals(List.of("text"), keys.get("types"), keys::toString);
    }
    assertEquals(List.of("lintel", "lintel-system", "lintel-docker"), ids);
  }

  @Test
  void theJenkinsfileIsBalanced() {
    String text = new Recipe("docs/recipes/Jenkinsfile").text();
    for (String pair : List.of("{}", "()", "[]")) {
      int depth = 0;
      for (int i = 0; i < text.length(); i++) {
        depth += text.charAt(i) == pair.charAt(0) ? 1 : text.charAt(i) == pair.charAt(1) ? -1 : 0;
        assertTrue(depth >= 0, pair);
      }
      assertEquals(0, depth, pair);
    }
    assertEquals(0, text.chars().filter(c -> c == '\'').count() % 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/recipes/github-workflow.yml", ".github/workflows/ci.yml"})
  void theWorkflowGivesTheActionOnlyItsInputs(String path) {
    Map<?, ?> workflow = (Map<?, ?>) new Recipe(path).yaml();
    Map<?, ?> action = (Map<?, ?>) new Recipe("action.yml").yaml();
    int uses = 0;
    for (Object job : ((Map<?, ?>) workflow.get("jobs")).values()) {
      for (Object step : (List<?>) ((Map<?, ?>) job).get("steps")) {
        Map<?, ?> keys = (Map<?, ?>) step;
        String used = String.valueOf(keys.get("uses"));
        if (used.equals("./") || used.contains("/lintel@")) {
          uses++;
          assertTrue(
              ((Map<?, ?>) action.get("inputs"))
                  .keySet()
                  .containsAll(((Map<?, ?>) keys.get("with")).keySet()));
        }
      }
    }
    assertEquals(1, uses);
  }

  /** Lintel is not spared what it tells others, in its own workflow, its action and its recipes. */
  @Test
  void lintelHasNothingAgainstItsOwnPlaces() {
    Cli.Outcome outcome =
        new Cli(Recipe.BASE, false, Map.of())
            .run(
                "check",
                "--persona",
                "auditor",
                "-q",
                ".github",
                "action.yml",
                ".pre-commit-hooks.yaml",
                "Dockerfile",
                "matchers",
                "docs/recipes");
    assertEquals(new Cli.Outcome(ExitCode.PASSED, "", ""), outcome);
  }

  @Test
  void theTestSeesAWrongCall() {
    for (String call : List.of("check --formt sarif", "check --output xls=x", "chek", "rules x")) {
      assertFalse(isAccepted(List.of(call.split(" "))), call);
    }
    assertTrue(isAccepted(List.of("check", "--format", "concise", "a b.sql")));
  }

  private static boolean isAccepted(List<String> call) {
    try {
      requireAccepted("test", call);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }
}
