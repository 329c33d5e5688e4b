package dev.lintel.model.promotion;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tag or digest of an image. */
public record ImageVersion(String text) {
  /** The longest tag of the distribution specification; a digest is shorter. */
  private static final int LONGEST = 128;

  private static final Pattern RELEASE =
      Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})([-+._].*)?");
  private static final Pattern COMMIT = Pattern.compile("(.*[-_.])?[0-9a-f]{7,64}");
  private static final Pattern BUILD = Pattern.compile("(.*\\D)?\\d{6,}(\\D.*)?");

  /**
   * Tells whether it is made to name one image for ever: a digest, a release with three numbers, a
   * commit, a date or a build number.
   */
  public boolean isImmutable() {
    return text.startsWith("sha256:")
        || text.length() <= LONGEST
            && (RELEASE.matcher(text).matches()
                || COMMIT.matcher(text).matches()
                || BUILD.matcher(text).matches());
  }

  /**
   * Compares two releases by their numbers; empty where one of them is none, or where only what
   * stands behind the numbers differs.
   */
  public OptionalInt compare(ImageVersion other) {
    Matcher mine = RELEASE.matcher(text);
    Matcher theirs = RELEASE.matcher(other.text);
    if (!mine.matches() || !theirs.matches()) {
      return OptionalInt.empty();
    }
    int order = Arrays.compare(numbers(mine), numbers(theirs));
    return order == 0 ? OptionalInt.empty() : OptionalInt.of(order);
  }

  private static int[] numbers(Matcher release) {
    return new int[] {
      Integer.parseInt(release.group(1)),
      Integer.parseInt(release.group(2)),
      Integer.parseInt(release.group(3))
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
