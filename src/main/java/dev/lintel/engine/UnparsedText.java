package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import java.util.function.Supplier;

/**
 * A text that was read, and what it takes to parse it.
 *
 * @param parser gives the artifact of the text; every call parses anew unless the text came parsed
 */
record UnparsedText(SourceText source, ArtifactKind kind, Supplier<Artifact> parser) {
  String path() {
    return source.path();
  }
}
