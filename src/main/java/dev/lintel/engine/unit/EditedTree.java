package dev.lintel.engine.unit;

import dev.lintel.model.kustomize.build.BuildTree;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files of another tree, one of them with another text. */
record EditedTree(BuildTree files, SourceText edited) implements BuildTree {
  private boolean isEdited(String path) {
    return path.equals(edited.path());
  }

  @Override
  public Found find(String path) {
    return files.find(path);
  }

  @Override
  public Optional<SourceText> text(String path) {
    return isEdited(path) ? Optional.of(edited) : files.text(path);
  }

  @Override
  public Optional<byte[]> bytes(String path) {
    return isEdited(path)
        ? Optional.of(edited.content().getBytes(StandardCharsets.UTF_8))
        : files.bytes(path);
  }

  @Override
  public Optional<YamlStream> yaml(String path) {
    return isEdited(path)
        ? Optional.of(YamlParser.parse(edited, YamlSchema.YAML_1_1))
        : files.yaml(path);
  }
}
