package dev.lintel.source;

import java.io.IOException;

/**
 * A content that the repository holds, under the path of a file.
 *
 * @param id of the content
 */
record StoredFile(String path, String id, Blobs blobs) implements ProjectFile {
  @Override
  public FileContent read(int limitBytes) {
    try {
      return Decoder.decode(path, blobs.read(id, limitBytes));
    } catch (IOException e) {
      return new FileContent.Unread(new Notice(path, e.getMessage(), true));
    }
  }
}
