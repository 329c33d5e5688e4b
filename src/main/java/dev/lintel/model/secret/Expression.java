package dev.lintel.model.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A linear-time regular expression that is compiled when it is first needed: most runs need a few
 * of them, and each costs a tenth of a millisecond. Safe to share between threads.
 */
final class Expression {
  /** No secret is longer; what is longer is cut here. */
  private static final int REACH = 4096;

  private final String source;
  private volatile Pattern pattern;

  Expression(String source) {
    this.source = source;
  }

  /**
   * Where an expression matched.
   *
   * @param start offset of the first group that took part if there is one, else of the whole
   * @param end offset behind that group
   * @param behind offset behind the whole
   */
  record Match(int start, int end, int behind) {}

  /** Matches from an offset on, not behind it. */
  Optional<Match> at(String text, int offset) {
    Matcher matcher =
        pattern().matcher(new Window(text, offset, Math.min(text.length(), offset + REACH)));
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    int group = 0;
    for (int i = matcher.groupCount(); i > 0; i--) {
      group = matcher.start(i) >= 0 ? i : group;
    }
    return Optional.of(
        new Match(
            offset + matcher.start(group), offset + matcher.end(group), offset + matcher.end()));
  }

  /**
   * Starts with {@code \A}: without it the engine reads on to the end after the match has failed.
   */
  private Pattern pattern() {
    Pattern known = pattern;
    if (known == null) {
      known = Pattern.compile("\\A(?:" + source + ")");
      pattern = known;
    }
    return known;
  }

  /** A part of a text, not copied. */
  private record Window(String text, int from, int to) implements CharSequence {
    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Window(text, from + start, from + end);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
