package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateMaskTest {
  /** Blanks are written as dots on the right, so that they can be counted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT {{ a }} FROM t              | SELECT._______.FROM.t
          SELECT a FROM ${db}.t              | SELECT.a.FROM._____.t
          SELECT pre_{{a}}_post              | SELECT.pre_______post
          {{ config(a=1) }}SELECT 1          | .................SELECT.1
          SELECT 1{# no ' #}, 2              | SELECT.1..........,.2
          {% if a %}x{% else %}y{% endif %}  | ..........x......................
          {% if a %}x{% elif b %}y{% endif %}| ..........x........................
          {% for c in d %}{{ c }},{% endfor %}| ................_______,............
          {% set a = 1 %}b                   | ...............b
          {% set a %}b{% endset %}c          | ........................c
          {% macro m() %}b{% endmacro %}c    | ..............................c
          SELECT '{{ a }}'                   | SELECT.'_______'
          SELECT '${' , '{'                  | SELECT.'${'.,.'{'
          """)
  void templatesAreHiddenAtEqualLength(String text, String masked) {
    String hidden = TemplateMask.of(SourceText.of("a.sql", text)).text();
    assertEquals(masked, hidden.replace(' ', '.'));
    assertEquals(text.length(), hidden.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM {{ ref('orders') }} WHERE day = '{{ ds }}'",
        "{{ config(materialized='table') }}\n\nSELECT 1 AS a",
        "SELECT a{% if b %}, b{% endif %} FROM t {% if is_incremental() %} WHERE c > 1 {% endif %}",
        "SELECT {% for m in months %} sum({{ m }}) AS {{ m }}_total, {% endfor %} 1 AS one FROM t",
        "SELECT {% for m in months %} {{ m }}{% if not loop.last %}, {% endif %}{% endfor %} FROM"
            + " t",
        "DELETE FROM ${env}_sales.orders WHERE day = '${day}' AND id = ${id}",
        "SELECT a FROM t WHERE {{ broken }} {{ clause }}",
      })
  void aTemplateRaisesNoAlarm(String sql) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", sql));
    assertEquals(List.of(), script.problems());
  }

  @Test
  void aTemplateExcusesItsOwnStatementOnly() {
    SqlScript script =
        SqlParser.parse(SourceText.of("a.sql", "SELECT {{ a }} {{ b }} {{ c }}; SELECT FROM t"));
    assertEquals(1, script.problems().size());
  }

  @Test
  void aSpanIsMaskedWhereATemplateMakesSomeOfIt() {
    SourceText source = SourceText.of("a.sql", "SELECT a, {{ b }} FROM ${c}");
    SqlScript script = SqlParser.parse(source);
    assertFalse(script.isMasked(source.span(7, 8)));
    assertFalse(script.isMasked(source.span(8, 10)));
    assertTrue(script.isMasked(source.span(8, 11)));
    assertTrue(script.isMasked(source.span(16, 20)));
    assertFalse(script.isMasked(source.span(17, 20)));
    assertEquals(List.of("{{ b }}", "${c}"), script.masks().stream().map(Span::text).toList());
  }
}
