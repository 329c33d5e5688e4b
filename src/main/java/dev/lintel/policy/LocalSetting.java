package dev.lintel.policy;

import dev.lintel.source.Gitignore;
import dev.lintel.source.Glob;
import java.util.Optional;

/**
 * What an override says of one rule, or of all rules that a glob matches.
 *
 * @param paths the files that it is for; empty for all
 * @param object kind and name of a Kubernetes object, as {@code Deployment/web}; empty for
 *     everything in the files
 */
record LocalSetting(Optional<Gitignore> paths, Optional<Glob> object, RuleSetting rule) {
  /** Tells whether it is for a file, whatever stands in it. */
  boolean coversFile(String path) {
    return object.isEmpty() && isInPaths(path);
  }

  /** Tells whether it is for an object in a file. */
  boolean covers(String path, Optional<String> objectThere) {
    return isInPaths(path)
        && object.map(glob -> objectThere.map(glob::matches).orElse(false)).orElse(true);
  }

  boolean isInPaths(String path) {
    return paths.map(p -> p.ignores(path, false)).orElse(true);
  }
}
