package dev.lintel.finding;

import dev.lintel.source.Span;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes fingerprints: HMAC-SHA256 under a salt, over the {@link Essence} of what makes a finding.
 * Not safe to share between threads.
 */
public final class Fingerprinter {
  private static final String ALGORITHM = "HmacSHA256";
  private static final char SEPARATOR = '\0';

  /** Long enough for what a message is about, too short for the end of a statement or a mapping. */
  private static final int HEAD = 48;

  private static final int MESSAGE = 200;
  private static final int AROUND = 40;

  private final Mac mac;

  private Fingerprinter(Mac mac) {
    this.mac = mac;
  }

  /** Makes one for a salt, which is any text. */
  public static Fingerprinter of(String salt) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return new Fingerprinter(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  public Fingerprint of(Finding finding) {
    Span place = finding.place();
    String content = place.source().content();
    String about = finding.rule().toString() + SEPARATOR + text(finding) + SEPARATOR;
    String before = Essence.before(content, place.start(), AROUND);
    String behind = Essence.of(content, place.end(), content.length(), AROUND);
    int half = Fingerprint.CONTEXT_DIGITS / 2;
    return new Fingerprint(
        hash(about + told(finding.message()), Fingerprint.ID_DIGITS),
        hash(about + "<" + before, half) + hash(about + ">" + behind, half));
  }

  /**
   * Gives what stands at the place. The head of a long text is enough, so that a change far behind
   * it makes no new finding; of a secret every letter counts, for another secret at a known place
   * is a new one.
   */
  private static String text(Finding finding) {
    Span place = finding.place();
    String content = place.source().content();
    return finding.rule().area().equals("secret")
        ? Essence.exact(content, place.start(), place.end())
        : Essence.of(content, place.start(), place.end(), HEAD);
  }

  /**
   * Gives what a message says of its place alone. Standing numbers are counts, of jobs or of
   * columns, and a hint behind a semicolon lists what stands elsewhere or what Lintel knows today.
   */
  private static String told(String message) {
    int hint = message.length();
    for (String start : new String[] {"; did you mean ", "; accepted are "}) {
      int at = message.indexOf(start);
      hint = at < 0 ? hint : Math.min(hint, at);
    }
    StringBuilder told = new StringBuilder();
    int at = 0;
    while (at < hint) {
      int behind = at;
      while (behind < hint && isDigit(message.charAt(behind))) {
        behind++;
      }
      boolean isCount =
          behind > at
              && (at == 0 || message.charAt(at - 1) == ' ')
              && (behind == hint || " ,;".indexOf(message.charAt(behind)) >= 0);
      if (isCount) {
        at = behind;
      } else {
        told.append(message.charAt(at++));
        while (at < behind) {
          told.append(message.charAt(at++));
        }
      }
    }
    return Essence.of(told.toString(), 0, told.length(), MESSAGE);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String hash(String text, int digits) {
    byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, digits / 2);
  }
}
