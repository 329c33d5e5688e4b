package dev.lintel.model.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Checksum;

/** What an expression cannot say of a secret. */
enum Check {
  NONE {
    @Override
    boolean holds(String text, int start, int end) {
      return true;
    }
  },

  /**
   * The tokens of GitHub and npm end in six digits of base 62 with the CRC-32 of what stands
   * between the prefix of four units and the checksum
   * (https://github.blog/engineering/behind-githubs-new-authentication-token-formats, 2021-04-05).
   */
  CRC32 {
    @Override
    boolean holds(String text, int start, int end) {
      int digits = end - 6;
      return digits > start + 4
          && base62(crc(text, start + 4, digits), 6).equals(text.substring(digits, end));
    }
  },

  /** The first part of a JSON Web Token is a JSON object that names an algorithm (RFC 7515). */
  JWT {
    @Override
    boolean holds(String text, int start, int end) {
      int dot = text.indexOf('.', start);
      return dot > 0 && dot < end && decoded(text.substring(start, dot)).contains("\"alg\"");
    }
  },

  /** A header of a private key is one only if the key follows: a line of base64 (RFC 7468). */
  PEM {
    @Override
    boolean holds(String text, int start, int end) {
      return Pem.hasBody(text, end);
    }
  },

  /** May be a password: not a reference, nor what people write in its place. */
  PASSWORD {
    @Override
    boolean holds(String text, int start, int end) {
      return Password.isLikely(text.substring(start, end), true);
    }
  },

  /** Looks random, as a token does and no name in code. */
  RANDOM {
    @Override
    boolean holds(String text, int start, int end) {
      return Randomness.isLikely(text.substring(start, end));
    }
  },

  /** {@code user:password}, or a key as the user without a password. */
  CREDENTIALS {
    @Override
    boolean holds(String text, int start, int end) {
      String[] parts = text.substring(start, end).replaceAll("[\"']", "").split(":", 2);
      return parts.length == 2
          && (parts[1].isEmpty()
              ? Randomness.isLikely(parts[0])
              : !parts[1].equals(parts[0]) && Password.isLikely(parts[1], parts[1].length() > 5));
    }
  };

  /**
   * Tells whether it holds.
   *
   * @param start offset of the secret in the text
   * @param end offset behind it
   */
  abstract boolean holds(String text, int start, int end);

  private static long crc(String text, int start, int end) {
    Checksum crc = new java.util.zip.CRC32();
    crc.update(text.substring(start, end).getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }

  private static String base62(long value, int digits) {
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    StringBuilder reversed = new StringBuilder();
    long rest = value;
    while (reversed.length() < digits) {
      reversed.append(alphabet.charAt((int) (rest % 62)));
      rest /= 62;
    }
    return reversed.reverse().toString();
  }

  private static String decoded(String base64Url) {
    try {
      return new String(Base64.getUrlDecoder().decode(base64Url), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
