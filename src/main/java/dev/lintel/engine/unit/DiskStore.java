package dev.lintel.engine.unit;

import dev.lintel.model.kustomize.build.BuildTree.Found;
import dev.lintel.model.kustomize.build.BuildTree.FoundDirectory;
import dev.lintel.model.kustomize.build.BuildTree.FoundFile;
import dev.lintel.model.kustomize.build.BuildTree.NotFound;
import dev.lintel.model.kustomize.build.BuildTree.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files as they lie on disk. Links are followed, and one that leads out of the root not. */
public final class DiskStore implements FileStore {
  private final Path root;

  public DiskStore(Path root) {
    this.root = real(root);
  }

  private static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      return root.toAbsolutePath().normalize();
    }
  }

  @Override
  public Found find(String path) {
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
  public Optional<byte[]> bytes(String path, int limitBytes) {
    try {
      Path file = root.resolve(path);
      return Files.size(file) > limitBytes
          ? Optional.empty()
          : Optional.of(Files.readAllBytes(file));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
