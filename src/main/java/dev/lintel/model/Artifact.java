package dev.lintel.model;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file under check, parsed and modelled as its kind asks; what its kind does not have is empty.
 *
 * @param yaml present for the kinds that are YAML
 * @param sql present for SQL
 * @param embedded the SQL that stands in a file of another language, in the order of the text; each
 *     a text derived from the file's
 * @param objects the Kubernetes objects in it, in the order of the text
 */
public record Artifact(
    SourceText source,
    ArtifactKind kind,
    Optional<YamlStream> yaml,
    Optional<SqlScript> sql,
    List<SqlScript> embedded,
    Optional<Workflow> workflow,
    Optional<ActionDefinition> action,
    Optional<DependabotFile> updates,
    Optional<Kustomization> kustomization,
    List<KubernetesObject> objects) {
  public Artifact {
    embedded = List.copyOf(embedded);
    objects = List.copyOf(objects);
  }

  public String path() {
    return source.path();
  }

  /** Gives all SQL of the file: what it is, or what stands in it. */
  public List<SqlScript> scripts() {
    return sql.map(List::of).orElse(embedded);
  }

  /** Gives the comments of the artifact's language, in the order of the text. */
  public List<Comment> comments() {
    return yaml.map(YamlStream::comments).or(() -> sql.map(SqlScript::comments)).orElse(List.of());
  }

  /**
   * Gives the faults that its parser found, in the order of the text, and behind them those of the
   * SQL that stands in it.
   */
  public List<SyntaxProblem> problems() {
    List<SyntaxProblem> own = yaml.map(YamlStream::problems).orElse(List.of());
    if (scripts().isEmpty()) {
      return own;
    }
    List<SyntaxProblem> all = new ArrayList<>(own);
    scripts().forEach(script -> all.addAll(script.problems()));
    return all;
  }
}
