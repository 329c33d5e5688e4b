package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "my.api_key=VALUE",
        "my.api_key = VALUE",
        "my.api_key: VALUE",
        "my.api_key: \"VALUE\"",
        "'my.api_key' => 'VALUE'",
        "{\"my.api_key\":\"VALUE\"}",
        "{\\\"my.api_key\\\": \\\"VALUE\\\"}",
        "my.api_key := `VALUE`",
        "my.api_key ::= \"VALUE\"",
        "my.api_key ?= \"VALUE\"",
        "$my.api_key .= \"VALUE\"",
        "var my.api_key string = \"VALUE\"",
        "set(\"my.api_key\", \"VALUE\")",
        "<my.api_key>VALUE</my.api_key>",
        "<my.api_key>\n        VALUE\n</my.api_key>",
      })
  void readsTheAssignmentsOfManyLanguages(String text) {
    int start = text.indexOf("api");
    Assignment assignment = Assignment.around(text, start, start + 3).orElseThrow();
    assertEquals("my.api_key", assignment.name());
    assertEquals(text.indexOf("VALUE"), assignment.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "the api is down", "api_key", "api_key\n= 1", "api_key(x)"})
  void isAbsentWithoutAnOperator(String text) {
    assertTrue(Assignment.around(text, 0, 3).isEmpty());
  }
}
