package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A text that was read, and what it takes to parse it.
 *
 * @param parser gives the artifact of the text; every call parses anew
 * @param asked what its rules have asked of the tree so far, with the answers; grows while they run
 */
record UnparsedText(
    SourceText source, ArtifactKind kind, Supplier<Artifact> parser, Map<String, Boolean> asked) {
  String path() {
    return source.path();
  }
}
