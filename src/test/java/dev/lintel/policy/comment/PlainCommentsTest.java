package dev.lintel.policy.comment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCommentsTest {
  private static String comments(String path, String text) {
    SourceText source = SourceText.of(path, text.replace("\\n", "\n"));
    List<String> comments =
        PlainComments.of(source).comments().stream()
            .map(comment -> (comment.isAlone() ? "" : "+") + comment.text())
            .toList();
    return String.join(" | ", comments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '\u00a7',
      value = {
        "a.sh ^ # one\\nls # two ^ # one | +# two",
        "a.sh ^ echo '# no' \"# no\" # yes ^ +# yes",
        "a.sh ^ echo ${a#b} $# a#b # yes ^ +# yes",
        "a.sh ^ echo 'two\\n# no\\n' # yes ^ +# yes",
        "a.sh ^ cat <<EOF\\n# no\\nEOF\\n# yes ^ # yes",
        "a.sh ^ cat <<-'END' > f\\n# no\\n  END\\n# yes ^ # yes",
        "a.sh ^ x=$((1<<two))\\n# yes ^ # yes",
        "a.sh ^ cat <<A <<B\\n# no\\nA\\n# no\\nB\\n# yes ^ # yes",
        "a.sh ^ echo don\\\\'t # yes ^ +# yes",
        "Makefile ^ all: # yes ^ +# yes",
        "a.py ^ x = '# no' # yes ^ +# yes",
        "a.py ^ x = 'it\\\\'s # no' # yes ^ +# yes",
        "a.py ^ x = \"\"\"\\n# no\\n\"\"\"\\n# yes ^ # yes",
        "a.py ^ x = '''# no''' # yes ^ +# yes",
        "a.toml ^ k = '# no'\\nl = \"# no\" # yes ^ +# yes",
        "a.properties ^ # one\\nk=v ^ # one",
        "application.properties ^ ! no\\nk=it's # yes ^ +# yes",
        ".env ^ KEY=\"# no\" # yes ^ +# yes",
        ".env.production ^ # yes ^ # yes",
        "a.ini ^ ; one\\n# two\\nk=v ; three ^ ; one | # two | +; three",
        "Dockerfile ^ # one\\nRUN echo \"# no\" # two ^ # one | +# two",
        "docker/Dockerfile.api ^ # one ^ # one",
        "main.tf ^ # one\\n// two\\n/* three\\nmore */ a = \"# no // no\" ^ # one | // two | /*"
            + " three\\nmore */",
        "main.tf ^ a = <<-EOT\\n# no\\nEOT\\n# yes ^ # yes",
        "A.java ^ // one\\nint i; /* two */ String s = \"// no\"; ^ // one | +/* two */",
        "A.java ^ String s = \"\"\"\\n// no\\n\"\"\"; // yes ^ +// yes",
        "a.js ^ let s = `\\n// no\\n`; // yes ^ +// yes",
        "a.js ^ fetch(http://x) // yes ^ +// yes",
        "a.xml ^ <!-- one --><a b='x'/><!-- two\\nmore --> ^ <!-- one --> | +<!-- two\\nmore -->",
        "a.html ^ <p># no // no</p><!-- yes --> ^ +<!-- yes -->",
        "a.md ^ # no\\n<!-- yes -->\\n```\\n<!-- no -->\\n```\\n`<!-- no -->` ^ <!-- yes -->",
        "a.md ^ ~~~~\\n```\\n<!-- no -->\\n~~~~\\n<!-- yes --> ^ <!-- yes -->",
        "templates/a.yaml ^ {{/* one */}}\\na: b # two\\n{{- /* three */ -}} ^ {{/* one */}} | +#"
            + " two | {{- /* three */ -}}",
        "templates/a.yaml ^ a: |\\n"
            + "  # no\\n"
            + "  {{/* yes */}}\\n\\n"
            + "  # no\\nb: c # yes ^ {{/* yes */}} | +# yes",
        "templates/a.yaml ^ a: |- # one\\n"
            + "  # no\\n{{- if .Values.x }}\\n"
            + "  # no\\n{{- end }}\\n# yes ^ +# one | # yes",
        "templates/a.yaml ^ - >\\n  # no\\n- # yes ^ +# yes",
        "templates/a.yaml ^ a: '# no' # yes ^ +# yes",
        "templates/_helpers.tpl ^ {{- /* one\\ntwo */ -}} ^ {{- /* one\\ntwo */ -}}",
        "a.json ^ {\"a\": \"# no\"} // no\\n# no ^ §§",
        "a.unknown ^ # a\\n-- b\\n// c\\n; d\\n/* e */\\n<!-- f -->\\n{# g #} ^ # a | -- b | // c |"
            + " ; d | /* e */ | <!-- f --> | {# g #}",
        "a.unknown ^ '# no' it's # yes ^ +# yes",
      })
  void eachLanguageHasItsComments(String path, String text, String expected) {
    assertEquals(expected.replace("\\n", "\n"), comments(path, text.replace("\\\\", "\\")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.sh",
        "a.py",
        "a.java",
        "a.tf",
        "a.md",
        "a.xml",
        "templates/a.yaml",
        "a.env",
        "a.x"
      })
  void everyCommentLiesInTheTextAndNoTwoOverlap(String path) {
    String text = "# a 'b \"c `d\n/* e\n<!-- f\n{{/* g\n''' \"\"\" ``` <<H\n// i --> */ */}}\n; j";
    int end = 0;
    for (Comment comment : PlainComments.of(SourceText.of(path, text)).comments()) {
      assertTrue(comment.span().start() >= end, comment.text());
      end = comment.span().end();
    }
  }

  @Test
  void aHereDocumentMayBeginBeforeAReturnAndALineFeed() {
    SourceText source = SourceText.of("a.sh", "cat <<A\r\nlintel\r\nA\r\n# b\r\n");
    assertEquals(
        List.of("# b"), PlainComments.of(source).comments().stream().map(Comment::text).toList());
  }

  @Property
  void anyTextIsRead(@ForAll("languages") String path, @ForAll("signs") String text) {
    SourceText source = SourceText.of(path, text);
    PlainComments read = PlainComments.of(source);
    int end = 0;
    for (Comment comment : read.comments()) {
      assertTrue(comment.span().start() >= end);
      end = comment.span().end();
    }
    for (Span span : read.texts()) {
      assertTrue(span.length() > 0);
    }
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of(
        "a.sh",
        "a.py",
        "a.java",
        "a.tf",
        "a.md",
        "a.xml",
        "templates/a.yaml",
        "a.env",
        "a.json",
        "a");
  }

  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.of(
            "#", "'", "\"", "`", "'''", "\"\"\"", "```", "<<A", "A", "\n", " ", "\\", "/*", "*/",
            "//", "<!--", "-->", "{{/*", "*/}}", "|", "a: |", "\n  ", "~~~", ";", "--", "\r\n")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "`",
        "\\\"",
        "\"\"\" ",
        "<<WORD\n",
        "<<A1 ",
        "/*",
        "<!--",
        "{{/*",
        "# ",
        "```\n",
        "a: |\n",
        "\\",
        "'\n"
      })
  void aMillionSignsTakeLinearTime(String sign) {
    String text = sign.repeat(1_000_000 / sign.length());
    for (String path : List.of("a.sh", "a.py", "a.js", "a.tf", "a.md", "templates/a.yaml", "a")) {
      assertTimeout(
          Duration.ofSeconds(10), () -> PlainComments.of(SourceText.of(path, text)), path);
    }
  }
}
