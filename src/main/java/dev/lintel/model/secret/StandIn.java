package dev.lintel.model.secret;

import java.util.List;
import java.util.Locale;

/**
 * Values that stand where a secret would and are none: references to where the secret is kept, and
 * what people write in its place in examples.
 */
final class StandIn {
  /** Openings of references to variables, templates and secret stores. */
  private static final List<String> REFERENCES =
      List.of(
          "${",
          "$(",
          "{{",
          "{%",
          "<%",
          "#{",
          "[[",
          "!ref",
          "enc[",
          "vault:",
          "op://",
          "ref+",
          "sops:",
          "arn:aws:secretsmanager:",
          "arn:aws:ssm:",
          "projects/",
          "secretref:",
          "secret://",
          "env:",
          "env.",
          "env(",
          "var.",
          "local.",
          "data.",
          "module.",
          "secrets.",
          "process.env",
          "os.environ",
          "os.getenv",
          "system.getenv",
          "dbutils.secrets",
          "file://",
          "/run/secrets",
          "/var/run",
          "keyring:",
          "ssm:",
          "akv://",
          "awssm://",
          "gcpsm://",
          "doppler://",
          "infisical://",
          "pass:");

  /** Parts of a token that say that it is none. */
  private static final List<String> MASKS =
      List.of("example", "xxxx", "****", "...", "0123456789", "1234567890", "abcdefgh");

  /** Words of examples; a value that has one anywhere is none. */
  private static final List<String> WORDS =
      List.of(
          "example",
          "changeme",
          "change-me",
          "change_me",
          "placeholder",
          "dummy",
          "redacted",
          "xxxx",
          "your-",
          "your_",
          "yourpass",
          "yourtoken",
          "yourkey",
          "yoursecret",
          "my-secret",
          "my_secret",
          "mysecret",
          "insert",
          "replace",
          "sample",
          "todo",
          "fixme",
          "notreal",
          "not-real",
          "not_real",
          "not-a-",
          "not_a_",
          "fake",
          "foobar",
          "lorem",
          "deadbeef",
          "0000000",
          "1234567",
          "abcdefg",
          "....",
          "****");

  /** Values that say that there is none, or name what should stand there. */
  private static final List<String> WHOLE =
      List.of(
          "",
          "true",
          "false",
          "null",
          "nil",
          "none",
          "undefined",
          "empty",
          "unset",
          "default",
          "yes",
          "no",
          "on",
          "off",
          "password",
          "passwd",
          "pass",
          "secret",
          "token",
          "key",
          "string",
          "test",
          "optional",
          "required",
          "value",
          "text",
          "env",
          "n/a",
          "~",
          "pwd",
          "username",
          "user");

  private StandIn() {}

  /** Tells whether a value leads to a secret kept elsewhere. */
  static boolean isReference(String value) {
    String folded = value.strip().toLowerCase(Locale.ROOT);
    if (REFERENCES.stream().anyMatch(folded::startsWith)
        || folded.contains("${")
        || folded.contains("{{")) {
      return true;
    }
    return isEnclosed(value, '%', '%')
        || isEnclosed(value, '@', '@')
        || isEnclosed(value, '<', '>')
        || isEnclosed(value, '[', ']')
        || isEnclosed(value, '{', '}')
        || isEnclosed(value, '_', '_')
        || isVariable(value);
  }

  /** Tells whether people made a value unusable, as {@code ghp_xxxx} or {@code AKIA...EXAMPLE}. */
  static boolean isMasked(String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    return MASKS.stream().anyMatch(folded::contains);
  }

  /** Tells whether a value is what people write where no real secret should be. */
  static boolean isPlaceholder(String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    return isMasked(value)
        || WHOLE.contains(folded)
        || WORDS.stream().anyMatch(folded::contains)
        || isMonotonous(folded);
  }

  private static boolean isEnclosed(String value, char open, char close) {
    return value.length() > 2
        && value.charAt(0) == open
        && value.charAt(value.length() - 1) == close
        && value.indexOf('"') < 0
        && value.indexOf('\n') < 0;
  }

  /** {@code $NAME} of a shell; a password may hold a dollar, but not only letters behind it. */
  private static boolean isVariable(String value) {
    if (value.length() < 2 || value.charAt(0) != '$') {
      return false;
    }
    return value.chars().skip(1).allMatch(c -> Edges.isWord((char) c));
  }

  /**
   * Tells whether a value hardly changes: four or fewer characters in a long value, or mostly steps
   * of one, as {@code abcdefgh} and {@code 87654321}.
   */
  private static boolean isMonotonous(String value) {
    if (value.length() < 6) {
      return value.chars().distinct().count() < 2;
    }
    int steps = 0;
    for (int i = 1; i < value.length(); i++) {
      steps += Math.abs(value.charAt(i) - value.charAt(i - 1)) <= 1 ? 1 : 0;
    }
    return steps * 10 >= value.length() * 8
        || value.length() >= 16 && value.chars().distinct().count() <= 4;
  }
}
