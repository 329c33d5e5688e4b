package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Parses a text and makes the model of it that its kind asks for. */
public final class ArtifactParser {
  private final Predicate<String> exists;

  /**
   * @param exists tells whether a path, relative to the root with forward slashes, is a file or
   *     directory of the project
   */
  public ArtifactParser(Predicate<String> exists) {
    this.exists = exists;
  }

  /** Parses a text; faults in it are in the trees, never thrown. */
  public Artifact parse(SourceText source, ArtifactKind kind) {
    return switch (kind) {
      case SQL -> sql(source);
      case WORKFLOW, ACTION, DEPENDABOT -> yaml(source, kind, YamlSchema.CORE);
      case KUBERNETES, KUSTOMIZATION, HELM_CHART, HELM_VALUES, YAML ->
          yaml(source, kind, YamlSchema.YAML_1_1);
      case HELM_TEMPLATE, TEXT -> artifact(source, kind, Optional.empty(), Optional.empty());
    };
  }

  private Artifact sql(SourceText source) {
    SqlScript script = SqlParser.parse(source);
    return artifact(source, ArtifactKind.SQL, Optional.empty(), Optional.of(script));
  }

  private Artifact yaml(SourceText source, ArtifactKind kind, YamlSchema schema) {
    return artifact(source, kind, Optional.of(YamlParser.parse(source, schema)), Optional.empty());
  }

  private Artifact artifact(
      SourceText source, ArtifactKind kind, Optional<YamlStream> yaml, Optional<SqlScript> sql) {
    return new Artifact(
        source,
        kind,
        yaml,
        sql,
        kind == ArtifactKind.WORKFLOW ? yaml.flatMap(Workflow::of) : Optional.empty(),
        kind == ArtifactKind.ACTION ? yaml.flatMap(ActionDefinition::of) : Optional.empty(),
        kind == ArtifactKind.KUSTOMIZATION
            ? yaml.flatMap(stream -> Kustomization.of(stream, exists))
            : Optional.empty(),
        kind == ArtifactKind.KUBERNETES
            ? yaml.map(ArtifactParser::objects).orElseThrow()
            : List.of());
  }

  private static List<KubernetesObject> objects(YamlStream stream) {
    return stream.documents().stream()
        .map(YamlDocument::mapping)
        .flatMap(Optional::stream)
        .flatMap(document -> KubernetesObject.allOf(document).stream())
        .toList();
  }
}
