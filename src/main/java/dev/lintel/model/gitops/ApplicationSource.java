package dev.lintel.model.gitops;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** One source of an Application: a directory of a repository, or a chart. */
public record ApplicationSource(YamlMapping root) {
  public Optional<YamlScalar> repository() {
    return FixedText.at(root, "repoURL");
  }

  /** Gives what all forms of the repository's address have in common. */
  public Optional<String> repositoryKey() {
    return repository().flatMap(url -> RepositoryUrl.key(url.value()));
  }

  public Optional<YamlScalar> path() {
    return FixedText.at(root, "path");
  }

  public Optional<YamlScalar> revision() {
    return FixedText.at(root, "targetRevision");
  }

  /** Tells whether the source is a chart of a chart repository. */
  public boolean isChart() {
    return root.find("chart").isPresent();
  }

  /** Gives the name of the chart, where the source is one of a chart repository. */
  public Optional<YamlScalar> chart() {
    return FixedText.at(root, "chart");
  }

  /** Gives the name that other sources call this one by, as {@code values} for {@code $values}. */
  public Optional<String> reference() {
    return FixedText.at(root, "ref").map(YamlScalar::value);
  }

  /** Gives the values files, as written. */
  public List<YamlScalar> valueFiles() {
    return FixedText.items(root, "helm", "valueFiles");
  }

  /** Tells whether a values file may be missing. */
  public boolean mayMissValueFiles() {
    return isTrue("helm", "ignoreMissingValueFiles");
  }

  /** Tells whether manifests of directories below the path are deployed too. */
  public boolean isRecursive() {
    return isTrue("directory", "recurse");
  }

  /** Tells whether a plugin, or Jsonnet, makes the manifests of files that are none. */
  public boolean isGenerated() {
    return root.find("plugin").isPresent() || root.get("directory", "jsonnet").isPresent();
  }

  private boolean isTrue(String... path) {
    return root.get(path).flatMap(YamlNode::scalar).filter(YamlScalar::isTrue).isPresent();
  }
}
