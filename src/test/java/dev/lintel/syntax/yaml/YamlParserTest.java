package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          k: plain text  # comment          ¦ plain text
          k: 'single'                       ¦ 'single'
          k: "double"                       ¦ "double"
          k: &anchor !!str value            ¦ value
          k: !!str &anchor 'value'          ¦ 'value'
          k: &anchor [1, 2]                 ¦ [1, 2]
          k: !local {a: 1}                  ¦ {a: 1}
          k: &anchor # comment\\n  a: 1     ¦ a: 1
          k: |\\n  one\\n  two\\n\\n\\nl: 1 ¦ |\\n  one\\n  two
          k: |  # comment\\n  one\\nl: 1    ¦ |  # comment\\n  one
          k: |+\\n  one  \\n\\nl: 1         ¦ |+\\n  one\\s\\s
          k: >-\\n\\n  one                  ¦ >-\\n\\n  one
          k: |\\nl: 1                       ¦ |
          k:\\n  a: 1\\n\\n  # comment\\n   ¦ a: 1
          k:\\n  a: |\\n    text\\n\\nl: 1  ¦ a: |\\n    text
          k:\\n- a\\n- b\\n\\nl: 1          ¦ - a\\n- b
          k:\\n  - a\\n  -\\nl: 1           ¦ - a\\n  -
          k:\\n  a:\\nl: 1                  ¦ a:
          k: [a: b]                         ¦ [a: b]
          k: *a                             ¦ *a
          k:                                ¦ ``
          k: !!str                          ¦ ``
          k:\\tvalue\\t# comment            ¦ value
          k: [release/v?.x]                 ¦ [release/v?.x]
          😀: 1\\nk: 😀                     ¦ 😀
          """)
  void spanCoversTheNodeAndNothingElse(String document, String written) {
    YamlMapping root = root(document.translateEscapes());

    assertEquals(
        written == null ? "" : written.translateEscapes(),
        root.find("k").orElseThrow().value().span().text());
  }

  @Test
  void missingValueStandsBehindItsColon() {
    assertEquals("4:5", position("a:\n  b: 1\n\nkey:\n# comment\n\nl: 1", "key"));
  }

  @Test
  void missingValueOfAKeyWithoutColonStandsBehindTheKey() {
    assertEquals("1:6", position("? key  \n\n", "key"));
    assertEquals("1:8", position("{a, key , b}", "key"));
  }

  @Test
  void pairInAListIsAMapping() {
    YamlSequence list =
        root("k: [a: b, {c: d}: e]").get("k").orElseThrow().sequence().orElseThrow();

    assertEquals(
        List.of("a: b", "{c: d}: e"),
        list.items().stream().map(item -> item.span().text()).toList());
  }

  @Test
  void aliasKeepsItsOwnSpanAndStandsForTheAnchoredNode() {
    YamlMapping root = root("a: &x {b: 1}\nc: *x\n*x : d");
    YamlNode alias = root.find("c").orElseThrow().value();

    assertEquals("*x", alias.span().text());
    assertSame(root.get("a").orElseThrow(), alias.content());
    assertEquals("1", root.text("c", "b").orElseThrow());
    assertEquals(alias.content(), root.entries().get(2).key().content());
  }

  @Test
  void laterAnchorOfTheSameNameWins() {
    assertEquals("2", root("a: &x 1\nb: &x 2\nc: *x").text("c").orElseThrow());
  }

  @Test
  void anchorsTellTheirNodeAndWhetherTheyAreUsed() {
    List<YamlAnchor> anchors =
        parse("a: &x 1\nb: !!seq &x [*x, &y {c: d}]\n").documents().getFirst().anchors();

    assertEquals(
        List.of("&x 1 false", "&x [*x, &y {c: d}] true", "&y {c: d} false"),
        anchors.stream()
            .map(anchor ->
                anchor.span().text() + " " + anchor.node().span().text() + " " + anchor.isUsed())
            .toList());
  }

  @Test
  void tagsAreToldAndNotActedOn() {
    List<YamlTag> tags =
        parse("%TAG !e! tag:example.org:\n---\na: !!java.net.URL [x]\nb: &b !local 1\nc: !e!x {}\n")
            .documents()
            .getFirst()
            .tags();

    assertEquals(
        List.of(
            "!!java.net.URL tag:yaml.org,2002:java.net.URL",
            "!local !local",
            "!e!x tag:example.org:x"),
        tags.stream().map(tag -> tag.span().text() + " " + tag.name()).toList());
  }

  @Test
  void anchorsEndWithTheirDocument() {
    YamlStream stream = parse("a: &x 1\n---\nb: *x\n");

    assertEquals(List.of("alias '*x' has no anchor '&x' before it"), messages(stream));
    assertTrue(stream.documents().get(1).mapping().orElseThrow().get("b").orElseThrow().isNull());
  }

  @Test
  void recursiveAnchorIsAProblem() {
    assertEquals(
        List.of("alias '*x' stands inside its own anchor '&x'"), messages(parse("&x [1, *x]")));
  }

  @Test
  void mergeKeysBringInMappingsNearestFirst() {
    YamlMapping root =
        root(
            """
            a: &a {x: 1, y: 1}
            b: &b {y: 2, z: 2}
            c: &c
              <<: [*a, *b]
            d:
              <<: *c
              x: 3
            """);
    YamlMapping d = root.mapping("d").orElseThrow();

    assertEquals(List.of("<<", "x"), d.keys());
    assertEquals("3", d.text("x").orElseThrow());
    assertEquals("1", d.text("y").orElseThrow());
    assertEquals("2", d.text("z").orElseThrow());
    assertEquals(
        List.of("<<: [*a, *b]", "{x: 1, y: 1}", "{y: 2, z: 2}"),
        d.merged().stream().map(mapping -> mapping.span().text()).toList());
  }

  @Test
  void mergeKeyIsAnOrdinaryKeyInCore() {
    YamlMapping root =
        YamlParser.parse(SourceText.of("a.yaml", "a: &a {x: 1}\nb: {<<: *a}"), YamlSchema.CORE)
            .documents()
            .getFirst()
            .mapping()
            .orElseThrow();

    assertTrue(root.mapping("b", "<<").isPresent());
    assertTrue(root.get("b", "x").isEmpty());
  }

  @Test
  void mergingAnythingButMappingsIsAProblem() {
    assertEquals(
        List.of("'<<' merges a mapping or a list of mappings, nothing else"),
        messages(parse("a: &a 1\n<<: *a")));
  }

  @Test
  void quotedMergeKeyIsAnOrdinaryKey() {
    assertTrue(root("a: &a {x: 1}\n'<<': *a").find("x").isEmpty());
  }

  @Test
  void documentsEndAtTheirMarkers() {
    YamlStream stream = parse("# a\n---\n--- !!map &x\na: 1\n...\n%YAML 1.2\n---\n- b\n\n");

    assertEquals(
        List.of("", "!!map &x\na: 1", "- b"),
        stream.documents().stream().map(document -> document.span().text()).toList());
    assertTrue(stream.documents().getFirst().root().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1\n",
        "a: \"x\n",
        "a: b: c\n",
        "a: 1\n  b: 2\n",
        "\tb\n",
        "a: *\n",
        "@\n",
        "a: |x\n",
        "- - -\n  @\n",
        "a: 1\n...\n%YAML 9.0\n",
        "\"\\UFFFFFFFF\"\n"
      })
  void brokenDocumentHidesNoOther(String broken) {
    YamlStream stream = parse("first: 1\n---\n" + broken + "---\nlast: yes # end\n");

    assertEquals(1, stream.problems().size());
    assertEquals(
        "1", stream.documents().getFirst().mapping().orElseThrow().text("first").orElseThrow());
    YamlMapping last = stream.documents().getLast().mapping().orElseThrow();
    assertEquals("yes", last.get("last").orElseThrow().span().text());
    assertFalse(stream.documents().getLast().isBroken());
    assertEquals("# end", stream.comments().getLast().text());
  }

  @Test
  void brokenDocumentKeepsWhatStandsBeforeTheFault() {
    YamlStream stream = parse("a: 1\nb:\n  - c: 2\n    d: [3, \"4\n");
    YamlDocument document = stream.documents().getFirst();

    assertTrue(document.isBroken());
    assertEquals("1", document.mapping().orElseThrow().text("a").orElseThrow());
    YamlMapping item =
        document.mapping().orElseThrow().items("b").getFirst().mapping().orElseThrow();
    assertEquals("2", item.text("c").orElseThrow());
    assertEquals("[3", item.get("d").orElseThrow().span().text());
  }

  @Test
  void textBehindTheEndOfADocumentBreaksIt() {
    YamlStream stream = parse("- a\nb: 1\n");

    assertEquals(1, stream.documents().size());
    assertTrue(stream.documents().getFirst().isBroken());
  }

  @Test
  void duplicateKeysAreFoundInTheirOwnMapping() {
    YamlStream stream =
        parse("a: 1\nb: {c: 1, c: 2}\n'a': 2\nd: &d {x: 1}\ne: {<<: *d, <<: *d, x: 2}\na: 3\n");

    assertEquals(
        "c: 1 / c: 2, a: 1 / 'a': 2, a: 1 / a: 3",
        stream.duplicateKeys().stream()
            .map(key -> key.first().span().text() + " / " + key.second().span().text())
            .collect(Collectors.joining(", ")));
  }

  @Test
  void controlCharacterIsAProblemAndTheTreeIsKept() {
    YamlStream stream = parse("a: \u0007x\nb: 1\n");

    assertEquals(List.of("character U+0007 is not allowed in YAML"), messages(stream));
    assertEquals(
        "1", stream.documents().getFirst().mapping().orElseThrow().text("b").orElseThrow());
  }

  @Test
  void escapesOfYaml12AreRead() {
    assertEquals("a/b\tc", root("k: \"a\\/b\\\tc\"").text("k").orElseThrow());
  }

  private static String position(String document, String key) {
    return root(document).find(key).orElseThrow().value().span().region().start().toString();
  }

  private static List<String> messages(YamlStream stream) {
    return stream.problems().stream().map(problem -> problem.message()).toList();
  }

  private static YamlMapping root(String document) {
    return parse(document).documents().getFirst().mapping().orElseThrow();
  }

  private static YamlStream parse(String document) {
    return YamlParser.parse(SourceText.of("a.yaml", document), YamlSchema.YAML_1_1);
  }
}
