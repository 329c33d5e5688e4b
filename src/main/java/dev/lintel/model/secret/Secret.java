package dev.lintel.model.secret;

import dev.lintel.source.Span;

/**
 * A secret that stands in a text.
 *
 * @param detector the name of its detector, as {@code github-pat}
 * @param title what it is
 * @param span where it stands, in the text that was searched
 * @param isCertain false where a fact speaks against it, such as a checksum
 */
public record Secret(String detector, String title, Span span, boolean isCertain) {
  private static final int SHORTEST_SHOWN = 20;

  /** Gives the secret without what makes it one: a few units of a long one, none of a short one. */
  public String masked() {
    return span.length() < SHORTEST_SHOWN ? "****" : span.text().substring(0, 4) + "****";
  }
}
