package dev.lintel.model.secret;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges the values of Kubernetes Secrets, whose base64 hides nothing. */
final class SecretData {
  /** Shorter values are flags and numbers. */
  private static final int SHORTEST = 5;

  private final Detector detector;
  private final List<Candidate> found = new ArrayList<>();
  private final List<SourceText> decoded = new ArrayList<>();

  SecretData(Detector detector) {
    this.detector = detector;
  }

  List<Candidate> found() {
    return found;
  }

  /** Gives the decoded values, in which a detector may know more. */
  List<SourceText> decoded() {
    return decoded;
  }

  /** Takes a value of {@code stringData}. */
  void plain(String key, Span value) {
    if (isSecret(key, value.text())) {
      found.add(new Candidate(detector, value, true));
    }
  }

  /** Takes a value of {@code data}; one that is not base64 is a template or a mistake. */
  void encoded(String key, Span value) {
    Base64Text.decode(value)
        .filter(text -> isSecret(key, text.content()))
        .ifPresent(text -> {
          found.add(new Candidate(detector, text.all(), true));
          decoded.add(text);
        });
  }

  private static boolean isSecret(String key, String value) {
    return value.length() >= SHORTEST
        && !isHarmless(key)
        && !StandIn.isReference(value)
        && !isPlaceholder(value)
        && !isPublic(value)
        && !isAddress(value);
  }

  private static boolean isHarmless(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    return Words.HARMLESS_KEY_ENDS.stream().anyMatch(folded::endsWith);
  }

  /**
   * A whole file or address may hold an example host and a real secret, so only a single word is
   * judged.
   */
  private static boolean isPlaceholder(String value) {
    return value.indexOf('"') < 0
        && value.indexOf(' ') < 0
        && !value.contains("://")
        && StandIn.isPlaceholder(value);
  }

  /** Certificates and public keys are for everyone to see. */
  private static boolean isPublic(String value) {
    return value.startsWith("-----BEGIN CERTIFICATE") && !value.contains("PRIVATE KEY")
        || value.startsWith("-----BEGIN PUBLIC KEY");
  }

  /**
   * An address without a user, a path or a query lets nobody in; the path of a Git repository is
   * its name.
   */
  private static boolean isAddress(String value) {
    int host = value.indexOf("://") + 3;
    String marks = value.endsWith(".git") ? ".:-,[]/~" : ".:-,[]";
    return host > 3
        && value.chars().skip(host).allMatch(c -> Edges.isWord((char) c) || marks.indexOf(c) >= 0);
  }
}
