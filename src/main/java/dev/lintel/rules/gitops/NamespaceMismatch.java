package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.DeployedPath;
import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds namespaces that contradict what is deployed to them. Rationale and examples:
 * rules/gitops/namespace-mismatch.md.
 */
public final class NamespaceMismatch implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    for (DeployedPath path : gitOps.deployedPaths()) {
      if (path.namespace().isEmpty() || isOverridden(path)) {
        continue;
      }
      YamlScalar namespace = path.namespace().get();
      Optional<YamlScalar> own =
          gitOps
              .files()
              .kustomization(path.directory())
              .flatMap(k -> FixedText.at(k.root(), "namespace"));
      if (own.isPresent()) {
        compare(path, namespace, own.get(), once);
      } else {
        compareStages(path, namespace, once);
      }
    }
  }

  /** The Application may set the kustomization's namespace itself. */
  private static boolean isOverridden(DeployedPath path) {
    return path.source()
        .map(ApplicationSource::root)
        .filter(root -> root.get("kustomize", "namespace").isPresent())
        .isPresent();
  }

  /** The default namespace, and that of the Application, are written where any would do. */
  private static void compare(DeployedPath path, YamlScalar namespace, YamlScalar own, Once once) {
    String value = namespace.value();
    boolean isFiller =
        path.isOfArgo() && (value.equals("default") || value.equals(path.object().namespace()));
    if (isFiller || value.equals(own.value())) {
      return;
    }
    String message =
        path.isOfArgo()
            ? "the kustomization of '%s' puts everything into '%s', not into '%s'"
            : "everything of '%s' is moved from its namespace '%s' to '%s'";
    once.report(namespace, message.formatted(path.path().value(), own.value(), value))
        .ifPresent(report -> report.related(own.span(), "the namespace of the kustomization"));
  }

  private static void compareStages(DeployedPath path, YamlScalar namespace, Once once) {
    Optional<Stage> ofPath = stage(path.directory(), '/');
    Optional<Stage> ofNamespace = stage(namespace.value(), '-');
    Optional<Stage> ofName = Stage.of(path.object().name());
    if (ofPath.isPresent()
        && ofNamespace.isPresent()
        && !ofPath.equals(ofNamespace)
        && ofName.filter(stage -> !stage.equals(ofPath.get())).isEmpty()) {
      once.report(
          namespace,
          "'%s' of %s is deployed to '%s', a namespace of %s"
              .formatted(
                  path.path().value(),
                  name(ofPath.get()),
                  namespace.value(),
                  name(ofNamespace.get())));
    }
  }

  /** Only the last word tells: {@code ci-runners} is no environment. */
  private static Optional<Stage> stage(String name, char separator) {
    int last = name.lastIndexOf(separator);
    return separator == '-' && last < 0 ? Optional.empty() : Stage.of(name.substring(last + 1));
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
