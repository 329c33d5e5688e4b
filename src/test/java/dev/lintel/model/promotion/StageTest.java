package dev.lintel.model.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StageTest {
  @ParameterizedTest
  @CsvSource({
    "production, PRODUCTION",
    "Prod-EU, PRODUCTION",
    "eu_prd, PRODUCTION",
    "live, PRODUCTION",
    "staging, STAGING",
    "stg2, STAGING",
    "pre-prod, STAGING",
    "preproduction, STAGING",
    "uat, STAGING",
    "dev, DEVELOPMENT",
    "aws/sandbox, DEVELOPMENT"
  })
  void aWordOfTheNameTellsTheStage(String name, Stage stage) {
    assertEquals(Optional.of(stage), Stage.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "registry", "product", "non-prod", "staging-to-prod", "delivery", "pre"})
  void aNameWithoutOneStageTellsNone(String name) {
    assertEquals(Optional.empty(), Stage.of(name));
  }
}
