package dev.lintel.rules.workflow.structure;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlStream;
import dev.lintel.syntax.yaml.YamlTag;
import java.util.Set;

/**
 * Finds YAML tags that GitHub refuses. Rationale and examples: rules/workflow/unsupported-tag.md.
 */
public final class UnsupportedTag implements YamlRule {
  private static final String PREFIX = "tag:yaml.org,2002:";

  private static final Set<String> READ =
      Set.of("null", "bool", "int", "float", "str", "seq", "map");

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (YamlDocument document : stream.documents()) {
      for (YamlTag tag : document.tags()) {
        if (!tag.name().startsWith(PREFIX)
            || !READ.contains(tag.name().substring(PREFIX.length()))) {
          sink.report(tag.span(), "GitHub reads no tag '%s'".formatted(tag.span().text()));
        }
      }
    }
  }
}
