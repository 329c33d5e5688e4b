package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * What the token of a workflow or job may do.
 *
 * @param entry the {@code permissions:} key with its value
 */
public record Permissions(YamlEntry entry) {
  /** Tells whether every scope may be written. */
  public boolean isWriteAll() {
    return entry.value().scalar().map(YamlScalar::value).filter("write-all"::equals).isPresent();
  }

  /** Gives the scopes that are named, with their levels. */
  public List<YamlEntry> scopes() {
    return entry.value().mapping().map(YamlMapping::entries).orElse(List.of());
  }

  /** Gives the scopes that may be written. */
  public List<YamlEntry> writable() {
    return scopes().stream()
        .filter(scope ->
            scope.value().scalar().map(YamlScalar::value).filter("write"::equals).isPresent())
        .toList();
  }
}
