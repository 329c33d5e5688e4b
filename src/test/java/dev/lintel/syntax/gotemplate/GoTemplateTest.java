package dev.lintel.syntax.gotemplate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.gotemplate.TemplateAction.Keyword;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTemplateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "{{ .Values.a.b }} ! PATH:.Values.a.b",
        "{{.}} ! PATH:.",
        "{{- $.Values.a -}} ! PATH:$.Values.a",
        "{{ $x.y }} ! PATH:$x.y",
        "{{ $ }} ! PATH:$",
        "{{ quote .Name | upper }} ! IDENTIFIER:quote PATH:.Name PIPE:| IDENTIFIER:upper",
        "{{ printf \"%s}}\" `a{{` 'c' }} ! IDENTIFIER:printf STRING:\"%s}}\" STRING:`a{{`"
            + " CHARACTER:'c'",
        "{{ \"a\\\"b\" }} ! STRING:\"a\\\"b\"",
        "{{-3}} ! NUMBER:-3",
        "{{ add 1 .5 1e+3 0x1F }} ! IDENTIFIER:add NUMBER:1 NUMBER:.5 NUMBER:1e+3 NUMBER:0x1F",
        "{{ (.a).b }} ! OPEN:( PATH:.a CLOSE:) PATH:.b",
        "{{ $x := .a }} ! PATH:$x ASSIGN::= PATH:.a",
        "{{ $x = 1 }} ! PATH:$x ASSIGN:= NUMBER:1",
      })
  void splitsActionsIntoTokens(String text, String tokens) {
    GoTemplate template = parse(text);

    assertEquals(List.of(), template.problems());
    assertEquals(
        tokens,
        template.actions().getFirst().tokens().stream()
            .map(token -> token.kind() + ":" + token.text())
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "a: {{ .b }}, OUTPUT",
    "{{ $x := 1 }}, ASSIGNMENT",
    "{{/* note */}}, COMMENT",
    "{{- /* note */ -}}, COMMENT",
    "{{ if .a }}{{ end }}, IF END",
    "{{ if .a }}{{ else if .b }}{{ else }}{{ end }}, IF ELSE ELSE END",
    "{{ with .a }}{{ end }}, WITH END",
    "{{ range .a }}{{ break }}{{ continue }}{{ end }}, RANGE BREAK CONTINUE END",
    "{{ define \"x\" }}{{ end }}, DEFINE END",
    "{{ block \"x\" . }}{{ end }}, BLOCK END",
    "{{ template \"x\" . }}, TEMPLATE",
    "no action { }}, ''",
  })
  void knowsKeywords(String text, String keywords) {
    GoTemplate template = parse(text);

    assertEquals(List.of(), template.problems());
    assertEquals(
        keywords,
        template.actions().stream()
            .map(TemplateAction::keyword)
            .map(Keyword::name)
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "a {{ .b ! {{ ! '{{' has no closing '}}'",
        "{{ .a \\n{{ .b }} ! {{ ! '{{' has no closing '}}'",
        "{{ \"a }} ! \" ! the string is not closed",
        "{{ `a }} ! ` ! the string is not closed",
        "{{/* a }} ! {{/* ! the comment is not closed",
        "{{/* a */ b }} ! */ ! the comment does not end its action",
        "{{ }} ! {{ }} ! the action is empty",
        "{{ (.a }} ! {{ (.a }} ! a parenthesis is not closed",
        "{{ .a) }} ! ) ! the parenthesis closes none",
        "{{ .a ? .b }} ! ? ! '?' is not expected here",
        "{{ .a } ! } ! '}' closes no action, '}}' does",
        "{{ end }} ! {{ end }} ! 'end' closes no block",
        "{{ else }} ! {{ else }} ! 'else' stands in no if, with or range",
        "{{ if .a }} b ! {{ if .a }} ! the block that starts here has no '{{ end }}'",
        "{{ if .a }}{{ range .b }}{{ end }} ! {{ if .a }} ! the block that starts here has no '{{"
            + " end }}'",
      })
  void refusesWhatGoRefuses(String text, String place, String message) {
    GoTemplate template = parse(text.replace("\\n", "\n"));

    assertEquals(1, template.problems().size());
    assertEquals(place, template.problems().getFirst().span().text());
    assertEquals(message, template.problems().getFirst().message());
  }

  @Test
  void goesOnBehindAFault() {
    GoTemplate template = parse("{{ ? }} {{ .a }}");

    assertEquals(1, template.problems().size());
    assertEquals("{{ .a }}", template.actions().getFirst().span().text());
  }

  @Property
  void keepsActionsApartWhateverTheText(
      @ForAll
          @StringLength(max = 40)
          @Chars({'{', '}', '-', '/', '*', '"', '`', '\\', ' ', '\n', '.', '$', '('})
          @CharRange(from = 'a', to = 'c')
          String text) {
    int end = 0;
    for (TemplateAction action : parse(text).actions()) {
      assertTrue(action.span().start() >= end);
      assertTrue(action.span().text().startsWith("{{") && action.span().text().endsWith("}}"));
      end = action.span().end();
    }
  }

  private static GoTemplate parse(String text) {
    return GoTemplate.parse(SourceText.of("templates/a.yaml", text));
  }
}
