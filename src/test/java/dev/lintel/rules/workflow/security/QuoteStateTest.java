package dev.lintel.rules.workflow.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteStateTest {
  /** The place is where the {@code @} stands. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "echo @, NONE",
        "echo \"a @\", DOUBLE",
        "echo \"a\" @, NONE",
        "echo 'it' \"@\", DOUBLE",
        "echo \"it's @\", DOUBLE",
        "echo \\\" @, NONE",
        "echo \"${{ 'x' }} @\", DOUBLE",
        "echo '@', -",
        "echo $(cat @), -",
        "echo \"$(date) @\", DOUBLE",
        "cat <<X @, -",
        "# @, -",
      })
  void tellsBetweenWhatAPlaceStands(String script, String state) {
    String found = QuoteState.at(script, script.indexOf('@')).map(Enum::name).orElse("-");
    assertEquals(state, found);
  }
}
