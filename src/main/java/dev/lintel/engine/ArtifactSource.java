package dev.lintel.engine;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.FileStamp;
import dev.lintel.source.SourceText;
import java.util.Map;
import java.util.Optional;

/** Something that becomes an artifact when it is its turn: a file on disk, a text in memory. */
public interface ArtifactSource {
  /** Gives the path relative to the root, with forward slashes. */
  String path();

  /** Asks what the file system says of the file now; a text that is no file has no stamp. */
  default FileStamp stamp() {
    return FileStamp.UNKNOWN;
  }

  /**
   * Reads the artifact; called once, on a worker's thread.
   *
   * @return the text, or why there is none
   */
  Loaded load();

  /**
   * What came of loading.
   *
   * @param text empty where the file cannot be analysed or holds nothing to analyse
   * @param failure why the run is incomplete without it, one sentence; empty where it is not
   */
  record Loaded(Optional<UnparsedText> text, Optional<String> failure) {
    /** Gives a text that is parsed only if nobody knows what it holds. */
    public static Loaded of(SourceText source, ArtifactKind kind, ArtifactParser parser) {
      return of(new UnparsedText(source, kind, () -> parser.parse(source, kind), Map.of()));
    }

    static Loaded of(UnparsedText text) {
      return new Loaded(Optional.of(text), Optional.empty());
    }

    /** There is nothing to analyse, and that is no loss: a picture, an archive. */
    public static Loaded nothing() {
      return new Loaded(Optional.empty(), Optional.empty());
    }

    public static Loaded failed(String why) {
      return new Loaded(Optional.empty(), Optional.of(why));
    }
  }
}
