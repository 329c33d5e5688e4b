package dev.lintel.model.secret;

import java.util.List;
import java.util.Locale;

/**
 * Tells random values from names, numbers and words, where nothing but the name speaks for them.
 */
final class Randomness {
  /** Ends and parts of names that hold no secret, though a keyword is in them. */
  private static final List<String> HARMLESS =
      List.of(
          "public",
          "_id",
          "-id",
          "keyid",
          "_name",
          "keyname",
          "length",
          "size",
          "type",
          "url",
          "uri",
          "file",
          "path",
          "endpoint",
          "author",
          "access_level",
          "accessor",
          "accessib",
          "hash",
          "pair",
          "board",
          "word_",
          "foreign",
          "primary",
          "sort",
          "partition",
          "version",
          "algorithm",
          "count",
          "limit",
          "expir",
          "ttl",
          "header",
          "param",
          "field",
          "column",
          "index",
          "alias",
          "label",
          "prefix",
          "selector",
          "press",
          "event",
          "code",
          "binding",
          "map",
          "fingerprint",
          "thumbprint",
          "checksum",
          "digest",
          "kms",
          "arn",
          "region",
          "host",
          "monkey",
          "turkey",
          "hotkey",
          "cache",
          "ref");

  private Randomness() {}

  /** Tells whether a name may be that of a secret. */
  static boolean mayName(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return HARMLESS.stream().noneMatch(folded::contains);
  }

  /** Tells whether a value looks random: letters and digits that change often, and no words. */
  static boolean isLikely(String value) {
    int digits = 0;
    int letters = 0;
    int changes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      digits += Character.isDigit(c) ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
      changes += i > 0 && kind(c) != kind(value.charAt(i - 1)) ? 1 : 0;
    }
    return digits > 1 && letters > 3 && changes * 5 >= value.length();
  }

  private static int kind(char c) {
    if (Character.isDigit(c)) {
      return 0;
    }
    if (Character.isLowerCase(c)) {
      return 1;
    }
    return Character.isUpperCase(c) ? 2 : 3;
  }
}
