package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${DB_PASSWORD}",
        "$DB_PASSWORD",
        "$(cat /run/secrets/db)",
        "{{ .Values.password }}",
        "prefix-{{ password }}",
        "${{ secrets.DB_PASSWORD }}",
        "%DB_PASSWORD%",
        "@db.password@",
        "<your-password>",
        "{{secrets/prod/db}}",
        "vault:secret/data/db#password",
        "op://prod/db/password",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
        "projects/p/secrets/db/versions/1",
        "ENC[AES256_GCM,data:p673w==,type:str]",
        "!Ref DatabasePassword",
        "os.environ['DB_PASSWORD']",
        "process.env.DB_PASSWORD",
      })
  void knowsReferences(String value) {
    assertTrue(StandIn.isReference(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"winter-Sun-42", "pa$$word1", "$2nd-Rain!", "a@b@c1", "100%sure%1", "{x"})
  void takesPasswordsWithSignsForPasswords(String value) {
    assertFalse(StandIn.isReference(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "ChangeMe!",
        "your-api-key",
        "xxxxxxxx",
        "XXXX-XXXX",
        "********",
        "aaaaaaaaaa",
        "12345678",
        "87654321",
        "abcdefghij",
        "abababababababababab",
        "dummy-token",
        "null",
      })
  void knowsPlaceholders(String value) {
    assertTrue(StandIn.isPlaceholder(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"winter-Sun-42", "s3cr3t!", "hunter2", "Tr0ub4dor&3"})
  void takesWordsOfPeopleForPasswords(String value) {
    assertFalse(StandIn.isPlaceholder(value));
  }
}
