package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentScannerTest {
  /** In each document every comment, and nothing else, is written as {@code #c}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          #c\\na: 1
          a: 1 #c\\n#c\\n\\n  #c
          a: #c\\n  b: c#no #c
          a: "x #no" #c
          a: 'x #no\\n  #no' #c
          a: x\\n  y #c
          a: x #c\\n
          a: |\\n  #no\\n  x #no\\n#c
          a: | #c\\n  #no\\n #c
          a: >2- #c\\n  #no\\n\\n#c\\nb: 1
          a: [ #c\\n 1, #c\\n #c\\n 2 ] #c
          a: {b: 1, #c\\n c#no: 2}
          a: &x#no #c\\n  b: *x#no #c
          %YAML 1.2 #c\\n--- #c\\na: 1\\n... #c\\n#c
          --- #c\\n--- #c\\n#c
          a: 1\\t#c
          ? a #c\\n: b #c
          - #c\\n- #c\\n  - x
          a:b#no #c
          #c
          # c\\r\\na: 1 #c\\r\\n
          """)
  void commentIsFoundWhereverItMayStand(String written) {
    String document = written.translateEscapes().replace("# c", "#c");
    List<String> expected =
        Arrays.stream(document.split("(?=#c)"))
            .filter(part -> part.startsWith("#c"))
            .map(part -> "#c")
            .toList();

    assertEquals(expected, comments(document).stream().map(comment -> comment.text()).toList());
  }

  @Test
  void commentIsAloneWhereOnlyBlanksStandBeforeIt() {
    assertEquals(
        List.of(true, false, true),
        comments("# a\nb: 1 # b\n  # c").stream().map(comment -> comment.isAlone()).toList());
  }

  @Test
  void commentsOfABrokenPartAreLeftOut() {
    assertEquals(
        List.of("# a", "# d"),
        comments("a: 1 # a\nb: @ # b\nc: |\n  # c\n---\nd: 1 # d\n").stream()
            .map(comment -> comment.text())
            .toList());
  }

  private static List<Comment> comments(String document) {
    return YamlParser.parse(SourceText.of("a.yaml", document), YamlSchema.YAML_1_1).comments();
  }
}
