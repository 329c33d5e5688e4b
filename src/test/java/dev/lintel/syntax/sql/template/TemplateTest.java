package dev.lintel.syntax.sql.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {
  private static Template of(String text) {
    return Template.of(SourceText.of("models/orders.sql", text), List.of());
  }

  /** Blanks are written as dots on the right, so that they can be counted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT {{ a }} FROM t              | SELECT._______.FROM.t
          SELECT a FROM ${db}.t              | SELECT.a.FROM._____.t
          SELECT a FROM $(db).t              | SELECT.a.FROM._____.t
          SELECT a FROM ${a:${b}}.t          | SELECT.a.FROM._________.t
          SELECT pre_{{a}}_post              | SELECT.pre_______post
          {{ config(a=1) }}SELECT 1          | .................SELECT.1
          {{ log(1) }}SELECT 1               | ............SELECT.1
          SELECT 1;{{ log(1) }}SELECT 1      | SELECT.1;............SELECT.1
          SELECT 1{# no ' #}, 2              | SELECT.1..........,.2
          {% if a %}x{% else %}y{% endif %}  | ..........x......................
          {%- if a -%}x{%- endif -%}         | ............x.............
          {% if a %}x{% elif b %}y{% endif %}| ..........x........................
          {% for c in d %}{{ c }},{% endfor %}| .......................,............
          {% for c in d %}a{% else %}b{% endfor %}| ................a.......................
          x{% if loop.last %},{% endif %}    | x..................,...........
          x{% if not loop.last %},{% endif %}| x..................................
          x{% if loop.first %}a{% else %}b{% endif %}| x...................a......................
          {% set a = 1 %}b                   | ...............b
          {% set a %}b{% endset %}c          | ........................c
          {% macro m() %}b{% endmacro %}c    | ..............................c
          {% test m(x) %}b{% endtest %}c     | .............................c
          {% raw %}{{ a }}{% endraw %}c      | .........{{.a.}}............c
          {% call m() %}b{% endcall %}c      | ..............b.............c
          {% filter f %}b{% endfilter %}c    | ..............b...............c
          {% do f() %}b{% endfor %}c         | ............b............c
          SELECT '{{ a }}'                   | SELECT.'_______'
          SELECT '${' , '{'                  | SELECT.'${'.,.'{'
          SELECT {{ "}}" }}, 1               | SELECT.__________,.1
          SELECT {{ {'a': {'b': 1}}}}, 1     | SELECT.____________________,.1
          SELECT {{ '\\'}}' }}, 1            | SELECT.____________,.1
          SELECT {{ it's }}, 1               | SELECT.__________,.1
          x{% set a = "%}" %}b               | x..................b
          SELECT {{a}}, {{b}}, {{a}}         | SELECT._____,.____1,._____
          SELECT {{ a, b                     | SELECT.{{.a,.b
          """)
  void templatesAreHiddenAtEqualLength(String text, String masked) {
    String hidden = of(text).renditions().getFirst().text();
    assertEquals(masked, hidden.replace(' ', '.'));
    assertEquals(text.length(), hidden.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      textBlock =
          """
          SELECT {{ a,\\r\\n b }}, 1 FROM t    | SELECT._____\\r\\n.....,.1.FROM.t
          -- {{ a(\\n b) }}, 1\\nSELECT 1      | --._____\\n.........\\nSELECT.1
          {# a\\n#}SELECT 1                   | ....\\n..SELECT.1
          """)
  void lineBreaksStay(String text, String masked) {
    String hidden = of(text.translateEscapes()).renditions().getFirst().text().replace(' ', '.');
    assertEquals(masked.translateEscapes(), hidden);
  }

  /** What each rendition after the first shows for the first time. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {% if a %}x{% endif %}                                           | ``
          {% if a %}x{% else %}y{% endif %}                                | y
          {% if a %}x{% elif b %}y{% else %}z{% endif %}                   | y z
          {% if a %}x{% else %}y{% endif %}{% if a %}v{% else %}w{% endif %}| y+w
          {% if a %}x{% else %}{% if b %}y{% else %}z{% endif %}{% endif %}| y+z!
          {% if a %}{% if b %}x{% else %}y{% endif %}{% else %}z{% endif %}| y z
          {% for a in b %}{% if c %}x{% else %}y{% endif %}{% endfor %}    | y
          {% macro m() %}{% if c %}x{% else %}y{% endif %}{% endmacro %}   | ``
          """)
  void branchesTakeTurns(String text, String shown) {
    List<Rendition> renditions = of(text).renditions();
    List<String> own =
        renditions.stream()
            .skip(1)
            .map(rendition ->
                String.join(
                    "+",
                    rendition.own().stream()
                        .map(s -> rendition.text().substring(s.start(), s.end()).strip())
                        .toList()))
            .toList();
    List<String> expected =
        shown.isEmpty()
            ? List.of()
            : shown.equals("y+z!") ? List.of("y", "z") : List.of(shown.split(" "));
    assertEquals(expected, own);
  }

  @Test
  void atMostEightRenditionsAreMade() {
    String branches = "{% if a %}x" + "{% elif b %}y".repeat(100) + "{% endif %}";
    assertEquals(8, of(branches).renditions().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{ ref('orders') }}                  | REF [orders]
          {{- ref("shop", "orders") -}}        | REF [shop, orders]
          {{ ref('orders', version=2) }}       | REF [orders]
          {{ source('raw', 'orders') }}        | SOURCE [raw, orders]
          {{ this }}                           | THIS [orders]
          {{ var('day', '2025-01-01') }}       | VARIABLE [day]
          {{ env_var('DAY') }}                 | VARIABLE [DAY]
          {{ ref(name) }}                      |
          {{ ref('a') ~ 'b' }}                 |
          {{ source('a') }}                    |
          {{ this.name }}                      |
          {{ ref }}                            |
          """)
  void namesAreResolved(String expression, String resolved) {
    List<TemplateReference> references = of("SELECT a FROM " + expression + " AS t").references();
    String told = references.stream().findFirst().map(r -> r.kind() + " " + r.name()).orElse(null);
    assertEquals(resolved, told);
    references.forEach(r -> assertEquals(expression, r.span().text()));
  }

  @Test
  void aTableIsNoMaskAndAVariableIs() {
    Template template = of("SELECT {{ var('a') }} FROM {{ ref('b') }} AS b, {{ this }}");
    assertEquals(3, template.references().size());
    List<Span> masks = template.renditions().getFirst().masks();
    assertEquals(List.of("{{ var('a') }}"), masks.stream().map(Span::text).toList());
  }

  @Test
  void settingsAreRead() {
    String config =
        "{{ config(materialized='incremental', unique_key=['a', \"b\"], enabled=true,"
            + " partition_by={'field': 'day'}, meta=f(1)) }}";
    List<TemplateSetting> settings = of(config + " SELECT 1").settings();
    assertEquals(
        List.of(
            "materialized [incremental] 'incremental'",
            "unique_key [a, b] ['a', \"b\"]",
            "enabled [true] true",
            "partition_by [] {'field': 'day'}",
            "meta [f, 1] f(1)"),
        settings.stream().map(s -> s.key() + " " + s.values() + " " + s.place().text()).toList());
  }

  @Test
  void holesReadAsNames() {
    SourceText source = SourceText.of("a.py", "SELECT {x} FROM %s, {{ t }}");
    List<Span> holes = List.of(source.span(7, 10), source.span(16, 18));
    Template template = Template.of(source, holes);
    assertEquals("SELECT ___ FROM _1, ______2", template.renditions().getFirst().text());
    assertEquals(3, template.renditions().getFirst().masks().size());
  }

  @ParameterizedTest
  @CsvSource({"a {{ b, 2", "a {% b }}, 2", "{{, 0", "{{ a }} {% b, 8"})
  void theFirstOpenMarkIsTold(String text, int offset) {
    assertEquals(Optional.of(offset), of(text).unclosed().map(Span::start));
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
            "{{",
            "{%",
            "{#",
            "${",
            "$(",
            "{{ {{ }} ",
            "{{ ' }} ",
            "{{ { }} ",
            "{{a}}",
            "{{ref(",
            "{% if a %}",
            "{% if a %}{% else %}",
            "{% elif a %}",
            "{% endif %}",
            "{% for a in range(1000000000) %}",
            "{% for a in range(1000000000) %}x{% endfor %}",
            "{% if a %}x{% else %}y{% endif %}",
            "{% raw %}",
            "{% raw %}{{ a }}{% endraw %}",
            "{% macro m() %}",
            "{{ a(\n",
            "-- {{ a(\n) }}")
        .map(Arguments::of);
  }

  /** A million units of each take a fraction of this. */
  @ParameterizedTest
  @MethodSource("hostile")
  void timeIsInProportionToTheText(String part) {
    String text = "SELECT 1 " + part.repeat(2_000_000 / part.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (Rendition rendition : of(text).renditions()) {
            assertEquals(text.length(), rendition.text().length());
          }
        });
  }

  @Test
  void nestedBranchesAreFewRenditions() {
    String deep = "{% if a %}x{% else %}y".repeat(50_000) + "{% endif %}".repeat(50_000);
    assertTrue(of(deep).renditions().size() <= 8);
  }
}
