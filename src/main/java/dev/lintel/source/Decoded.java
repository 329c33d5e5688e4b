package dev.lintel.source;

/** What the bytes of a file turned out to be. */
public sealed interface Decoded extends FileContent {
  /** A text, perhaps with bytes that are not valid in its encoding. */
  record Text(SourceText source) implements Decoded {}

  /**
   * No text at all.
   *
   * @param reason why, as {@code NUL byte at offset 12}
   */
  record Binary(String reason) implements Decoded {}
}
