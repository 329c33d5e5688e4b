package dev.lintel.source;

/**
 * A sequence of bytes that is not valid in the file's encoding.
 *
 * @param offset UTF-16 offset of the replacement character in the decoded text, 0-based
 * @param byteOffset offset of the first bad byte in the file, 0-based
 * @param message what is wrong, as {@code byte 0xE9 is not valid UTF-8}
 */
public record DecodingProblem(int offset, long byteOffset, String message) {}
