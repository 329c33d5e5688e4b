package dev.lintel.finding;

/** Numbers with their nouns. */
public final class Plural {
  private Plural() {}

  /** Gives {@code 1 finding} or {@code 2 findings}. */
  public static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
