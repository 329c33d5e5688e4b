package dev.lintel.model.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FilterPatternTest {
  @ParameterizedTest
  @CsvSource({
    "branches, v\\d, \\",
    "branches, v\\\\, ''",
    "branches, a\\[b, ''",
    "paths, a\\d, ''",
    "tags, a~1, ~",
    "branches, '!a b', ' '",
    "branches, a:b, :",
    "branches, '[a-z', [",
    "branches, '[z-a]', z-a",
    "branches, '[a-c0-9x]', ''",
    "branches, a+?, ?",
    "branches, '**/?', ''",
    "paths, a/./b, .",
    "paths, .., ..",
    "paths, ..a/.b, ''",
    "paths, 'a ', ' '"
  })
  void aProblemHasItsPlace(String key, String pattern, String place) {
    List<SyntaxProblem> problems =
        FilterPatternSyntax.problems(
            new FilterPattern(scalar(pattern), FilterPattern.subject("push", key).orElseThrow()));
    assertEquals(
        place.isEmpty() ? List.of() : List.of(place),
        problems.stream().map(problem -> problem.span().text()).toList());
  }

  @Test
  void anEventHasThePatternsOfTheFiltersThatItTakes() {
    Workflow workflow =
        Workflows.parse(
            """
            on:
              push: {types: [a], branches: b, paths: [c, '', '${{ d }}'], tags-ignore: [e]}
              merge_group: {branches: [f], paths: [g]}
              issues: {branches: [h]}
            """);
    assertEquals(
        List.of("b", "c", "e", "f"),
        workflow.triggers().stream()
            .flatMap(trigger -> FilterPattern.filters(trigger).stream())
            .flatMap(filter -> FilterPattern.all(filter).stream())
            .map(FilterPattern::body)
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void aProblemLiesInThePattern(FilterPattern.Subject subject) {
    assertTrue(
        FilterPatternSyntax.problems(new FilterPattern(scalar("!"), subject)).stream()
            .allMatch(problem -> problem.span().text().equals("!")));
  }

  @Property
  void anyTextIsRead(
      @ForAll FilterPattern.Subject subject,
      @ForAll
          @StringLength(min = 1, max = 12)
          @Chars({'a', '*', '?', '+', '[', ']', '-', '\\', '!', '/', '.', ' ', '@', '{'})
          String text) {
    for (SyntaxProblem problem :
        FilterPatternSyntax.problems(new FilterPattern(scalar(text), subject))) {
      assertTrue(text.contains(problem.span().text()));
    }
  }

  private static YamlScalar scalar(String text) {
    SourceText source = SourceText.of("ci.yml", text);
    return new YamlScalar(source.all(), text, YamlScalar.Style.PLAIN, YamlType.STRING);
  }
}
