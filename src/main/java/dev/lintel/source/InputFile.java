package dev.lintel.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that stands for a file, which need not exist.
 *
 * @param stream read once
 */
public record InputFile(String path, InputStream stream) implements ProjectFile {
  @Override
  public FileContent read(int limitBytes) {
    try {
      byte[] bytes = stream.readNBytes(limitBytes);
      return stream.read() < 0
          ? Decoder.decode(path, bytes)
          : unread("is over the limit: more than " + limitBytes + " bytes on standard input");
    } catch (IOException e) {
      return unread(FileContent.message(e));
    }
  }

  private FileContent unread(String message) {
    return new FileContent.Unread(new Notice(path, message, true));
  }
}
