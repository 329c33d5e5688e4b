package dev.lintel.engine.unit;

import dev.lintel.model.kustomize.build.BuildTree;
import dev.lintel.source.Decoded;
import dev.lintel.source.Decoder;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The files of a repository as builds read them: what a run has parsed is taken from there, all
 * else from disk. Each file is read and parsed once. Links are followed, and one that leads out of
 * the root leads nowhere.
 */
public final class RepositoryTree implements BuildTree {
  /** Manifests, patches and data files are smaller; a build that needs more is not looked at. */
  private static final int LIMIT_BYTES = 16 << 20;

  private final Path root;
  private final Function<String, Optional<YamlStream>> parsed;
  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private final Map<String, Optional<YamlStream>> streams = new ConcurrentHashMap<>();
  private final Map<String, Optional<SourceText>> texts = new ConcurrentHashMap<>();

  private RepositoryTree(Path root, Function<String, Optional<YamlStream>> parsed) {
    this.root = root;
    this.parsed = parsed;
  }

  /**
   * Makes the tree of a root.
   *
   * @param parsed gives what a run has parsed already, by path
   */
  public static RepositoryTree of(Path root, Function<String, Optional<YamlStream>> parsed) {
    Path real;
    try {
      real = root.toRealPath();
    } catch (IOException e) {
      real = root.toAbsolutePath().normalize();
    }
    return new RepositoryTree(real, parsed);
  }

  @Override
  public Found find(String path) {
    return found.computeIfAbsent(path, this::look);
  }

  private Found look(String path) {
    try {
      Path real = root.resolve(path).toRealPath();
      if (!real.startsWith(root)) {
        return new Outside();
      }
      String relative = root.relativize(real).toString().replace('\\', '/');
      if (Files.isDirectory(real)) {
        return new FoundDirectory(relative);
      }
      return Files.isRegularFile(real) ? new FoundFile(relative) : new NotFound();
    } catch (IOException | InvalidPathException e) {
      return new NotFound();
    }
  }

  @Override
  public Optional<SourceText> text(String path) {
    return texts.computeIfAbsent(
        path,
        p ->
            parsed
                .apply(p)
                .map(YamlStream::source)
                .or(() ->
                    bytes(p)
                        .flatMap(bytes ->
                            Decoder.decode(p, bytes) instanceof Decoded.Text(SourceText text)
                                ? Optional.of(text)
                                : Optional.empty())));
  }

  @Override
  public Optional<byte[]> bytes(String path) {
    try {
      Path file = root.resolve(path);
      return Files.size(file) > LIMIT_BYTES
          ? Optional.empty()
          : Optional.of(Files.readAllBytes(file));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<YamlStream> yaml(String path) {
    return streams.computeIfAbsent(
        path,
        p ->
            parsed
                .apply(p)
                .or(() -> text(p).map(text -> YamlParser.parse(text, YamlSchema.YAML_1_1))));
  }
}
