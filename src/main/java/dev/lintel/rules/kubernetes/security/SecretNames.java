package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.secret.Document;
import dev.lintel.model.secret.Secrets;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names that tell of a secret, where nothing random in the value does. */
final class SecretNames {
  /** Shorter values are flags and numbers. */
  private static final int SHORTEST = 8;

  /** The last words of names; passwords are left to the detectors of secrets, which know more. */
  private static final List<String> ENDS =
      List.of(
          "apikey",
          "accesskey",
          "secretkey",
          "privatekey",
          "encryptionkey",
          "token",
          "secret",
          "credentials",
          "connectionstring");

  private SecretNames() {}

  /** Tells whether a name and its literal value look like a secret that stands in the manifest. */
  static boolean isSecret(String name, YamlScalar value) {
    return isName(name) && isLiteral(value.value()) && !isDetected(name, value.value());
  }

  /** What a detector of secrets knows, it reports by itself. */
  private static boolean isDetected(String name, String value) {
    SourceText text = SourceText.of(".env", "%s=%s".formatted(name, value));
    Document document = new Document(text, ArtifactKind.TEXT, Optional.empty(), Optional.empty());
    return !Secrets.of(document).isEmpty();
  }

  private static boolean isName(String name) {
    StringBuilder folded = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c != '_' && c != '-' && c != '.') {
        folded.append(c);
      }
    }
    String joined = folded.toString();
    return ENDS.stream().anyMatch(joined::endsWith) && !joined.contains("public");
  }

  /**
   * One word that is neither filled in later, nor an address, a path, a number or a word that names
   * where the secret is, as names of other objects do.
   */
  private static boolean isLiteral(String value) {
    return value.length() >= SHORTEST
        && value.chars().noneMatch(Character::isWhitespace)
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter)
        && !value.contains("://")
        && !value.startsWith("/")
        && !Placeholder.isIn(value)
        && !isObjectName(value);
  }

  /** Words of lower case letters joined by dashes or dots are what people name things. */
  private static boolean isObjectName(String value) {
    return (value.indexOf('-') >= 0 || value.indexOf('.') >= 0)
        && value.chars().noneMatch(Character::isUpperCase);
  }
}
