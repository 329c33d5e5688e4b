package dev.lintel.rules.workflow.hook;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One item of {@code repos}: where hooks come from, and which of them run. */
record HookSource(YamlMapping root) {
  /** What names no repository; {@code builtin} is prek's. */
  private static final Set<String> OWN = Set.of("local", "meta", "builtin");

  /** Gives all of a file; none of one with a fault in its YAML, which could hide what is asked. */
  static List<HookSource> all(YamlStream stream) {
    return stream.problems().isEmpty()
        ? stream.firstMapping().map(root -> root.items("repos")).orElse(List.of()).stream()
            .flatMap(item -> item.mapping().stream())
            .map(HookSource::new)
            .toList()
        : List.of();
  }

  Optional<String> repository() {
    return root.text("repo");
  }

  /** Tells whether the hooks come from a repository that is fetched. */
  boolean isFetched() {
    return repository().filter(name -> !OWN.contains(name)).isPresent();
  }

  boolean isLocal() {
    return repository().filter("local"::equals).isPresent();
  }

  Optional<YamlScalar> revision() {
    return root.get("rev").flatMap(YamlNode::scalar).filter(rev -> !rev.isNull());
  }

  List<YamlMapping> hooks() {
    return root.items("hooks").stream().flatMap(item -> item.mapping().stream()).toList();
  }
}
