package dev.lintel.model.workflow;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;

/** Makes workflows from their text. */
final class Workflows {
  private Workflows() {}

  static Workflow parse(String yaml) {
    SourceText source = SourceText.of(".github/workflows/ci.yml", yaml);
    return Workflow.of(YamlParser.parse(source, YamlSchema.CORE)).orElseThrow();
  }
}
