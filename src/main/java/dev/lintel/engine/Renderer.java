package dev.lintel.engine;

import dev.lintel.engine.unit.DiskStore;
import dev.lintel.engine.unit.RepositoryTree;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.kustomize.build.KustomizationBuilder;
import dev.lintel.model.kustomize.build.KustomizationBuilder.Order;
import dev.lintel.model.kustomize.output.KustomizeWriter;
import dev.lintel.model.kustomize.output.KustomizeWriter.Printed;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.Root;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The facade of {@code lintel render}: what a kustomization builds. */
public final class Renderer {
  private Renderer() {}

  /** What became of a directory. */
  public sealed interface Rendering {}

  /** It builds. */
  public record Rendered(List<YamlMapping> objects, Printed printed) implements Rendering {
    public Rendered {
      objects = List.copyOf(objects);
    }
  }

  /** It does not. */
  public record Refused(BuildProblem problem) implements Rendering {}

  /**
   * Builds the kustomization of a directory.
   *
   * @param directory that of the kustomization, as the user named it
   * @param workingDirectory the root where no other is found and the directory lies in it
   * @param isSorted whether objects come in kustomize's order of kinds
   * @param isRestricted whether files must lie in or below the directory of the kustomization that
   *     names them
   * @throws IOException where the directory cannot be looked at
   */
  public static Rendering render(
      Path directory, Path workingDirectory, boolean isSorted, boolean isRestricted)
      throws IOException {
    Path real = directory.toRealPath();
    Path root = root(real, workingDirectory.toRealPath());
    String path = root.relativize(real).toString().replace('\\', '/');
    KustomizationBuilder builder =
        new KustomizationBuilder(
            new RepositoryTree(new DiskStore(root), p -> Optional.empty()), isRestricted);
    Build build =
        builder.build(
            path,
            isSorted ? Order.LEGACY : Order.NONE,
            SourceText.of(path.isEmpty() ? "." : path, "").all());
    return switch (build) {
      case Build.Failed(_, BuildProblem problem) -> new Refused(problem);
      case Build.Built(_, List<YamlMapping> objects, _, _) -> printed(objects);
    };
  }

  private static Rendering printed(List<YamlMapping> objects) {
    try {
      return new Rendered(objects, KustomizeWriter.print(objects));
    } catch (BuildException e) {
      return new Refused(e.problem());
    }
  }

  private static Path root(Path directory, Path workingDirectory) {
    Path root = Root.find(directory);
    boolean isMarked =
        Files.exists(root.resolve(".git")) || Files.exists(root.resolve(Root.CONFIGURATION));
    return !isMarked && directory.startsWith(workingDirectory) ? workingDirectory : root;
  }
}
