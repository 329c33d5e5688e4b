package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.build.BuildTree.Found;
import dev.lintel.model.kustomize.build.BuildTree.FoundDirectory;
import dev.lintel.model.kustomize.build.BuildTree.FoundFile;
import dev.lintel.model.kustomize.build.BuildTree.NotFound;
import dev.lintel.model.kustomize.build.BuildTree.Outside;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildFiles;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.RootPath;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * The files that the entries of one kustomization name.
 *
 * @param directory of the kustomization
 * @param isRestricted whether files must lie in or below the directory
 */
record TargetFiles(BuildTree tree, String directory, boolean isRestricted) implements BuildFiles {
  @Override
  public SourceText text(YamlScalar entry, String path) {
    return tree.text(require(entry, path)).orElseThrow(() -> unreadable(entry, path));
  }

  @Override
  public byte[] bytes(YamlScalar entry, String path) {
    return tree.bytes(require(entry, path)).orElseThrow(() -> unreadable(entry, path));
  }

  @Override
  public YamlStream yaml(YamlScalar entry, String path) {
    return tree.yaml(require(entry, path)).orElseThrow(() -> unreadable(entry, path));
  }

  /** Gives what an entry means: a file or a directory; throws where there is nothing. */
  Found find(YamlScalar entry, String path) {
    if (path.isEmpty()) {
      throw BuildException.of(
          entry.span(), BuildProblem.Kind.MISSING_FILE, "an empty path names no file");
    }
    Found found = RootPath.resolve(directory, path).map(tree::find).orElseGet(Outside::new);
    return switch (found) {
      case FoundDirectory _, NotFound _, Outside _ when Paths.isRemote(path) ->
          throw BuildException.of(
              entry.span(),
              BuildProblem.Kind.REMOTE,
              "'%s' would be fetched from a network, which is not done here",
              path);
      case FoundFile _, FoundDirectory _ -> found;
      case Outside _ ->
          throw BuildException.of(
              entry.span(),
              BuildProblem.Kind.OUTSIDE_ROOT,
              "'%s' leads out of the repository, where nothing is read",
              path);
      case NotFound _ ->
          throw BuildException.of(
              entry.span(), BuildProblem.Kind.MISSING_FILE, "'%s' does not exist", path);
    };
  }

  private String require(YamlScalar entry, String path) {
    if (!(find(entry, path) instanceof FoundFile(String file))) {
      throw BuildException.of(
          entry.span(),
          BuildProblem.Kind.MISSING_FILE,
          "'%s' is a directory, and a file is needed here",
          path);
    }
    if (isRestricted && !Paths.isWithin(file, directory)) {
      throw BuildException.of(
          entry.span(),
          BuildProblem.Kind.OUTSIDE_ROOT,
          "'%s' does not lie in or below the directory of the kustomization, and kustomize refuses"
              + " files from elsewhere",
          path);
    }
    return file;
  }

  private static BuildException unreadable(YamlScalar entry, String path) {
    return BuildException.of(
        entry.span(),
        BuildProblem.Kind.INVALID_RESOURCE,
        "'%s' is no text, or too large to be read",
        path);
  }
}
