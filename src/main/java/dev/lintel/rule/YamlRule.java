package dev.lintel.rule;

import dev.lintel.syntax.yaml.YamlStream;

/**
 * A rule that reads the YAML of one file, whatever it means; its document names the artifact kinds.
 */
public non-sealed interface YamlRule extends Rule {
  void check(YamlStream stream, FindingSink sink);
}
