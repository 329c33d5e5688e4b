package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomnessTest {
  @ParameterizedTest
  @CsvSource({
    "dafa7817-e246-48f3-91a7-e87653d587b8, true",
    "bp8v86HS9yd5CMAcqEg4, true",
    "app-secrets-2026-01-21, false",
    "t2.join_key_b1, false",
    "rc0.15.0_20231217_1420-SNAPSHOT, false",
    "org.neo4j.neo4j-graphdb-api, false",
    "PdfEncryptionKeySize.Key128Bit, false",
  })
  void tellsRandomValuesFromNamesAndVersions(String value, boolean isLikely) {
    assertEquals(isLikely, Randomness.isLikely(value));
  }

  @ParameterizedTest
  @CsvSource({
    "api_key, true",
    "clientSecret, true",
    "auth.token, true",
    "public_key, false",
    "credentialsId, false",
    "secretName, false",
    "token_url, false",
    "key_length, false",
    "author, false",
    "issuerKeyHash, false",
  })
  void tellsNamesOfSecretsFromNamesAboutSecrets(String name, boolean mayName) {
    assertEquals(mayName, Randomness.mayName(name));
  }
}
