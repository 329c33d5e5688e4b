package dev.lintel.engine;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FileStamp;
import dev.lintel.source.KindDetector;
import dev.lintel.source.ProjectFile;
import dev.lintel.source.SourceText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file of the project.
 *
 * @param wanted tells whether the file is parsed; it is read in any case, for its content may tell
 *     the kind
 */
record FileSource(
    ProjectFile file,
    FileTree tree,
    ArtifactParser parser,
    Optional<ArtifactKind> as,
    Wanted wanted)
    implements ArtifactSource {

  /** Tells files that are parsed from those that a run has no use for. */
  interface Wanted {
    boolean wants(ArtifactKind kind, SourceText text);
  }

  /** Makes one that is wanted whatever it is. */
  FileSource(ProjectFile file, FileTree tree, ArtifactParser parser, Optional<ArtifactKind> as) {
    this(file, tree, parser, as, (kind, text) -> true);
  }

  @Override
  public String path() {
    return file.path();
  }

  @Override
  public FileStamp stamp() {
    return file.stamp();
  }

  @Override
  public Loaded load() {
    return switch (file.read(FileContent.DEFAULT_LIMIT_BYTES)) {
      case FileContent.Unread(var notice) -> Loaded.failed(notice.message());
      case Decoded.Binary(String reason) -> binary(reason);
      case Decoded.Text(SourceText source) -> parsed(source);
    };
  }

  /**
   * A picture is none of our business; a manifest that is no text must not pass for a clean one.
   */
  private Loaded binary(String reason) {
    ArtifactKind byName = KindDetector.detect(file.path(), "", tree::isChart, as);
    return byName == ArtifactKind.TEXT
        ? Loaded.nothing()
        : Loaded.failed("is not text (" + reason + ") and was not analysed");
  }

  /** Parses a text that stands for the file's. */
  Loaded parsed(SourceText source) {
    ArtifactKind kind = KindDetector.detect(source.path(), source.content(), tree::isChart, as);
    if (!wanted.wants(kind, source)) {
      return Loaded.nothing();
    }
    return kind == ArtifactKind.KUSTOMIZATION
        ? kustomization(source)
        : Loaded.of(source, kind, parser);
  }

  /** Its rules ask of the tree, and what they find follows from the answers. */
  private Loaded kustomization(SourceText source) {
    Map<String, Boolean> asked = new ConcurrentHashMap<>();
    ArtifactParser asking = new ArtifactParser(path -> asked.computeIfAbsent(path, tree::ask));
    return Loaded.of(
        new UnparsedText(
            source,
            ArtifactKind.KUSTOMIZATION,
            () -> asking.parse(source, ArtifactKind.KUSTOMIZATION),
            asked));
  }
}
