package dev.lintel.source;

import java.util.List;
import java.util.Optional;

/**
 * A text under check: a decoded file, or a text derived from other texts (SQL inside YAML, a
 * rendered chart, a decoded secret) whose {@link OriginMap} leads each span back to a file.
 * Compared by identity; safe to share between threads.
 */
public final class SourceText {
  private final String path;
  private final String content;
  private final int length;
  private final Optional<OriginMap> origins;
  private final List<DecodingProblem> problems;
  private volatile LineIndex lines;

  private SourceText(
      String path, String content, Optional<OriginMap> origins, List<DecodingProblem> problems) {
    this.path = path;
    this.content = content;
    this.length = content.length();
    this.origins = origins;
    this.problems = List.copyOf(problems);
  }

  /** Makes the text of a real file; the path has forward slashes and is relative to the root. */
  public static SourceText of(String path, String content) {
    return new SourceText(path, content, Optional.empty(), List.of());
  }

  /** Makes the text of a real file whose bytes did not all decode. */
  public static SourceText of(String path, String content, List<DecodingProblem> problems) {
    return new SourceText(path, content, Optional.empty(), problems);
  }

  /** Makes a text derived from others; the name says what it is, as in {@code SQL in jobs.yml}. */
  public static SourceText derived(String name, String content, OriginMap origins) {
    return new SourceText(name, content, Optional.of(origins), List.of());
  }

  /** Makes a text of the same places as another and no content: reading any of it throws. */
  private SourceText(String path, SourceText other) {
    this.path = path;
    this.content = "";
    this.length = other.length;
    this.origins = Optional.empty();
    this.problems = List.of();
    this.lines = other.lines().withoutContent();
  }

  /**
   * Makes a text under a path that has the places of this one and nothing else: lines and columns
   * can be told of it, and whoever asks for its letters gets an exception.
   */
  public SourceText placesOnly(String shownPath) {
    return new SourceText(shownPath, this);
  }

  /** Gives the path relative to the root, with forward slashes; for a derived text its name. */
  public String path() {
    return path;
  }

  /** Gives the directory of the path; empty for the root itself. */
  public String directory() {
    return directory(path);
  }

  /** Gives the directory of a path with forward slashes; empty for the root itself. */
  public static String directory(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** Gives the decoded text, without a byte order mark. */
  public String content() {
    return content;
  }

  public int length() {
    return length;
  }

  /** Gives the map to the texts that this one was derived from; empty for a real file. */
  public Optional<OriginMap> origins() {
    return origins;
  }

  /**
   * Gives the places whose bytes were not valid in the file's encoding, in order; they hold U+FFFD.
   */
  public List<DecodingProblem> problems() {
    return problems;
  }

  /** Gives the line index, which is built on first use. */
  public LineIndex lines() {
    LineIndex known = lines;
    if (known == null) {
      known = new LineIndex(content);
      lines = known;
    }
    return known;
  }

  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /** Gives the span of the whole text. */
  public Span all() {
    return new Span(this, 0, length);
  }

  @Override
  public String toString() {
    return path;
  }
}
