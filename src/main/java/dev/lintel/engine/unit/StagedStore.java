package dev.lintel.engine.unit;

import dev.lintel.model.kustomize.build.BuildTree.Found;
import dev.lintel.model.kustomize.build.BuildTree.FoundDirectory;
import dev.lintel.model.kustomize.build.BuildTree.FoundFile;
import dev.lintel.model.kustomize.build.BuildTree.NotFound;
import dev.lintel.model.kustomize.build.BuildTree.Outside;
import dev.lintel.source.Staged;
import java.util.Optional;

/** The files as the index of git has them, whatever lies on disk. */
public record StagedStore(Staged staged) implements FileStore {
  @Override
  public Found find(String path) {
    Optional<String> followed = staged.followed(path);
    if (followed.isEmpty()) {
      return new Outside();
    }
    String real = followed.get();
    if (staged.isFile(real)) {
      return new FoundFile(real);
    }
    return staged.isDirectory(real) ? new FoundDirectory(real) : new NotFound();
  }

  @Override
  public Optional<byte[]> bytes(String path, int limitBytes) {
    return staged.bytes(path, limitBytes);
  }
}
