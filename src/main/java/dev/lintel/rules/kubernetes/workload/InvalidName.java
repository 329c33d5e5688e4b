package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.SchemaIndex;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds names that the API server refuses. Reads the project for the version of Kubernetes.
 * Rationale and examples: rules/kubernetes/invalid-name.md.
 */
public final class InvalidName implements ProjectRule {
  /** The minor of Kubernetes 1 since which the name of a Service may begin with a digit. */
  private static final int RELAXED_SERVICES = 36;

  /** A CronJob's Jobs get eleven characters more. */
  private static final int LONGEST_CRON_JOB = 52;

  @Override
  public void check(Project project, FindingSink sink) {
    boolean isStrict = project.schemaChecks().versions().oldest() < RELAXED_SERVICES;
    for (KubernetesObject object : project.objects()) {
      name(object.root().get("metadata", "name"))
          .ifPresent(name -> check(object, name, isStrict, sink));
      for (Container container : object.containers()) {
        name(container.root().get("name"))
            .ifPresent(name ->
                LabelSyntax.label(name.value())
                    .ifPresent(wrong ->
                        sink.report(
                            name.span(),
                            "the name '%s' of this container %s".formatted(name.value(), wrong))));
      }
    }
  }

  private static Optional<YamlScalar> name(Optional<YamlNode> node) {
    return node.flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull() && !LabelSyntax.isOpen(scalar.value()));
  }

  private static void check(
      KubernetesObject object, YamlScalar name, boolean isStrict, FindingSink sink) {
    boolean isOwn =
        SchemaIndex.served(object.kind()).stream()
            .anyMatch(kind -> kind.apiVersion().equals(object.apiVersion()));
    if (isOwn) {
      wrong(object, name.value(), isStrict)
          .ifPresent(wrong ->
              sink.report(
                  name.span(),
                  "the name '%s' of this %s %s".formatted(name.value(), object.kind(), wrong)));
    }
  }

  private static Optional<String> wrong(KubernetesObject object, String name, boolean isStrict) {
    if (object.kind().equals("Service") && isStrict && startsWithDigit(name)) {
      return Optional.of(
          "begins with a digit, which is allowed since Kubernetes 1.%d"
              .formatted(RELAXED_SERVICES));
    }
    if (object.kind().equals("CronJob") && name.length() > LONGEST_CRON_JOB) {
      return Optional.of(
          "has %d characters; %d are allowed".formatted(name.length(), LONGEST_CRON_JOB));
    }
    return switch (form(object.kind())) {
      case "label" -> LabelSyntax.label(name);
      case "segment" -> Optional.empty();
      default -> LabelSyntax.subdomain(name);
    };
  }

  private static boolean startsWithDigit(String name) {
    return !name.isEmpty() && Character.isDigit(name.charAt(0));
  }

  private static String form(String kind) {
    List<String> rows = DataTable.rows("rules/kubernetes/name-forms.txt");
    return rows.stream()
        .filter(row -> row.startsWith(kind + " "))
        .map(row -> row.substring(row.indexOf(' ') + 1))
        .findFirst()
        .orElse("subdomain");
  }
}
