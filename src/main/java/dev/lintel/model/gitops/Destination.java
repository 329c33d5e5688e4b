package dev.lintel.model.gitops;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/** Where an Application is deployed to, or where a project lets one be deployed to. */
public record Destination(YamlMapping root) {
  private static final String IN_CLUSTER = "https://kubernetes.default.svc";

  public Optional<YamlScalar> namespace() {
    return FixedText.at(root, "namespace");
  }

  /**
   * Gives the cluster: its address, or its name; both of Argo CD's own cluster are its address.
   * Empty where neither is known.
   */
  public Optional<String> cluster() {
    String key = FixedText.isUnset(root, "server") ? "name" : "server";
    return FixedText.at(root, key)
        .map(YamlScalar::value)
        .map(cluster -> cluster.equals("in-cluster") ? IN_CLUSTER : cluster);
  }

  /** Tells whether the cluster is told by its address and not by its name. */
  public boolean isByAddress() {
    return cluster().filter(cluster -> cluster.contains("://")).isPresent();
  }
}
