package dev.lintel.engine;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.KindDetector;
import dev.lintel.source.SourceText;
import java.util.Optional;

/** A file on disk. */
record FileSource(FoundFile file, FileTree tree, ArtifactParser parser, Optional<ArtifactKind> as)
    implements ArtifactSource {
  @Override
  public String path() {
    return file.path();
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

  /** Parses a text that stands for the file's. */
  Loaded parsed(SourceText source) {
    ArtifactKind kind = KindDetector.detect(source.path(), source.content(), tree::isChart, as);
    return Loaded.of(parser.parse(source, kind));
  }
}
