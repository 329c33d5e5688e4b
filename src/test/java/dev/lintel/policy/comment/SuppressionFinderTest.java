package dev.lintel.policy.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lintel.engine.Analysis;
import dev.lintel.engine.ArtifactParser;
import dev.lintel.engine.ArtifactSource;
import dev.lintel.engine.CommentedTexts;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a suppression is for, by the lines from the first to the last. */
class SuppressionFinderTest {
  private record Given(SourceText source, ArtifactKind kind) implements ArtifactSource {
    @Override
    public String path() {
      return source.path();
    }

    @Override
    public Loaded load() {
      return Loaded.of(source, kind, new ArtifactParser(path -> false));
    }
  }

  private static Suppressions find(ArtifactKind kind, String path, String text) {
    SourceText source = SourceText.of(path, text);
    Analysis analysis =
        Analysis.of(List.of(new Given(source, kind)), List.of(), 1, false, done -> {});
    return CommentedTexts.of(analysis).getFirst().suppressions();
  }

  private static String ranges(ArtifactKind kind, String path, String text) {
    Suppressions found = find(kind, path, text.replace("\\n", "\n"));
    List<String> all = new ArrayList<>();
    for (InlineSuppression suppression : found.all()) {
      LineIndex lines = suppression.range().source().lines();
      int first = lines.lineAt(suppression.range().start());
      int last = lines.lineAt(suppression.range().end());
      all.add(first == last ? "" + first : first + "-" + last);
    }
    found.faults().forEach(fault -> all.add(fault.message().replaceAll(";.*", "")));
    return String.join(" ", all);
  }

  private static final String JOBS =
      "on: push\\njobs:\\n"
          + "  a:\\n"
          + "    runs-on: x\\n"
          + "    steps:\\n"
          + "      - run: one\\n"
          + "        name: n\\n"
          + "      - run: |\\n"
          + "          two\\n"
          + "  b:\\n"
          + "    runs-on: x\\n"
          + "    steps: []\\n";

