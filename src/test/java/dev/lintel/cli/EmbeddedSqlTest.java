package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL in Python and YAML, as a user sees what is found in it. */
class EmbeddedSqlTest {
  private static final String RULE = "sql/null-comparison";

  @TempDir Path directory;

  private String check(String path, String content) {
    return Cli.in(directory).file(path, content).run("check", path).out();
  }

  @Test
  void placesAreThoseOfTheFile() {
    assertEquals(
        "a.py:2:35: high: sql/null-comparison 'b = NULL' is never true\n",
        check("a.py", "# \uD83D\uDE00\nx = spark.sql('SELECT \\t1 WHERE b = NULL')\n"));
    assertEquals(
        "a.yml:3:11: high: sql/null-comparison 'b = NULL' is never true\n",
        check("a.yml", "query: |\n  SELECT 1 FROM t\n  WHERE b = NULL\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.sql('SELECT 1 WHERE a = NULL')  # lintel: ignore[%s] known\n",
        "# lintel: ignore[%s] known\nspark.sql('SELECT 1 WHERE a = NULL')\n",
        "# lintel: ignore[%s] known\nspark.sql(\"\"\"\nSELECT 1\nWHERE a = NULL\n\"\"\")\n",
        """
        # lintel: ignore[%s] known
        spark.sql(
            f\"""
          SELECT 1
          WHERE a = NULL\""")
        """,
        "spark.sql(\"\"\"\nSELECT 1\nWHERE a = NULL -- lintel: ignore[%s] known\n\"\"\")\n",
        "spark.sql(\"\"\"\nSELECT 1\n-- lintel: ignore[%s] known\n\n  WHERE a = NULL\n\"\"\")\n",
        "spark.sql(\"\"\"\n-- lintel: ignore-object[%s] known\nSELECT 1\nWHERE a = NULL\n\"\"\")\n",
        "# lintel: ignore-file[%s] known\nspark.sql('SELECT 1 WHERE a = NULL')\n",
        """
        # Databricks notebook source
        # MAGIC %%sql
        # MAGIC SELECT 1
        # MAGIC -- lintel: ignore[%s] known
        # MAGIC WHERE a = NULL
        """,
        """
        # Databricks notebook source
        # MAGIC %%sql
        # MAGIC SELECT 1
        # MAGIC WHERE a = NULL -- lintel: ignore[%s] known
        """,
      })
  void commentsOfBothLanguagesSuppress(String python) {
    String text = python.formatted(RULE);
    assertEquals("", check("a.py", text));
    String other = check("b.py", python.formatted("sql/natural-join"));
    assertTrue(other.contains(RULE), other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query: |\n  SELECT 1\n  -- lintel: ignore[%s] known\n  WHERE a = NULL\n",
        "query: |\n  SELECT 1\n  WHERE a = NULL -- lintel: ignore[%s] known\n",
        "# lintel: ignore[%s] known\nquery: >\n  SELECT 1\n  WHERE a = NULL\n",
        "query: SELECT 1 WHERE a = NULL # lintel: ignore[%s] known\n",
      })
  void commentsInYamlSuppressToo(String yaml) {
    assertEquals("", check("a.yml", yaml.formatted(RULE)));
    assertTrue(check("b.yml", yaml.formatted("sql/natural-join")).contains(RULE));
  }

  @Test
  void fixesAreWrittenWhereTheLettersStand() throws IOException {
    Cli cli = Cli.in(directory);
    cli.file("a.py", "spark.sql(f'SELECT {x} WHERE a = NULL')\r\n");
    cli.file("b.py", "spark.sql('SELECT 1 WHERE a \\u003d NULL AND b\\x20= NULL')\n");
    cli.file("c.yml", "query: \"SELECT 1\\n WHERE a = NULL\"\n");
    cli.run("fix");
    assertEquals(
        "spark.sql(f'SELECT {x} WHERE a IS NULL')\r\n",
        Files.readString(directory.resolve("a.py")));
    assertEquals(
        "spark.sql('SELECT 1 WHERE a \\u003d NULL AND b\\x20IS NULL')\n",
        Files.readString(directory.resolve("b.py")));
    assertEquals(
        "query: \"SELECT 1\\n WHERE a IS NULL\"\n", Files.readString(directory.resolve("c.yml")));
  }

  @Test
  void anEditorsTextAndTheIndexAreRead() throws IOException {
    String flawed = "spark.sql('SELECT 1 WHERE a = NULL')\n";
    String expected = "a.py:1:29: high: sql/null-comparison 'a = NULL' is never true\n";
    assertEquals(
        expected,
        Cli.in(directory)
            .input(flawed.getBytes(StandardCharsets.UTF_8))
            .run("check", "--stdin-filename", "a.py")
            .out());
    ScratchRepository git = ScratchRepository.init(directory.resolve("work"));
    git.file("a.py", flawed).stage();
    Cli staged = new Cli(git.top(), false, ScratchRepository.HERMETIC);
    assertEquals(expected, staged.run("check", "--staged").out());
  }

  @Test
  void aSecretIsTheFilesAndFoundOnce() {
    String secret = "ghp_" + "x7Tq2LmZ9vKc4RwB8nYd1HsJ6gPf3AeU5oQi";
    String found = check("a.py", "spark.sql(\"SELECT '" + secret + "' AS token\")\n");
    assertEquals(1, found.lines().count(), found);
    assertTrue(found.contains("secret/github-pat"), found);
  }

  @Test
  void aSyntaxErrorIsToldOfSparkOnly() {
    String found = check("a.py", "spark.sql('SELECT FROM t')\ncursor.execute('SELECT FROM t')\n");
    assertEquals(1, found.lines().count(), found);
    assertTrue(found.startsWith("a.py:1:19: high: sql/syntax-error"), found);
  }

  @Test
  void marksOfOtherLanguagesInAByteOrderMarkAndNulDoNoHarm() {
    String found = check("a.py", "\uFEFF\t\f\nspark.sql('SELECT 1 \t WHERE a = NULL')\r\n");
    assertEquals("a.py:2:31: high: sql/null-comparison 'a = NULL' is never true\n", found);
  }
}
