package dev.lintel.engine;

import dev.lintel.policy.Baseline;
import dev.lintel.policy.BaselineReader;
import dev.lintel.policy.BaselineSettings;
import dev.lintel.policy.BaselineWriter;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import dev.lintel.source.AtomicFile;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Notice;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file of a baseline.
 *
 * @param path relative to the root
 */
record BaselineFile(Path file, String path) {
  private static final long PATIENCE_MILLIS = 10_000;

  /**
   * Gives where the baseline is, or would be: as the user says, as lintel.yml says, or as usual.
   */
  static BaselineFile of(CheckRequest request, Policy policy) {
    Path file = request.root().resolve(BaselineSettings.FILE);
    if (request.baseline().isPresent()) {
      file = request.baseline().get();
    } else if (policy.baselineFile().isPresent()) {
      file = request.root().resolve(policy.baselineFile().get());
    }
    return new BaselineFile(file, request.root().relativize(file).toString());
  }

  /**
   * Gives the baseline's file; empty where there is none at the usual place and nobody names
   * another.
   */
  static Optional<BaselineFile> find(CheckRequest request, Policy policy)
      throws InvalidPolicyException {
    BaselineFile file = of(request, policy);
    if (file.exists()) {
      return Optional.of(file);
    }
    if (request.baseline().isPresent() || policy.baselineFile().isPresent()) {
      throw file.missing();
    }
    return Optional.empty();
  }

  InvalidPolicyException missing() {
    return new InvalidPolicyException(
        List.of(path + ": does not exist; 'lintel baseline create' makes it"));
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  Baseline read() throws InvalidPolicyException {
    FoundFile found = new FoundFile(path, file);
    return switch (FileContent.read(found, FileContent.DEFAULT_LIMIT_BYTES)) {
      case Decoded.Text(SourceText text) -> BaselineReader.read(text);
      case Decoded.Binary(String reason) ->
          throw new InvalidPolicyException(List.of(path + ": is not text: " + reason));
      case FileContent.Unread(Notice notice) ->
          throw new InvalidPolicyException(List.of(path + ": " + notice.message()));
    };
  }

  /** Keeps other processes from writing it. */
  LockFile lock() throws IOException {
    return LockFile.of(file, PATIENCE_MILLIS);
  }

  void write(Baseline baseline) throws IOException {
    AtomicFile.write(file, BaselineWriter.write(baseline).getBytes(StandardCharsets.US_ASCII));
  }
}
