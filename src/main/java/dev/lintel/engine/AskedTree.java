package dev.lintel.engine;

import dev.lintel.model.kustomize.build.BuildTree;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that overlays are built of, each noted as a thing that findings may follow from, so
 * that what is kept of a run does not outlive a change of one.
 *
 * <p>Safe for threads.
 */
final class AskedTree implements BuildTree {
  private final BuildTree files;
  private final FileTree tree;

  /** The files whose content counts already. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param known the files whose content counts without being noted
   */
  AskedTree(BuildTree files, FileTree tree, Set<String> known) {
    this.files = files;
    this.tree = tree;
    this.known.addAll(known);
  }

  @Override
  public Found find(String path) {
    tree.ask(path);
    return files.find(path);
  }

  @Override
  public Optional<SourceText> text(String path) {
    note(path);
    return files.text(path);
  }

  @Override
  public Optional<byte[]> bytes(String path) {
    note(path);
    return files.bytes(path);
  }

  @Override
  public Optional<YamlStream> yaml(String path) {
    note(path);
    return files.yaml(path);
  }

  /** Gives the files that builds have read, and those that count without being noted. */
  Set<String> read() {
    return Set.copyOf(known);
  }

  private void note(String path) {
    if (known.add(path)) {
      files.bytes(path).ifPresent(content -> tree.note(path, content));
    }
  }
}
