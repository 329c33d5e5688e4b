package dev.lintel.engine;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FileStamp;
import dev.lintel.source.FoundFile;
import dev.lintel.source.KindDetector;
import dev.lintel.source.SourceText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A file on disk. */
record FileSource(FoundFile file, FileTree tree, ArtifactParser parser, Optional<ArtifactKind> as)
    implements ArtifactSource {
  @Override
  public String path() {
    return file.path();
  }

  @Override
  public FileStamp stamp() {
    return FileStamp.of(file.file());
  }

  @Override
  public Loaded load() {
    return switch (FileContent.read(file, FileContent.DEFAULT_LIMIT_BYTES)) {
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

  private Loaded parsed(SourceText source) {
    ArtifactKind kind = KindDetector.detect(source.path(), source.content(), tree::isChart, as);
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
