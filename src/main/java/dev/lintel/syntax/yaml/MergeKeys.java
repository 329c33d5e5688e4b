package dev.lintel.syntax.yaml;

import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Follows the merge keys of a mapping (YAML 1.1, https://yaml.org/type/merge.html). */
final class MergeKeys {
  private final List<SyntaxProblem> problems;
  private final List<YamlMapping> merged = new ArrayList<>();
  private final Set<YamlMapping> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private MergeKeys(List<SyntaxProblem> problems) {
    this.problems = problems;
  }

  /**
   * Gives the mappings that the entries bring in, as {@link YamlMapping#merged()} has them; a value
   * that cannot be merged is a problem.
   */
  static List<YamlMapping> follow(List<YamlEntry> entries, List<SyntaxProblem> problems) {
    MergeKeys keys = null;
    for (YamlEntry entry : entries) {
      if (isMergeKey(entry.key())) {
        keys = keys == null ? new MergeKeys(problems) : keys;
        keys.follow(entry.value());
      }
    }
    return keys == null ? List.of() : keys.merged;
  }

  static boolean isMergeKey(YamlNode key) {
    return key instanceof YamlScalar scalar
        && scalar.style() == YamlScalar.Style.PLAIN
        && scalar.value().equals("<<");
  }

  private void follow(YamlNode value) {
    if (value.content() instanceof YamlSequence list) {
      for (YamlNode item : list.items()) {
        add(item);
      }
    } else {
      add(value);
    }
  }

  private void add(YamlNode value) {
    if (value.content() instanceof YamlMapping mapping) {
      addOnce(mapping);
      for (YamlMapping further : mapping.merged()) {
        addOnce(further);
      }
    } else if (!value.isNull() && problems.size() < YamlLimits.PROBLEMS) {
      problems.add(
          SyntaxProblem.syntax(
              value.span(), "'<<' merges a mapping or a list of mappings, nothing else"));
    }
  }

  private void addOnce(YamlMapping mapping) {
    if (seen.add(mapping)) {
      merged.add(mapping);
    }
  }
}
