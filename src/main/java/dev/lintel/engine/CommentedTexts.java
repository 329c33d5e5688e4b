package dev.lintel.engine;

import dev.lintel.model.Artifact;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Hands artifacts to policy: their comments, and what an object is in each. */
public final class CommentedTexts {
  private CommentedTexts() {}

  /** Gives the commented texts of an analysis. */
  public static List<CommentedText> of(Analysis analysis) {
    List<CommentedText> texts = new ArrayList<>(analysis.artifacts().size());
    for (Artifact artifact : analysis.artifacts()) {
      texts.add(of(artifact));
    }
    for (SourceText source : analysis.markedTexts()) {
      texts.add(CommentedText.plain(source));
    }
    return texts;
  }

  private static CommentedText of(Artifact artifact) {
    Supplier<List<Span>> objects = () -> objects(artifact);
    CommentedText own =
        artifact.yaml().isEmpty() && artifact.sql().isEmpty()
            ? CommentedText.plain(artifact.source(), objects)
            : CommentedText.parsed(
                artifact.source(), artifact.comments(), artifact.yaml(), objects);
    return artifact.embedded().isEmpty() ? own : EmbeddedComments.added(own, artifact.embedded());
  }

  /**
   * Gives the objects of an artifact: statements of SQL, jobs and steps of workflows and actions,
   * documents of all other YAML and the items of a Kubernetes list.
   */
  private static List<Span> objects(Artifact artifact) {
    return switch (artifact.kind()) {
      case SQL, PYTHON ->
          artifact.scripts().stream()
              .flatMap(script -> script.statements().stream())
              .map(statement -> statement.span().resolved())
              .toList();
      case WORKFLOW -> artifact.workflow().map(CommentedTexts::jobsAndSteps).orElse(List.of());
      case ACTION ->
          artifact
              .action()
              .map(ActionDefinition::steps)
              .map(CommentedTexts::spans)
              .orElse(List.of());
      case KUBERNETES, KUSTOMIZATION, HELM_CHART, HELM_VALUES, DEPENDABOT, PRE_COMMIT, YAML -> {
        Set<Span> spans = new LinkedHashSet<>(documents(artifact));
        for (KubernetesObject object : artifact.objects()) {
          spans.add(object.root().span());
        }
        yield List.copyOf(spans);
      }
      case HELM_TEMPLATE -> separated(artifact.source());
      case TEXT -> List.of();
    };
  }

  private static List<Span> jobsAndSteps(Workflow workflow) {
    List<Span> spans = new ArrayList<>();
    workflow
        .jobs()
        .forEach(job -> {
          spans.add(job.span().to(job.root().span()));
          spans.addAll(spans(job.steps()));
        });
    return spans;
  }

  private static List<Span> spans(List<Step> steps) {
    return steps.stream().map(step -> step.root().span()).toList();
  }

  private static List<Span> documents(Artifact artifact) {
    return artifact.yaml().map(YamlStream::documents).orElse(List.of()).stream()
        .flatMap(document -> document.root().stream())
        .map(YamlNode::span)
        .toList();
  }

  /** Gives what stands between the lines that separate documents, in YAML that is not parsed. */
  private static List<Span> separated(SourceText source) {
    LineIndex lines = source.lines();
    List<Span> spans = new ArrayList<>();
    int first = 1;
    for (int line = 1; line <= lines.count() + 1; line++) {
      boolean isEnd = line > lines.count() || lines.text(line).startsWith("---");
      if (isEnd && line > first) {
        spans.add(source.span(lines.start(first), lines.end(line - 1)));
      }
      first = isEnd ? line + 1 : first;
    }
    return spans;
  }
}
