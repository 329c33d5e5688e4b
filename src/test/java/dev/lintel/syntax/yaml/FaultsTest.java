package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          a: 1\\n  b: 2        ¦ 2:3 ¦ b ¦ bad indentation: 'b' continues the value above, so it cannot be a key
          a: b: c              ¦ 1:5 ¦ : ¦ a plain value may not hold ': '; quote the value
          --- a: b             ¦ 1:6 ¦ : ¦ a mapping may not start on the line of '---'
          key:value\\nb: 1     ¦ 1:1 ¦ key:value ¦ a space is missing behind ':' in 'key:value'
          a: 1\\nkey:value     ¦ 2:1 ¦ key:value ¦ a space is missing behind ':' in 'key:value'
          a: 1\\nword          ¦ 2:1 ¦ word ¦ 'word' is no key, since ':' is missing behind it
          word\\na: 1          ¦ 1:1 ¦ word ¦ 'word' is no key, since ':' is missing behind it
          - a\\n-b             ¦ 2:1 ¦ -b ¦ a space is missing behind '-' in '-b'
          a:\\n    b: 1\\n  c: 2 ¦ 3:3 ¦ c: ¦ bad indentation: 'c:' lines up with nothing above
          a: 1\\n- b           ¦ 2:1 ¦ - ¦ bad indentation: a list item stands among the keys of a mapping
          - a\\nb: 1           ¦ 2:1 ¦ b: ¦ 'b:' is a key among the items of a list
          a: - b               ¦ 1:4 ¦ - ¦ a list item is not allowed here; start the list on a new line
          a: ? b               ¦ 1:4 ¦ ? ¦ '?' starts a key, which is not allowed here; quote the value
          a:\\n\\tb: 1         ¦ 2:1 ¦ `\\t` ¦ a tab indents this line; YAML allows only spaces
          a: @b                ¦ 1:4 ¦ @ ¦ '@' cannot start a plain value; quote the value
          a: *.js              ¦ 1:4 ¦ *.js ¦ '*.js' is not an alias; quote the value
          a: & b               ¦ 1:4 ¦ & ¦ '&' is not an anchor; quote the value
          a: !<x y             ¦ 1:4 ¦ !<x ¦ '!<x' is not a tag; quote the value
          a: !x!y z            ¦ 1:4 ¦ !x!y ¦ no %TAG directive declares the handle of '!x!y'
          a: "x\\nb: 1         ¦ 1:4 ¦ `"` ¦ the quote is not closed before the end of the document
          a: 'x\\n---\\nb      ¦ 1:4 ¦ ' ¦ the quote is not closed before the end of the document
          a: "\\\\s"           ¦ 1:5 ¦ \\\\s ¦ '\\s' is not an escape; double the backslash or use single quotes
          a: "\\\\xzz"         ¦ 1:5 ¦ \\\\x ¦ '\\x' needs hexadecimal digits behind it
          a: "\\\\UFFFFFFFF"   ¦ 1:7 ¦ F ¦ the number of this escape is too large for a character
          a: "b" c             ¦ 1:8 ¦ c ¦ 'c' stands behind a closing quote; quote the whole value or escape the quote
          "a\\nb": c           ¦ 2:2 ¦ `"` ¦ a quoted key must end on the line that it starts on
          a: |x                ¦ 1:4 ¦ |x ¦ only a digit, '+', '-' and a comment may follow '|' on its line
          a: > x               ¦ 1:4 ¦ > x ¦ only a digit, '+', '-' and a comment may follow '>' on its line
          a: [1, 2\\nb: 3      ¦ 1:4 ¦ [ ¦ '[' is not closed
          a: {b: 1\\n          ¦ 1:4 ¦ { ¦ '{' is not closed
          a: ["1" 2]           ¦ 1:9 ¦ 2] ¦ ',' or ']' is missing before '2]'
          a: {b: [1}           ¦ 1:10 ¦ } ¦ ',' or ']' is missing before '}'
          a: ]                 ¦ 1:4 ¦ ] ¦ ']' is not allowed here
          {{- if x }}          ¦ 1:1 ¦ {{ ¦ '{{' starts a mapping in YAML; quote the template
          a: {{ b }}-c         ¦ 1:4 ¦ {{ ¦ '{{' starts a mapping in YAML; quote the template
          %YAML 2.0\\n---      ¦ 1:1 ¦ %YAML 2.0 ¦ the document asks for a version of YAML other than 1
          %TAG x\\n---         ¦ 1:1 ¦ %TAG x ¦ '%TAG x' is not a directive of YAML
          """)
  void messageSaysWhatIsThereAndWhyItIsWrong(
      String document, String position, String flagged, String message) {
    SyntaxProblem problem =
        YamlParser.parse(SourceText.of("a.yaml", document.translateEscapes()), YamlSchema.YAML_1_1)
            .problems()
            .getFirst();

    assertEquals(message, problem.message());
    assertEquals(position, problem.span().region().start().toString());
    assertEquals(flagged.translateEscapes(), problem.span().text());
  }
}
