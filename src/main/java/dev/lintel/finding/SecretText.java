package dev.lintel.finding;

/** What can be said of the text of a secret without knowing whose it is. */
public final class SecretText {
  /** Fewer letters stand in too many places that tell nothing. */
  public static final int SHORTEST_TELLING = 6;

  /** No word is as long as this. */
  private static final int LONG = 16;

  private SecretText() {}

  /**
   * Tells whether the text gives the secret away wherever it stands. A password that is a word, as
   * {@code postgres}, stands in many places that tell nothing.
   */
  public static boolean isTelling(String secret) {
    return secret.length() >= LONG
        || secret.length() >= SHORTEST_TELLING && !secret.chars().allMatch(Character::isLetter);
  }
}
