package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.policy.ActiveRule;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template does to findings of rules that know nothing of templates. */
class ScriptSinkTest {
  private static List<Finding> run(String sql, Function<SqlScript, List<Span>> places) {
    return run(sql, places, "found");
  }

  private static List<Finding> run(
      String sql, Function<SqlScript, List<Span>> places, String message) {
    SqlRule reporting =
        (script, sink) ->
            places
                .apply(script)
                .forEach(place ->
                    sink.report(place, message)
                        .fix(new Fix("Write x", true, List.of(new Edit(place, "x")))));
    ActiveRule rule = Fakes.rule("sql/any", () -> reporting);
    return Analysis.of(List.of(Fakes.sql("a.sql", sql)), List.of(rule), 1, false, done -> {})
        .findings();
  }

  private static List<Span> statements(SqlScript script) {
    return script.statements().stream().map(Statement::span).toList();
  }

  private static List<Span> tables(SqlScript script) {
    return script.all(TableName.class).stream()
        .map(table -> table.parts().getFirst())
        .map(Name::span)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t                            | 1 0 1
          SELECT a FROM {{ ref('t') }}               | 1 0 0
          SELECT {{ a }} FROM t                      | 1 1 0
          SELECT a FROM t {# no #} WHERE b           | 1 0 1
          SELECT a FROM t {% if b %} WHERE c {% endif %} | 1 1 0
          SELECT a FROM t {% if b %} WHERE c {% else %} WHERE d {% endif %} | 1 1 0
          {% if b %} SELECT 1 {% else %} SELECT 2 {% endif %} | 2 0 2
          """)
  void aFindingOverATemplateStandsLowerAndHasNoFix(String sql, String expected) {
    List<Finding> findings = run(sql, ScriptSinkTest::statements);
    long lowered = findings.stream().filter(f -> f.lowered().isPresent()).count();
    long fixes = findings.stream().filter(f -> !f.fixes().isEmpty()).count();
    assertEquals(expected, findings.size() + " " + lowered + " " + fixes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t                            | t
          SELECT a FROM {{ t }}                      |
          SELECT a FROM ${t}                         |
          SELECT a FROM {{ ref('t') }}               | {{ ref('t') }}
          SELECT a FROM t{% if b %} JOIN u USING (a){% endif %} | t u
          SELECT a FROM {% if b %}t{% else %}u{% endif %} JOIN v USING (a) | t u v
          """)
  void whatATemplateMakesIsNotFound(String sql, String expected) {
    List<String> found =
        run(sql, ScriptSinkTest::tables).stream().map(f -> f.place().text()).toList();
    assertEquals(expected == null ? "" : expected, String.join(" ", found));
  }

  @Test
  void aMessageThatQuotesATemplateIsDropped() {
    String sql = "SELECT {{ a }} FROM t";
    assertEquals(List.of(), run(sql, ScriptSinkTest::statements, "'{{ a }}' is none"));
    assertEquals(1, run(sql, ScriptSinkTest::statements, "'t' is none").size());
  }
}
