package dev.lintel.model.secret;

import java.util.List;
import java.util.Locale;

/**
 * Tells random values from names, numbers and words, where nothing but the name speaks for them.
 */
final class Randomness {
  /** What a name ends in that says something about a secret instead of holding it. */
  private static final List<String> ENDS =
      List.of(
          "id",
          "ids",
          "name",
          "length",
          "size",
          "type",
          "url",
          "uri",
          "file",
          "path",
          "endpoint",
          "hash",
          "pair",
          "version",
          "algorithm",
          "count",
          "limit",
          "ttl",
          "header",
          "field",
          "column",
          "index",
          "alias",
          "label",
          "prefix",
          "suffix",
          "event",
          "arn",
          "region",
          "host",
          "ref",
          "map",
          "code",
          "binding",
          "digest",
          "fingerprint",
          "thumbprint",
          "checksum",
          "pressed",
          "board",
          "chars",
          "title",
          "message",
          "description",
          "source",
          "results",
          "store");

  /** What makes a name with a keyword in it a name of something else. */
  private static final List<String> PARTS =
      List.of(
          "public",
          "pubkey",
          "author",
          "access_level",
          "accessor",
          "accessib",
          "randomaccess",
          "foreign",
          "primary",
          "sequence",
          "keyboard",
          "keyword",
          "monkey",
          "turkey",
          "kms",
          "expir",
          "checksum",
          "chksum",
          "keystore",
          "keyvault",
          "keyring");

  private static final int FEWEST_CHANGES = 3;

  private Randomness() {}

  /** Tells whether a name may be that of a secret. */
  static boolean mayName(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return ENDS.stream().noneMatch(folded::endsWith) && PARTS.stream().noneMatch(folded::contains);
  }

  /**
   * Tells whether a value looks random: letters and digits change often inside its words, which
   * they do not in names, versions, dates and paths.
   */
  static boolean isLikely(String value) {
    int changes = 0;
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      char before = value.charAt(i - 1);
      changes +=
          Character.isDigit(c) && Character.isLetter(before)
                  || Character.isLetter(c) && Character.isDigit(before)
              ? 1
              : 0;
    }
    return changes >= FEWEST_CHANGES;
  }
}
