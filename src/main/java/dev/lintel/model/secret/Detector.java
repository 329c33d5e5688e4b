package dev.lintel.model.secret;

import java.util.List;

/**
 * One row of rules/secret/detectors.ini: a kind of secret and how it is known.
 *
 * @param row its index in the table
 * @param id the pattern of the rule id, as users of gitleaks know it
 * @param title what the secret is, as {@code GitHub personal access token}
 * @param keywords lower-case ASCII; a text without any of them is not looked at
 * @param expression what the secret looks like; empty where only its place tells
 * @param before number of units that the secret has before its keyword, for {@link Form#TOKEN}
 * @param then what must follow the keyword on its line, for {@link Form#TOKEN}; empty where the
 *     secret is one word
 * @param entropy bits for each unit that the secret must exceed
 * @param check what else must hold of a secret
 * @param checksum what holds of every real secret; one that fails it is reported as uncertain
 * @param published digests of values that the issuer itself publishes as examples
 */
record Detector(
    int row,
    String id,
    String title,
    Form form,
    List<String> keywords,
    Expression expression,
    int before,
    String then,
    double entropy,
    Check check,
    Check checksum,
    List<String> published) {
  /** How a secret is recognised. */
  enum Form {
    /** By itself: the keyword is a part of it. */
    TOKEN,
    /** By the name that it is assigned to, which has the keyword in it. */
    ASSIGNED,
    /** By the name that a random value is assigned to. */
    RANDOM_VALUE,
    /** By the name of a password that it is assigned to, in settings, code or a parsed file. */
    PASSWORD,
    /** By its place in a Kubernetes Secret. */
    KUBERNETES_SECRET
  }

  Detector {
    keywords = List.copyOf(keywords);
    published = List.copyOf(published);
  }

  /** A random value may be a published one of any detector. */
  private boolean isPublished(String value) {
    return Published.isAmong(
        form == Form.RANDOM_VALUE ? DetectorIndex.PUBLISHED : published, value);
  }

  /** Tells whether a value of the right shape may be a real secret. */
  boolean accepts(String text, int start, int end) {
    String value = text.substring(start, end);
    return !StandIn.isReference(value)
        && !StandIn.isMasked(value)
        && (entropy == 0 || Entropy.of(value) > entropy)
        && check.holds(text, start, end)
        && !isPublished(value);
  }
}
