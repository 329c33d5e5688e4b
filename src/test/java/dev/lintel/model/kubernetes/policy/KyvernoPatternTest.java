package dev.lintel.model.kubernetes.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.cel.Budget;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KyvernoPatternTest {
  private static YamlNode yaml(String text) {
    return YamlParser.parse(SourceText.of("a.yaml", text), YamlSchema.YAML_1_1)
        .documents()
        .getFirst()
        .root()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // Values.
        "{a: web-1};              {a: 'web-?'};                 Matched",
        "{a: web};                {a: '?*'};                    Matched",
        "{a: ''};                 {a: '?*'};                    Differs",
        "{a: 5};                  {a: 5};                       Matched",
        "{a: '5'};                {a: '>=5 & <10'};             Matched",
        "{a: 10};                 {a: '>=5 & <10'};             Differs",
        "{a: 1Gi};                {a: 1024Mi};                  Matched",
        "{a: 512Mi};              {a: '<=1Gi'};                 Matched",
        "{a: 1500m};              {a: '1-2'};                   Matched",
        "{a: 3};                  {a: '1!-2'};                  Matched",
        "{a: latest};             {a: '!latest'};               Differs",
        "{a: b};                  {a: 'b | c'};                 Matched",
        "{a: d};                  {a: 'b | c'};                 Differs",
        "{a: true};               {a: true};                    Matched",
        "{b: 1};                  {a: '*'};                     Differs",
        "{a: \"${LATER}\"};         {a: x};                       Skipped",
        // Anchors.
        "{a: x};                  {(a): y, b: 1};               Skipped",
        "{a: x};                  {(a): x, b: 1};               Differs",
        "{a: x, b: 1};            {(a): x, b: 1};               Matched",
        "{};                      {=(a): 1};                    Matched",
        "{a: 2};                  {=(a): 1};                    Differs",
        "{a: 2};                  {X(a): 'null'};               Differs",
        "{b: 2};                  {X(a): 'null'};               Matched",
        "{l: [{n: 1}, {n: 2}]};   {^(l): [{n: 2}]};             Matched",
        "{l: [{n: 1}, {n: 3}]};   {^(l): [{n: 2}]};             Differs",
        "{s: {a: x}, l: [1]};     {s: {<(a): y}, l: [2]};       Skipped",
        // Lists: every item.
        "{l: [{n: 1}, {n: 2}]};   {l: [{n: 1}]};                Differs",
        "{l: [{n: 1, m: 2}]};     {l: [{n: 1}]};                Matched",
        "{l: [{n: a, v: 1}, {n: b, v: 2}]}; {l: [{(n): a, v: 1}]}; Matched",
        "{l: [a1, a2]};           {l: ['a*']};                  Matched",
        "{l: [a1, b2]};           {l: 'a*'};                    Differs",
        "{l: x};                  {l: [x]};                     Differs",
      })
  void patternsAndAnchors(String value, String pattern, String fit) {
    YamlNode node = yaml(value);
    assertEquals(
        fit,
        new KyvernoPattern(new Budget(10_000))
            .match(node, yaml(pattern), node.span())
            .getClass()
            .getSimpleName());
  }

  @ParameterizedTest
  @CsvSource({"300, true", "3000, true"})
  void wildcardsThatBackTrackEnd(int length, boolean isBounded) {
    String value = "a".repeat(length);
    assertEquals(
        isBounded, !KyvernoValue.isMatch(value, "*a".repeat(Math.min(length / 2, 1_000)) + "b"));
  }
}