  /** Each row puts the marker behind or above a line of the jobs above. */
  @ParameterizedTest
  @CsvSource({
    "3, behind, 3-9",
    "3, above, 4-10",
    "4, behind, 3-9",
    "4, above, 3-10",
    "6, behind, 6-7",
    "6, above, 7-8",
    "7, behind, 6-7",
    "7, above, 6-8",
    "8, behind, 8-9",
    "8, above, 9-10",
    "10, behind, 10-12",
    "10, above, 11-13",
    "12, behind, 10-12",
    "1, behind, no object stands here",
    "1, above, no object stands here",
  })
  void inAWorkflowAnObjectIsAJobOrAStep(int line, String where, String expected) {
    List<String> lines = new ArrayList<>(List.of(JOBS.split("\\\\n")));
    String marker = "# lintel: ignore-object[a/b] why";
    if (where.equals("behind")) {
      lines.set(line - 1, lines.get(line - 1) + " " + marker);
    } else {
      lines.add(line - 1, marker);
    }
    String text = String.join("\n", lines);
    assertEquals(expected, ranges(ArtifactKind.WORKFLOW, ".github/workflows/a.yml", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "KUBERNETES ^ # M\\nkind: A\\napiVersion: v1\\n---\\nkind: B\\napiVersion: v1 ^ 2-3",
        "KUBERNETES ^ kind: A\\napiVersion: v1 # M\\n---\\nkind: B\\napiVersion: v1 ^ 1-2",
        "KUBERNETES ^ kind: A\\n# M\\napiVersion: v1\\n---\\nkind: B\\napiVersion: v1 ^ 1-3",
        "KUBERNETES ^ kind: A\\napiVersion: v1\\n---\\n# M\\n\\n# more\\nkind: B\\napiVersion: v1 ^"
            + " 7-8",
        "KUBERNETES ^ kind: A\\napiVersion: v1\\n# M\\n---\\nkind: B\\napiVersion: v1 ^ 5-6",
        "KUBERNETES ^ # M\\nkind: List\\napiVersion: v1\\nitems:\\n- kind: A\\n"
            + "  apiVersion: v1\\n- kind: B\\n"
            + "  apiVersion: v1 ^ 2-8",
        "KUBERNETES ^ kind: List\\napiVersion: v1\\nitems:\\n# M\\n- kind: A\\n"
            + "  apiVersion: v1\\n- kind: B\\n"
            + "  apiVersion: v1 ^ 5-6",
        "KUBERNETES ^ kind: List\\napiVersion: v1\\nitems:\\n- kind: A\\n"
            + "  apiVersion: v1\\n- kind: B # M\\n"
            + "  apiVersion: v1 ^ 6-7",
        "HELM_VALUES ^ a: 1\\n# M\\nb: 2 ^ 1-3",
        "KUSTOMIZATION ^ # M\\nresources: []\\nkind: K ^ 2-3",
        "ACTION ^ name: a\\nruns:\\n"
            + "  using: composite\\n"
            + "  steps:\\n"
            + "    # M\\n"
            + "    - run: x\\n"
            + "      shell: sh\\n"
            + "    - run: y ^ 6-7",
        "HELM_TEMPLATE ^ {{/* M */}}\\nkind: A\\n---\\nkind: B\\nb: c ^ 1-2",
        "HELM_TEMPLATE ^ kind: A\\n---\\nkind: B\\n{{- /* M */}}\\nb: c ^ 3-5",
        "SQL ^ SELECT 1;\\n-- M\\nSELECT\\n 2;\\nSELECT 3; ^ 3-4",
        "SQL ^ SELECT\\n 1 -- M\\n;\\nSELECT 2; ^ 1-2",
        "SQL ^ SELECT\\n 1; -- M\\nSELECT 2; ^ 1-2",
        "SQL ^ SELECT 1; /* M */ SELECT 2; ^ 1",
        "SQL ^ /* M */\\nSELECT\\n 1; ^ 2-3",
        "SQL ^ {# M #}\\nSELECT\\n 1; ^ 2-3",
        "SQL ^ SELECT 1;\\n-- M ^ no object stands here",
        "TEXT ^ # M\\nkey = value ^ no object stands here",
      })
  void everyLanguageHasItsObjects(ArtifactKind kind, String text, String expected) {
    String marked = text.replace("M", "lintel: ignore-object[a/b] why");
    String path = kind == ArtifactKind.HELM_TEMPLATE ? "templates/a.yaml" : "a.txt";
    assertEquals(expected, ranges(kind, path, marked));
  }

  @Test
  void oneStatementOfALineIsAnObject() {
    String text = "SELECT 1; SELECT 2; -- lintel: ignore-object[a/b] why\n";
    assertEquals(
        "SELECT 2", find(ArtifactKind.SQL, "a.sql", text).all().getFirst().range().text().strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "TEXT ^ a.sh ^ ls # M ^ 1",
        "TEXT ^ a.sh ^ # M\\n\\n# more\\nls\\nls ^ 4",
        "TEXT ^ a.sh ^ # M\\ncat <<EOF\\none\\nEOF\\nls ^ 2-4",
        "TEXT ^ a.py ^ # M\\nx = '''\\none\\n'''\\ny ^ 2-4",
        "TEXT ^ a.md ^ <!-- M -->\\n```\\none\\n```\\nend ^ 2-4",
        "TEXT ^ a.py ^ x = '# M' ^ ''",
        "TEXT ^ a.json ^ {\"a\": \"# M\"} ^ ''",
        "TEXT ^ a.tf ^ // M\\na = 1 ^ 2",
        "TEXT ^ Dockerfile ^ # M\\nFROM a ^ 2",
        "TEXT ^ .env ^ A=b # M ^ 1",
        "TEXT ^ a.xml ^ <a><!-- M --></a> ^ 1",
        "HELM_TEMPLATE ^ templates/a.yaml ^ a: b # M ^ 1",
        "HELM_TEMPLATE ^ templates/a.yaml ^ {{/* M */}}\\na: b ^ 2",
        "HELM_TEMPLATE ^ templates/a.yaml ^ a: |\\n  # M\\n  b ^ ''",
        "SQL ^ a.sql ^ SELECT 1 /* M */ ^ 1",
        "SQL ^ a.sql ^ -- M\\nSELECT 1 ^ 2",
        "SQL ^ a.sql ^ SELECT '-- M' ^ ''",
        "YAML ^ a.yml ^ # M\\na: |\\n  one\\n  two\\nb: 1 ^ 2-4",
        "YAML ^ a.yml ^ a: |\\n  # M\\n  two ^ ''",
        "YAML ^ a.yml ^ a: '# M' ^ ''",
      })
  void aLineIsTheNextThatHoldsAnything(
      ArtifactKind kind, String path, String text, String expected) {
    assertEquals(expected, ranges(kind, path, text.replace("M", "lintel: ignore[a/b] why")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      value = {
        "TEXT ^ a.sh ^ ls\\nls # M\\nls",
        "TEXT ^ a.xml ^ <!-- M -->\\n<a/>\\n<b/>",
        "HELM_TEMPLATE ^ templates/a.yaml ^ a: b\\n{{/* M */}}\\nc: d",
        "SQL ^ a.sql ^ SELECT 1;\\n-- M\\nSELECT 2",
        "YAML ^ a.yml ^ a: b\\nb: c\\n# M",
      })
  void aFileIsAllOfIt(ArtifactKind kind, String path, String text) {
    String marked = text.replace("M", "lintel: ignore-file[a/b] why");
    assertEquals("1-3", ranges(kind, path, marked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ignore", "ignore-object", "ignore-file"})
  void aHundredThousandSuppressionsTakeLinearTime(String verb) {
    String marker = "# lintel: " + verb + "[a/b] why\n";
    String above = marker.repeat(50_000) + "\n".repeat(50_000) + "a: b\n";
    String behind = ("a%d: |\n  x\nb%d: c " + marker).repeat(30_000);
    String lists = "kind: List\napiVersion: v1\nitems:\n" + ("- kind: A " + marker).repeat(30_000);
    for (String text : List.of(above, behind, lists)) {
      assertTimeout(
          Duration.ofSeconds(20), () -> find(ArtifactKind.KUBERNETES, "a.yml", text), verb);
    }
    String sql = ("SELECT 1; -- lintel: " + verb + "[a/b] why\n").repeat(50_000);
    assertTimeout(Duration.ofSeconds(20), () -> find(ArtifactKind.SQL, "a.sql", sql), verb);
  }
}
