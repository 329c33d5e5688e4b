package dev.lintel.engine.unit;

import dev.lintel.model.kustomize.build.BuildTree;
import dev.lintel.source.Decoded;
import dev.lintel.source.Decoder;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The files of a repository as builds read them: what a run has parsed is taken from there, all
 * else from where the files lie. Each file is read and parsed once.
 */
public final class RepositoryTree implements BuildTree {
  /** Manifests, patches and data files are smaller; a build that needs more is not looked at. */
  private static final int LIMIT_BYTES = 16 << 20;

  private final FileStore store;
  private final Function<String, Optional<YamlStream>> parsed;
  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private final Map<String, Optional<YamlStream>> streams = new ConcurrentHashMap<>();
  private final Map<String, Optional<SourceText>> texts = new ConcurrentHashMap<>();

  /**
   * Makes the tree of a root.
   *
   * @param store where what is not parsed yet is read
   * @param parsed gives what a run has parsed already, by path
   */
  public RepositoryTree(FileStore store, Function<String, Optional<YamlStream>> parsed) {
    this.store = store;
    this.parsed = parsed;
  }

  @Override
  public Found find(String path) {
    return found.computeIfAbsent(path, store::find);
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
    return store.bytes(path, LIMIT_BYTES);
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
