package dev.lintel.syntax.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.shell.CommandList.Role;
import java.time.Duration;
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
import org.junit.jupiter.params.provider.ValueSource;

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
          X=1; a                           ~ X=1 ; a
          X=(a b 'c d'); e                 ~ X=(a b c d) ; e
          a >f 2>&1 &>> g <<<x | b         ~ a | b
          case x in a|b) c;; (d) e; esac   ~ case x in ; c ; e ; esac
          (case x in a) b;; esac; c)       ~ ( case x in ; b ; esac ; c )
          function run { a; }; b           ~ ( a ) ; b
          function run() { a; }            ~ ( a )
          [[ a && b || c == (d|e) ]] && f  ~ <[[> a b c <==> d e <]]> && f
          (( i > 1 || j )) && a            ~ <(( i > 1 || j ))> && a
          for ((i=0; i<3; i++)); do a; done ~ for <((i=0; i<3; i++))> ; a ; done
          ( (a); (b)) || c                 ~ ( ( a ) ; ( b ) ) || c
          { a; (b; }) ; c; } | d           ~ ( a ; ( b ) ; c ) | d
          echo $'it\\'s' "a $(b "c)") d"    ~ echo <it\\'s> <a $(b "c)") d>
          echo '${{ f('a b') }}' c         ~ echo <${{ f('a b') }}> c
          echo ${x:-'}'} ${#x} c           ~ echo <${x:-'}'}> <${#x}> c
          echo $(case x in a) b;; esac) c  ~ echo <$(case x in a) b;; esac)> c
          a > >(tee b) c                   ~ a c
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
  void theFilesOfAGroupStandWithIt() {
    Command group =
        parse("{ a; b; } >> \"$out\"")
            .lists()
            .getFirst()
            .pipelines()
            .getFirst()
            .commands()
            .getFirst();
    Redirection redirection = group.redirections().getFirst();
    assertTrue(redirection.isAppending() && redirection.isFile());
    assertEquals("$out", redirection.target().value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          $x                   ~ $x
          ${x}y                ~ ${x}
          "a $x ${y:-$z}"      ~ "$x" "${y:-$z}" "$z"
          $(a) `b` "$(c)"      ~ $(a) `b` "$(c)"
          $((1 + 2))           ~ $((1 + 2))
          '$x ${{ y }}'        ~ "${{ y }}"
          \\${{ x }}\\$y         ~ ${{ x }}
          $1 $@ "$?" $         ~ $1 $@ "$?"
          <(a)                 ~ <(a)
          X=($a "$b" # $c)     ~ $a "$b"
          """)
  void expansionsKnowTheirQuotes(String script, String expected) {
    String found =
        parse("echo " + script + "\n)").commands().getFirst().words().stream()
            .flatMap(word -> word.expansions().stream())
            .map(e -> e.isQuoted() ? '"' + e.span().text() + '"' : e.span().text())
            .collect(Collectors.joining(" "));
    assertEquals(expected, found);
  }

  @Test
  void theCommandsOfSubstitutionsAreFoundToo() {
    String script = "x=$(a $(b) | c)\ncat <<E >\"`d`\"\n$(e)\nE\nif f; then g <(h); fi";
    assertEquals(
        List.of("a", "b", "c", "cat", "d", "e", "f", "g", "h", "fi"),
        parse(script).nestedCommands().stream().map(c -> c.program().value()).toList());
  }

  @Test
  void aQuotedDelimiterKeepsTheBodyAsItIs() {
    ShellScript script = parse("cat <<'A' <<-B\n$(a) ${{ x }}\nA\n  $y\n  B\nc");
    assertEquals(
        List.of("$(a) ${{ x }}\n", "  $y\n"),
        script.hereDocuments().stream().map(each -> each.body().span().text()).toList());
    assertEquals(
        List.of("${{ x }}", "$y"),
        script.hereDocuments().stream()
            .flatMap(each -> each.body().expansions().stream())
            .map(each -> each.span().text())
            .toList());
  }

  @Test
  void aHereDocumentInASubstitutionMayHoldQuotesAndParentheses() {
    assertEquals(
        "echo <$(cat <<E\nit's :)\nE\n)> ; b", sketch("echo \"$(cat <<E\nit's :)\nE\n)\"\nb"));
  }

  @Test
  void aListKnowsHowManyBlocksDecideAboutIt() {
    String script =
        "a\nif b; then c; elif d; then e; fi\nfor x in y; do case z in q) f;; esac; done\n"
            + "h() { i; }\nj";
    assertEquals(
        "a0 b0 c1 d1 e1 fi0 for0 case1 f2 esac1 done0 i1 j0",
        parse(script).nestedLists().stream()
            .filter(
                list -> list.pipelines().getFirst().commands().getFirst() instanceof Command.Simple)
            .map(list -> list.span().text().replaceAll("\\W.*", "") + list.nesting())
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "$(",
        "${a:-",
        "`",
        "\"$(",
        "((",
        "{ ",
        "((a",
        "$((",
        "<(",
        "a=(",
        "case a in ",
        "[[ ",
        "<<E ",
        "<<E\n",
        "a | ",
        "\"${x:-\"",
        "'",
        "${{ '",
        "f() ",
        "\\",
        "(a;",
        "x=$(a "
      })
  void aMegabyteOfOneOpeningIsReadInLinearTime(String opening) {
    String script = opening.repeat(1_000_000 / opening.length());
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> parse(script).nestedCommands());
  }

  @Test
  void anEndlessNestOfGroupsEnds() {
    assertEquals(1, parse("(".repeat(100_000) + "a").commands().size());
  }

  @Property
  void everyExpansionLiesInItsWord(@ForAll("soup") String script) {
    for (Command.Simple command : parse(script).nestedCommands()) {
      for (Word word : command.words()) {
        for (Expansion expansion : word.expansions()) {
          assertTrue(word.span().contains(expansion.span()), script);
        }
        assertEquals(word.isLiteral(), word.expansions().isEmpty());
      }
    }
  }

  @Property
  void wordsWithoutSignsComeBackAsTheyWere(
      @ForAll("plainWords") List<String> words, @ForAll("blanks") String blank) {
    assertEquals(
        words,
        parse("run " + String.join(blank, words)).commands().getFirst().arguments().stream()
            .map(Word::value)
            .toList());
  }

  @Property
  void quotedWordsComeBackAsTheyWere(@ForAll("soup") String value) {
    String plain = value.replace("{", "");
    String inside = plain.replace("'", "'\\''");
    Word word = parse("run '" + inside + "' end").commands().getFirst().arguments().getFirst();
    assertEquals(plain, word.value());
  }

  @Provide
  Arbitrary<List<String>> plainWords() {
    return Arbitraries.strings().alpha().numeric().withChars("-_./:,%@").ofMinLength(1).list();
  }

  @Provide
  Arbitrary<String> blanks() {
    return Arbitraries.of(" ", "\t", "  ", " \\\n ", "\\\r\n ");
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
            "a",
            "b ",
            "'",
            "\"",
            "`",
            "$",
            "$(",
            "${",
            "${{",
            "}}",
            ")",
            "(",
            "{ ",
            " }",
            "|",
            "||",
            "&",
            "&&",
            ";",
            ";;",
            "\n",
            "\\",
            "#",
            "<<E",
            "E\n",
            ">",
            "2>&1",
            " ",
            "if ",
            "! ",
            "=",
            "\r\n",
            "é",
            "case a in ",
            "esac",
            "[[ ",
            " ]]",
            "X=(",
            "<(",
            "((",
            "))",
            "fi ",
            "done ",
            "f() ",
            "function ",
            "${x:-")
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
                  case Command.Group(_, var lists, _) -> "( " + lists(lists) + " )";
                  case Command.Assignments(_, var words, _) ->
                      words.stream().map(Word::value).collect(Collectors.joining(" "));
                })
            .collect(Collectors.joining(" | "));
  }

  private static String words(Command.Simple command) {
    return command.words().stream()
        .map(word -> word.value().matches("[-\\w]+") ? word.value() : "<" + word.value() + ">")
        .collect(Collectors.joining(" "));
  }
}
