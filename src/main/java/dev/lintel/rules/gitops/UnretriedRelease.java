package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * Finds HelmReleases of Flux that stay failed after one failure. Rationale and examples:
 * rules/gitops/unretried-release.md.
 */
public final class UnretriedRelease implements ProjectRule {
  private static final String KIND = "HelmRelease";

  @Override
  public void check(Project project, FindingSink sink) {
    List<FluxObject> flux = project.gitOps().flux();
    if (flux.stream().anyMatch(UnretriedRelease::patchesReleases)) {
      return;
    }
    for (FluxObject object : flux) {
      if (object.isRelease()
          && object.spec().filter(spec -> isRetried(spec.mapping("install"))).isEmpty()) {
        sink.report(
            object.object().place(),
            "%s stays failed once its installation failed, as install.remediation.retries is 0"
                .formatted(object.object().title()));
      }
    }
  }

  /** A Kustomization may give all releases below it what they lack. */
  private static boolean patchesReleases(FluxObject object) {
    return object.isKustomization()
        && object
            .spec()
            .flatMap(spec -> spec.get("patches"))
            .filter(patches -> patches.span().text().contains(KIND))
            .isPresent();
  }

  private static boolean isRetried(Optional<YamlMapping> install) {
    return install
        .filter(i ->
            i.text("strategy", "name")
                    .filter(name -> !name.equals("RemediateOnFailure"))
                    .isPresent()
                || i.get("remediation", "retries")
                    .flatMap(YamlNode::scalar)
                    .filter(retries -> !retries.isNull() && !retries.value().equals("0"))
                    .isPresent())
        .isPresent();
  }
}
