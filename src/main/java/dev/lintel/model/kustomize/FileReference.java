package dev.lintel.model.kustomize;

import dev.lintel.source.Span;

/**
 * A file or directory that a kustomization names.
 *
 * @param field the field that names it, as {@code resources}
 * @param place the path as written, a {@code key=} before it left out
 * @param path as written, not yet resolved
 */
public record FileReference(String field, Span place, String path) {
  /**
   * Tells whether the path leads to another machine, as {@code github.com/org/repo//base?ref=v1}.
   */
  public boolean isRemote() {
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    boolean isHost = first.indexOf('.') > 0 || first.indexOf(':') > 0 || first.indexOf('@') > 0;
    return path.contains("//")
        || path.contains("?ref=")
        || path.startsWith("git@")
        || isHost && !first.equals("..");
  }
}
