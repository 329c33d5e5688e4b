package dev.lintel.model.kustomize.build;

import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts what aliases and merge keys stand for in their place, so that the steps of a build meet
 * neither. What holds none of them is shared.
 */
// What holds no alias is the same node.
@SuppressWarnings("ReferenceEquality")
final class TreeResolver {
  private TreeResolver() {}

  static YamlMapping resolve(YamlMapping mapping) {
    return (YamlMapping) resolve((YamlNode) mapping);
  }

  private static YamlNode resolve(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> scalar;
      case YamlAlias alias -> resolve(alias.target());
      case YamlSequence sequence -> sequence.map(TreeResolver::resolve);
      case YamlMapping mapping -> resolveEntries(mapping);
    };
  }

  private static YamlNode resolveEntries(YamlMapping mapping) {
    List<YamlEntry> entries = new ArrayList<>();
    boolean isChanged = !mapping.merged().isEmpty();
    for (YamlEntry entry : mapping.entries()) {
      if (isChanged && entry.name().equals("<<")) {
        continue;
      }
      YamlNode key = entry.key().content();
      YamlNode value = resolve(entry.value());
      boolean isShared = key == entry.key() && value == entry.value();
      isChanged |= !isShared;
      entries.add(isShared ? entry : new YamlEntry(key, value));
    }
    for (YamlMapping merged : mapping.merged()) {
      for (YamlEntry entry : merged.entries()) {
        if (!entry.name().equals("<<")
            && entries.stream().noneMatch(own -> own.name().equals(entry.name()))) {
          entries.add(new YamlEntry(entry.key().content(), resolve(entry.value())));
        }
      }
    }
    return isChanged ? new YamlMapping(mapping.span(), entries, List.of()) : mapping;
  }
}
