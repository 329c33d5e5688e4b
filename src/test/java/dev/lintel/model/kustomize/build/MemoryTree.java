package dev.lintel.model.kustomize.build;

import dev.lintel.source.Decoded;
import dev.lintel.source.Decoder;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Files that stand in memory. Each is read and parsed once, as a repository's are. */
final class MemoryTree implements BuildTree {
  private final TreeMap<String, byte[]> files;
  private final Map<String, Optional<SourceText>> texts = new ConcurrentHashMap<>();
  private final Map<String, Optional<YamlStream>> streams = new ConcurrentHashMap<>();

  MemoryTree(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
  }

  /** Makes a tree of paths and contents in turn. */
  static MemoryTree of(String... pathsAndContents) {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < pathsAndContents.length; i += 2) {
      files.put(pathsAndContents[i], pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return new MemoryTree(files);
  }

  /** Gives the files below a directory, by their path from it. */
  static Map<String, byte[]> read(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    List<Path> found;
    try (Stream<Path> all = Files.walk(directory)) {
      found = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : found) {
      files.put(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
    }
    return files;
  }

  @Override
  public Found find(String path) {
    if (files.containsKey(path)) {
      return new FoundFile(path);
    }
    String below = path.isEmpty() ? "" : path + "/";
    String next = files.ceilingKey(below);
    return next != null && next.startsWith(below) ? new FoundDirectory(path) : new NotFound();
  }

  @Override
  public Optional<SourceText> text(String path) {
    return texts.computeIfAbsent(
        path,
        p ->
            bytes(p)
                .flatMap(bytes ->
                    Decoder.decode(p, bytes) instanceof Decoded.Text(SourceText text)
                        ? Optional.of(text)
                        : Optional.empty()));
  }

  @Override
  public Optional<byte[]> bytes(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public Optional<YamlStream> yaml(String path) {
    return streams.computeIfAbsent(
        path, p -> text(p).map(text -> YamlParser.parse(text, YamlSchema.YAML_1_1)));
  }
}
