package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.model.embedded.EmbeddedSql;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.DecodingProblem;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SqlHints;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
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
      case WORKFLOW, ACTION, DEPENDABOT, PRE_COMMIT -> yaml(source, kind, YamlSchema.CORE);
      case KUBERNETES, KUSTOMIZATION, HELM_CHART, HELM_VALUES, YAML ->
          yaml(source, kind, YamlSchema.YAML_1_1);
      case PYTHON ->
          artifact(source, kind, Optional.empty(), Optional.empty(), EmbeddedSql.inPython(source));
      case HELM_TEMPLATE, TEXT ->
          artifact(source, kind, Optional.empty(), Optional.empty(), List.of());
    };
  }

  private Artifact sql(SourceText source) {
    SqlScript script = SqlParser.parse(source);
    List<SyntaxProblem> problems = withDecoding(source, script.problems());
    return artifact(
        source,
        ArtifactKind.SQL,
        Optional.empty(),
        Optional.of(script.withProblems(problems)),
        List.of());
  }

  private Artifact yaml(SourceText source, ArtifactKind kind, YamlSchema schema) {
    YamlStream stream = YamlParser.parse(source, schema);
    List<SyntaxProblem> problems = withDecoding(source, stream.problems());
    return artifact(
        source,
        kind,
        Optional.of(
            new YamlStream(source, schema, stream.documents(), stream.comments(), problems)),
        Optional.empty(),
        embedded(stream, kind));
  }

  /** The parser of SQL is not even loaded for YAML that has none. */
  private static List<SqlScript> embedded(YamlStream stream, ArtifactKind kind) {
    boolean mayHold =
        (kind == ArtifactKind.YAML || kind == ArtifactKind.KUBERNETES)
            && SqlHints.areInYaml(stream.source().content());
    return mayHold ? EmbeddedSql.inYaml(stream, kind) : List.of();
  }

  /** A byte that is no text is a fault of the file like any other, at its place. */
  private static List<SyntaxProblem> withDecoding(SourceText source, List<SyntaxProblem> problems) {
    if (source.problems().isEmpty()) {
      return problems;
    }
    List<SyntaxProblem> all = new ArrayList<>(problems);
    for (DecodingProblem problem : source.problems()) {
      Span place = source.span(problem.offset(), problem.offset() + 1);
      all.add(
          SyntaxProblem.syntax(
              place, problem.message() + " (offset " + problem.byteOffset() + " in the file)"));
    }
    all.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return all;
  }

  private Artifact artifact(
      SourceText source,
      ArtifactKind kind,
      Optional<YamlStream> yaml,
      Optional<SqlScript> sql,
      List<SqlScript> embedded) {
    return new Artifact(
        source,
        kind,
        yaml,
        sql,
        embedded,
        kind == ArtifactKind.WORKFLOW ? yaml.flatMap(Workflow::of) : Optional.empty(),
        kind == ArtifactKind.ACTION ? yaml.flatMap(ActionDefinition::of) : Optional.empty(),
        kind == ArtifactKind.DEPENDABOT ? yaml.flatMap(DependabotFile::of) : Optional.empty(),
        kind == ArtifactKind.KUSTOMIZATION
            ? yaml.flatMap(stream -> Kustomization.of(stream, exists))
            : Optional.empty(),
        kind == ArtifactKind.KUBERNETES
            ? yaml.map(KubernetesObject::allOf).orElseThrow()
            : List.of());
  }
}
