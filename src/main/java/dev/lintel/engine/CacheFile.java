package dev.lintel.engine;

import dev.lintel.source.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The file that a cache lives in: values by key, with a sum over all of it. A file that is damaged,
 * cut short or of another kind reads as empty, for a cache may cost time but never a finding.
 */
record CacheFile(Path path) {
  private static final String MAGIC = "lintel cache 2\n";
  private static final long LIMIT_BYTES = 256L << 20;
  private static final Duration KEPT = Duration.ofDays(30);

  /** Reads the values by their keys, Latin-1 texts; empty where there is no whole file. */
  Map<String, byte[]> read() {
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) > LIMIT_BYTES) {
        return Map.of();
      }
      return parse(Files.readAllBytes(path));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Map.of();
    }
  }

  private static Map<String, byte[]> parse(byte[] bytes) {
    int body = bytes.length - Long.BYTES;
    if (body < 0 || ByteBuffer.wrap(bytes).getLong(body) != sum(bytes, body)) {
      return Map.of();
    }
    ByteReader in = new ByteReader(bytes, body);
    if (!in.readLatin(MAGIC.length()).equals(MAGIC)) {
      return Map.of();
    }
    Map<String, byte[]> values = new HashMap<>();
    while (!in.isAtEnd()) {
      String key = in.readLatin(in.readByte());
      values.put(key, in.readBytes(in.readInt()));
    }
    return values;
  }

  /**
   * Replaces the file as a whole; of two processes that write at once the later one wins. Removes
   * what no run has written for a month.
   */
  void write(Map<String, byte[]> values) throws IOException {
    ByteWriter out = new ByteWriter().writeLatin(MAGIC);
    for (Map.Entry<String, byte[]> value : new TreeMap<>(values).entrySet()) {
      out.writeByte(value.getKey().length()).writeLatin(value.getKey());
      out.writeInt(value.getValue().length).writeBytes(value.getValue());
    }
    byte[] body = out.toBytes();
    byte[] bytes = out.writeLong(sum(body, body.length)).toBytes();
    if (bytes.length > LIMIT_BYTES) {
      return;
    }
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(path.getParent(), PosixFilePermissions.asFileAttribute(owner));
    removeOld();
    AtomicFile.write(path, bytes);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  private void removeOld() throws IOException {
    FileTime oldest = FileTime.fromMillis(System.currentTimeMillis() - KEPT.toMillis());
    try (var files = Files.newDirectoryStream(path.getParent(), "*.cache")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(oldest) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static long sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }
}
