package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every text, whole or broken. */
class YamlTreePropertyTest {
  private static final String SAMPLE =
      """
      # A workflow and a manifest.
      name: build
      on:
        push: {branches: [main, 'release/**']}   # comment
      env: &env
        A: "x\\ty \\u00e9"
        B: |
          one
            two # no comment

      jobs:
        test:
          env:
            <<: *env
            C: >-
              folded
              text
          steps:
          - run: 'it''s
              folded'
          - ? complex
            : [a: b, !!str 12, {c: d,}, *env]
          -
      ...
      %YAML 1.1
      ---
      kind: ConfigMap
      data:
        key: plain
          text  # 😀
        "q": ~
      --- !local
      - - 1
        - 2
      """;

  @Property(tries = 1000)
  void textsOfYamlsOwnCharactersAreRead(@ForAll("soup") String content) {
    check(content);
  }

  @Property(tries = 1000)
  void cutAndChangedFilesAreRead(
      @ForAll @IntRange(max = 1000) int cut,
      @ForAll @IntRange(max = 1000) int skipped,
      @ForAll("soup") String inserted) {
    int from = Math.min(cut, SAMPLE.length());
    int to = Math.min(from + skipped, SAMPLE.length());

    check(SAMPLE.substring(0, from));
    check(SAMPLE.substring(from));
    check(SAMPLE.substring(0, from) + inserted + SAMPLE.substring(to));
  }

  @Property(tries = 1000)
  void anyCharactersAreRead(@ForAll String content) {
    check(content);
  }

  @Property(tries = 500)
  void lineBreaksDoNotMoveNodes(@ForAll @IntRange(max = 1000) int cut) {
    String content = SAMPLE.substring(0, Math.min(cut, SAMPLE.length()));

    assertEquals(positions(content), positions(content.replace("\n", "\r\n")));
    assertEquals(positions(content), positions(content.replace("\n", "\r")));
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "a", "b", " ", "  ", "\n", "\n  ", "\r\n", "\t", ": ", ":", "- ", "-", "? ", "?", "[",
            "]", "{", "}", ",", "#", " #", "'", "\"", "\\", "\\x4", "|", ">", "|2-", "+", "&a ",
            "*a", "!", "!!str ", "!<", "%", "%YAML ", "%TAG ! ", "\n---\n", "\n...\n", "---",
            "<<: ", "@", "`", "😀", "\uD83D", "\uFEFF", "\u2028", "\u0085", "\0", "~", "1",
            "{{ x }}")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  private static void check(String content) {
    SourceText source = SourceText.of("a.yaml", content);
    YamlStream stream = YamlParser.parse(source, YamlSchema.YAML_1_1);
    Span last = source.span(0, 0);
    for (YamlDocument document : stream.documents()) {
      assertFollows(last, document.span());
      document.root().ifPresent(root -> checkNode(root, document.span()));
      last = document.span();
    }
    checkComments(stream, leaves(stream));
    for (DuplicateKey key : stream.duplicateKeys()) {
      assertFollows(key.first().span(), key.second().span());
    }
  }

  /** Each node lies inside its parent, behind the node before it. */
  private static void checkNode(YamlNode node, Span parent) {
    assertTrue(parent.contains(node.span()), () -> node + " lies outside " + parent);
    Span last = node.span().part(0, 0);
    for (YamlNode child : children(node)) {
      assertFollows(last, child.span());
      checkNode(child, node.span());
      last = child.span();
    }
    if (node instanceof YamlScalar scalar) {
      checkText(scalar);
    }
  }

  private static void checkText(YamlScalar scalar) {
    SourceText text = scalar.text();
    Span last = scalar.span().part(0, 0);
    for (int i = 0; i < text.length(); i++) {
      Span origin = text.span(i, i + 1).resolved();
      assertTrue(last.start() <= origin.start() && last.end() <= origin.end(), scalar::toString);
      last = origin;
    }
  }

  private static void checkComments(YamlStream stream, List<Span> leaves) {
    for (var comment : stream.comments()) {
      assertEquals('#', comment.text().charAt(0));
      for (Span leaf : leaves) {
        boolean isApart =
            comment.span().end() <= leaf.start() || leaf.end() <= comment.span().start();
        boolean isInHeader =
            leaf.contains(comment.span()) && "|>".indexOf(leaf.text().charAt(0)) >= 0;
        assertTrue(isApart || isInHeader, () -> comment + " lies inside " + leaf);
      }
    }
  }

  private static void assertFollows(Span before, Span after) {
    assertTrue(before.end() <= after.start(), () -> after + " does not follow " + before);
  }

  private static List<YamlNode> children(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        List<YamlNode> children = new ArrayList<>();
        for (YamlEntry entry : mapping.entries()) {
          children.add(entry.key());
          children.add(entry.value());
        }
        yield children;
      }
      case YamlSequence sequence -> sequence.items();
      case YamlScalar _, YamlAlias _ -> List.of();
    };
  }

  private static List<Span> leaves(YamlStream stream) {
    List<Span> leaves = new ArrayList<>();
    stream
        .documents()
        .forEach(document -> document.root().ifPresent(root -> addLeaves(root, leaves)));
    return leaves;
  }

  private static void addLeaves(YamlNode node, List<Span> leaves) {
    switch (node) {
      case YamlScalar _, YamlAlias _ -> leaves.add(node.span());
      case YamlMapping _, YamlSequence _ ->
          children(node).forEach(child -> addLeaves(child, leaves));
    }
  }

  private static List<String> positions(String content) {
    YamlStream stream = YamlParser.parse(SourceText.of("a.yaml", content), YamlSchema.YAML_1_1);
    List<String> positions = new ArrayList<>();
    stream
        .documents()
        .forEach(document -> document.root().ifPresent(root -> addPositions(root, positions)));
    stream.comments().forEach(comment -> positions.add(comment.span().region().toString()));
    stream
        .problems()
        .forEach(problem -> positions.add(problem.span().region() + problem.message()));
    return positions;
  }

  private static void addPositions(YamlNode node, List<String> positions) {
    positions.add(node.getClass().getSimpleName() + " " + node.span().region());
    children(node).forEach(child -> addPositions(child, positions));
  }
}
