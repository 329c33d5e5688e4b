package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatedScriptTest {
  private static SqlScript parse(String sql) {
    return SqlParser.parse(SourceText.of("a.sql", sql));
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
        "SELECT {{ cols }} FROM t {{ joins }} WHERE {{ f }} {{ more }} LIMIT {{ n }}",
        "SELECT a FROM t {{ join_clause }} JOIN u ON t.a = u.a",
        "{{ statement() }}",
        "{{ head() }} SELECT a FROM t",
        "{{ insert_head(this) }} (a, b) VALUES (1, 2)",
        "WITH {{ ctes() }} SELECT a FROM b",
        "WITH a AS (SELECT 1 AS x), {{ ctes() }} SELECT x FROM a",
        "{% macro a(b) %} SELECT {{ b }} FROM {% endmacro %}\n{% macro c() %} ) {% endmacro %}",
        "{% call statement('x') %} SELECT 1 {% endcall %} SELECT 2",
        "{% if a %} SELECT 1 {% else %} SELECT 2 {% endif %} FROM t",
        "{% if a %} SELECT a {% endif %}{% if b %} SELECT b {% endif %} FROM t",
        "SELECT a FROM t ORDER BY {{ a }} {{ 'DESC' if x else 'ASC' }}",
        "SELECT INTERVAL {{ n }} DAY, DATE '{{ ds }}', {{ macros.ds_add(ds, -1) }} FROM t",
        "SELECT a FROM {{ params.schema }}.{{ params.table }} AS t",
        "-- {{ config(\n--  a=1) }}\nSELECT 1",
        "-- {{ star(\n  a) }}, b\nSELECT 1",
        "SELECT {{ dbt_utils.star(\n  from=ref('a'),\n  except=['b']\n) }} FROM {{ ref('a') }}",
        "{% snapshot s %}{{ config(a=1) }} SELECT * FROM {{ source('a', 'b') }}{% endsnapshot %}",
        "SELECT '{{' AS a, '{%' AS b, \"{{\" AS c -- {{",
      })
  void aTemplateRaisesNoAlarm(String sql) {
    assertEquals(List.of(), parse(sql).problems());
  }

  @Test
  void aTemplateExcusesNoLimit() {
    String deep = "(".repeat(100_000);
    List<SyntaxProblem> problems = parse("SELECT {{ a }}" + deep).problems();
    assertEquals(
        List.of(SyntaxProblem.Kind.LIMIT), problems.stream().map(SyntaxProblem::kind).toList());
  }

  @Test
  void aTemplateExcusesItsOwnStatementOnly() {
    assertEquals(1, parse("SELECT {{ a }} {{ b }} {{ c }}; SELECT FROM t").problems().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM {{ ref('a') }} WHERE         | 1
          {% if a %}SELECT FROM t{% else %}SELECT a FROM t{% endif %} | 1
          {% if a %}SELECT a FROM t{% else %}SELECT FROM t{% endif %} | 1
          {% if a %}SELECT FROM t{% else %}SELECT FROM u{% endif %}   | 2
          {% if a %}SELECT FROM t{% endif %}; SELECT FROM u           | 2
          """)
  void allBranchesAreRead(String sql, int problems) {
    assertEquals(problems, parse(sql).problems().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT {{ a FROM t WHERE x = ; SELECT FROM t",
        "SELECT a FROM t {% if x WHERE a = 1",
        "SELECT 'a', {{ ref('b') FROM t",
      })
  void anOpenMarkIsOneFault(String sql) {
    List<SyntaxProblem> problems = parse(sql).problems();
    assertEquals(1, problems.size());
    assertEquals(
        Math.max(sql.indexOf("{{"), sql.indexOf("{%")), problems.getFirst().span().start());
    assertTrue(problems.getFirst().message().startsWith("the template "));
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

  @Test
  void theNameOfATableIsTemplatedAndNotMasked() {
    SourceText source = SourceText.of("a.sql", "SELECT a FROM {{ ref('b') }}");
    SqlScript script = SqlParser.parse(source);
    assertFalse(script.isMasked(source.all()));
    assertTrue(script.isTemplated(source.span(20, 21)));
    assertFalse(script.isTemplated(source.span(0, 14)));
    Name name = script.all(TableName.class).getFirst().parts().getFirst();
    assertEquals(name.span(), script.references().getFirst().span());
  }

  @Test
  void commentsOfTemplatesAndOfBranchesAreComments() {
    SqlScript script =
        parse(
            """
            {# a #} SELECT 1 -- b
            {% if x %};SELECT 2 -- c
            {% else %};SELECT 3 -- d
            {% endif %}\
            """);
    assertEquals(
        List.of("{# a #}", "-- b", "-- c", "-- d"),
        script.comments().stream().map(Comment::text).toList());
  }

  @Test
  void anAlternativeHoldsWhatReachesIntoItsBranch() {
    SqlScript script =
        parse("SELECT 1; SELECT a FROM {% if x %} t {% else %} u {% endif %} WHERE b; SELECT 2");
    assertEquals(3, script.statements().size());
    SqlScript.Alternative alternative = script.alternatives().getFirst();
    assertEquals(1, script.alternatives().size());
    assertEquals(1, alternative.script().statements().size());
    TableName other = alternative.script().all(TableName.class).getFirst();
    assertEquals("u", other.parts().getFirst().toString());
    assertTrue(alternative.isOwn(other.nameSpan()));
    assertFalse(alternative.isOwn(alternative.script().statements().getFirst().span()));
  }
}
