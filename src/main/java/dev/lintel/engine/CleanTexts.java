package dev.lintel.engine;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.FileStamp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts in which nothing was found, with the stamps of their files: while the stamp is the same
 * there is no need to read the file again.
 *
 * @param byPath by the path relative to the root
 * @param charts the directories whose being a chart or not decided what their files were taken for
 */
record CleanTexts(Map<String, CleanText> byPath, Map<String, Boolean> charts) {
  static final CleanTexts NONE = new CleanTexts(Map.of(), Map.of());

  /**
   * One of them.
   *
   * @param key under which it is known that nothing was found
   */
  record CleanText(FileStamp stamp, ArtifactKind kind, CacheKey key) {}

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(charts.size());
      for (Map.Entry<String, Boolean> chart : new TreeMap<>(charts).entrySet()) {
        out.writeUTF(chart.getKey());
        out.writeBoolean(chart.getValue());
      }
      out.writeInt(byPath.size());
      for (Map.Entry<String, CleanText> entry : new TreeMap<>(byPath).entrySet()) {
        CleanText text = entry.getValue();
        out.writeUTF(entry.getKey());
        out.writeLong(text.stamp().sizeBytes());
        out.writeLong(text.stamp().modifiedNanos());
        out.writeLong(text.stamp().changedNanos());
        out.writeLong(text.stamp().inode());
        out.writeByte(text.kind().ordinal());
        out.writeUTF(text.key().hex());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what was written; whatever else it is reads as none. */
  static CleanTexts read(byte[] bytes) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    ArtifactKind[] kinds = ArtifactKind.values();
    try {
      Map<String, Boolean> charts = new HashMap<>();
      for (int count = in.readInt(); count > 0; count--) {
        charts.put(in.readUTF(), in.readBoolean());
      }
      Map<String, CleanText> texts = new HashMap<>();
      for (int count = in.readInt(); count > 0; count--) {
        String path = in.readUTF();
        FileStamp stamp = new FileStamp(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        ArtifactKind kind = kinds[in.readByte()];
        texts.put(path, new CleanText(stamp, kind, new CacheKey(in.readUTF())));
      }
      return new CleanTexts(texts, charts);
    } catch (IOException | IndexOutOfBoundsException e) {
      return NONE;
    }
  }
}
