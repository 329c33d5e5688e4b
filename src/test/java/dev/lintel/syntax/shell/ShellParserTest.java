package dev.lintel.syntax.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.shell.CommandList.Role;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShellParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          trivy image x || true            ~ trivy image x || true
          a && b || c; d                   ~ a && b || c ; d
          a | b |& c                       ~ a | b | c
          a & b                            ~ a & ; b
          a # || true                      ~ a
          echo '# not a comment'           ~ echo <# not a comment>
          echo "a || true"                 ~ echo <a || true>
          echo it\\ is                     ~ echo <it is>
          FOO=1 BAR=2 npm test             ~ npm test
          npm test > out.txt 2>&1          ~ npm test
          cat < in | grep x                ~ cat | grep x
          ( a; b ) || true                 ~ ( a ; b ) || true
          { a; b; } | tee x                ~ ( a ; b ) | tee x
          ! a | b                          ~ ! a | b
          if a; then b; fi                 ~ if a ; b ; fi
          for x in 1 2; do a; done | tee l ~ for x in 1 2 ; a ; done | tee l
          run() { a; }                     ~ ( a )
          echo $(a | b || true) c          ~ echo <$(a | b || true)> c
          echo `a | b` c                   ~ echo <`a | b`> c
          echo ${{ a || b }} c             ~ echo <${{ a || b }}> c
          echo "${x:-a b}" $((1 | 2))      ~ echo <${x:-a b}> <$((1 | 2))>
          diff <(a | b) c                  ~ diff <<(a | b)> c
          """)
  void shape(String script, String expected) {
    assertEquals(expected, sketch(script));
  }

  @Test
  void aBackslashJoinsLines() {
    assertEquals("trivy image --exit-code 1", sketch("trivy image \\\n  --exit-code \\\r\n 1"));
  }

  @Test
  void aLineMayEndBehindAnOperator() {
    assertEquals("a | b || true", sketch("a |\n  b ||\n  true\n"));
  }

  @Test
  void theBodyOfAHereDocumentIsSkipped() {
    assertEquals("cat ; b", sketch("cat <<'EOF' > f\nbandit || true\nEOF\nb"));
  }

  @Test
  void twoHereDocumentsOfOneLineAreSkipped() {
    assertEquals("cat ; b", sketch("cat <<A <<-B\nx || true\nA\n\ty\n\tB\nb"));
  }

  @Test
  void aWordKnowsWhetherItIsAllThereIs() {
    List<Boolean> literal =
        parse("trivy 'a b' $x \"$y\" ${{ z }}").commands().getFirst().words().stream()
            .map(Word::isLiteral)
            .toList();
    assertEquals(List.of(true, true, false, false, false), literal);
  }

  @Test
  void aWordSpansItsQuotes() {
    Word word = parse("echo 'a b'").commands().getFirst().arguments().getFirst();
    assertEquals("'a b'", word.span().text());
  }

  @Test
  void theFilesOfRedirectionsStandBesideTheWords() {
    Command.Simple command = parse("a <in 2>&1 >> \"$out\" b <<<text &> all").commands().getFirst();
    assertEquals("a b", words(command));
    assertEquals(
        List.of("in", "$out", "all"), command.targets().stream().map(Word::value).toList());
  }

  @Test
  void anEndlessNestOfGroupsEnds() {
    assertEquals(1, parse("(".repeat(100_000) + "a").commands().size());
  }

  @Property
  void anyTextIsReadAndEverySpanLiesInOrder(@ForAll("soup") String script) {
    int end = 0;
    for (Command.Simple command : parse(script).commands()) {
      for (Word word : command.words()) {
        assertEquals(Math.max(end, word.span().start()), word.span().start());
        end = word.span().end();
      }
    }
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "a", "b ", "'", "\"", "`", "$", "$(", "${", "${{", "}}", ")", "(", "{ ", " }", "|",
            "||", "&", "&&", ";", ";;", "\n", "\\", "#", "<<E", "E\n", ">", "2>&1", " ", "if ",
            "! ", "=", "\r\n", "é")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  private static ShellScript parse(String script) {
    return ShellParser.parse(SourceText.of("run", script));
  }

  private static String sketch(String script) {
    return lists(parse(script).lists());
  }

  private static String lists(List<CommandList> lists) {
    return lists.stream().map(ShellParserTest::list).collect(Collectors.joining(" ; "));
  }

  private static String list(CommandList list) {
    StringBuilder sketch = new StringBuilder(list.role() == Role.CONDITION ? "if " : "");
    for (int i = 0; i < list.pipelines().size(); i++) {
      if (i > 0) {
        sketch.append(list.connectors().get(i - 1).isAnd() ? " && " : " || ");
      }
      sketch.append(pipeline(list.pipelines().get(i)));
    }
    return sketch.append(list.role() == Role.BACKGROUND ? " &" : "").toString();
  }

  private static String pipeline(Pipeline pipeline) {
    return (pipeline.isNegated() ? "! " : "")
        + pipeline.commands().stream()
            .map(command ->
                switch (command) {
                  case Command.Simple simple -> words(simple);
                  case Command.Group(_, var lists) -> "( " + lists(lists) + " )";
                })
            .collect(Collectors.joining(" | "));
  }

  private static String words(Command.Simple command) {
    return command.words().stream()
        .map(word -> word.value().matches("[-\\w]+") ? word.value() : "<" + word.value() + ">")
        .collect(Collectors.joining(" "));
  }
}
