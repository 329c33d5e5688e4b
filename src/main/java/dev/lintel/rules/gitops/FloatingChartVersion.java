package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.gitops.Revision;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds charts whose version is chosen when they are deployed. Rationale and examples:
 * rules/gitops/floating-chart-version.md.
 */
public final class FloatingChartVersion implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    for (Application application : gitOps.applications()) {
      boolean isOfProduction = isProduction(application.stage());
      for (ApplicationSource source : application.sources()) {
        source
            .chart()
            .ifPresent(
                chart -> check(chart, source.root(), "targetRevision", isOfProduction, once));
      }
    }
    for (FluxObject object : gitOps.flux()) {
      boolean isOfProduction = isProduction(object.stage());
      if (object.isRelease()) {
        release(object, isOfProduction, once);
      } else if (object.object().kind().equals("OCIRepository")) {
        object
            .text("ref", "semver")
            .filter(version -> Revision.isRange(version.value()))
            .ifPresent(version -> report(version, "the artifact", once));
      }
    }
  }

  private static boolean isProduction(Optional<Stage> stage) {
    return stage.filter(Stage.PRODUCTION::equals).isPresent();
  }

  /** A chart of git or a bucket has the version that its revision holds. */
  private static void release(FluxObject object, boolean isOfProduction, Once once) {
    object
        .spec()
        .flatMap(spec -> spec.mapping("chart", "spec"))
        .filter(
            chart -> chart.text("sourceRef", "kind").filter("HelmRepository"::equals).isPresent())
        .ifPresent(chart ->
            FixedText.at(chart, "chart")
                .ifPresent(name -> check(name, chart, "version", isOfProduction, once)));
  }

  /** What production takes without a bound, {@code gitops/moving-revision} tells. */
  private static void check(
      YamlScalar chart, YamlMapping holder, String field, boolean isOfProduction, Once once) {
    String title = "the chart '%s'".formatted(chart.value());
    if (FixedText.isUnset(holder, field)) {
      if (!isOfProduction) {
        once.report(chart, title + " is taken at its newest version, as none is named");
      }
      return;
    }
    FixedText.at(holder, field)
        .filter(version -> Revision.isRange(version.value()))
        .filter(version -> !isOfProduction || !Revision.isOpenRange(version.value()))
        .ifPresent(version -> report(version, title, once));
  }

  private static void report(YamlScalar version, String title, Once once) {
    once.report(
        version,
        "%s is taken at the newest version that '%s' allows".formatted(title, version.value()));
  }
}
