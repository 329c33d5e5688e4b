package dev.lintel.engine;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.FileStamp;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts whose findings are kept, with the stamps of their files: while the stamp is the same,
 * the text is too, and where nothing was found there is no need to read it.
 *
 * @param byPath by the path relative to the root
 * @param charts the directories whose being a chart or not decided what their files were taken for
 */
record SettledTexts(Map<String, SettledText> byPath, Map<String, Boolean> charts) {
  static final SettledTexts NONE = new SettledTexts(Map.of(), Map.of());

  /**
   * One of them.
   *
   * @param key under which its findings are kept
   */
  record SettledText(FileStamp stamp, ArtifactKind kind, CacheKey key, Need need) {}

  /** How much of a text a run needs that knows its findings. */
  enum Need {
    /** There are none. */
    NOTHING,
    /** For the places of the findings. */
    TEXT,
    /** For the suppressions, which policy reads from it. */
    TREE
  }

  byte[] write() {
    ByteWriter out = new ByteWriter().writeInt(charts.size());
    new TreeMap<>(charts).forEach((path, isChart) -> out.writeText(path).writeBoolean(isChart));
    out.writeInt(byPath.size());
    new TreeMap<>(byPath).forEach((path, text) -> write(out.writeText(path), text));
    return out.toBytes();
  }

  private static void write(ByteWriter out, SettledText text) {
    out.writeLong(text.stamp().sizeBytes())
        .writeLong(text.stamp().modifiedNanos())
        .writeLong(text.stamp().changedNanos())
        .writeInt(text.stamp().fileKey())
        .writeByte(text.kind().ordinal())
        .writeLatin(text.key().bytes())
        .writeByte(text.need().ordinal());
  }

  /** Reads what was written; whatever else it is reads as none. */
  static SettledTexts read(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    ArtifactKind[] kinds = ArtifactKind.values();
    Need[] needs = Need.values();
    try {
      Map<String, Boolean> charts = new HashMap<>();
      for (int count = in.readCount(); count > 0; count--) {
        charts.put(in.readText(), in.readBoolean());
      }
      Map<String, SettledText> texts = new HashMap<>();
      for (int count = in.readCount(); count > 0; count--) {
        String path = in.readText();
        FileStamp stamp = new FileStamp(in.readLong(), in.readLong(), in.readLong(), in.readInt());
        ArtifactKind kind = kinds[in.readByte()];
        CacheKey key = new CacheKey(in.readLatin(CacheKey.LENGTH));
        texts.put(path, new SettledText(stamp, kind, key, needs[in.readByte()]));
      }
      return new SettledTexts(texts, charts);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return NONE;
    }
  }
}
