package dev.lintel.engine;

import dev.lintel.model.Artifact;
import java.util.Optional;

/** Something that becomes an artifact when it is its turn: a file on disk, a text in memory. */
public interface ArtifactSource {
  /** Gives the path relative to the root, with forward slashes. */
  String path();

  /**
   * Reads and parses the artifact; called once, on a worker's thread.
   *
   * @return the artifact, or why there is none
   */
  Loaded load();

  /**
   * What came of loading.
   *
   * @param artifact empty where the file cannot be analysed or holds nothing to analyse
   * @param failure why the run is incomplete without it, one sentence; empty where it is not
   */
  record Loaded(Optional<Artifact> artifact, Optional<String> failure) {
    public static Loaded of(Artifact artifact) {
      return new Loaded(Optional.of(artifact), Optional.empty());
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
