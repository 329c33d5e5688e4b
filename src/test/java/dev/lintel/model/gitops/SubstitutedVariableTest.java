package dev.lintel.model.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Flux takes for a variable. */
class SubstitutedVariableTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a ${region} b | region",
        "${a}${_b2} | a _b2",
        "${a:=1} ${b:-1} ${c=1} ${d:+1} | a= b= c= d=",
        "${a:1:2} ${b/x/y} ${c^^} ${d%%.*} | a b c d",
        "${a:=${b}} ${c} | a= c",
        "$${a} $$${b} | ``",
        "$a $(a) ${1} ${#a} ${} ${a ${a.b | ``",
        "${a.b} | a",
      })
  void findsVariables(String text, String expected) {
    assertEquals(
        expected,
        SubstitutedVariable.in(text).stream()
            .map(variable -> variable.name() + (variable.hasDefault() ? "=" : ""))
            .collect(Collectors.joining(" ")));
  }
}
