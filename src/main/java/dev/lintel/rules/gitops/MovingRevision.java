package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.model.gitops.FluxReference;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.gitops.Revision;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds what production deploys at whatever revision there is. Rationale and examples:
 * rules/gitops/moving-revision.md.
 */
public final class MovingRevision implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    GitOps gitOps = project.gitOps();
    Once once = new Once(sink);
    for (Application application : gitOps.applications()) {
      if (application.stage().filter(Stage.PRODUCTION::equals).isPresent()) {
        application.sources().forEach(source -> check(source, once));
      }
    }
    for (FluxObject object : gitOps.flux()) {
      if (object.stage().filter(Stage.PRODUCTION::equals).isPresent()) {
        check(object, once);
      }
    }
  }

  private static void check(ApplicationSource source, Once once) {
    boolean isUnset = FixedText.isUnset(source.root(), "targetRevision");
    Optional<YamlScalar> revision = source.revision();
    if (source.isChart()) {
      chart(isUnset, revision, placeOf(source), once);
    } else if (isUnset) {
      once.report(
          placeOf(source),
          "production follows HEAD of the repository, whichever branch that is, as no"
              + " targetRevision is named");
    } else {
      revision
          .filter(r -> r.value().equalsIgnoreCase("HEAD"))
          .ifPresent(head ->
              once.report(
                  head,
                  "production follows '%s' of the repository, whichever branch that is"
                      .formatted(head.value())));
    }
  }

  private static void chart(boolean isUnset, Optional<YamlScalar> version, Span place, Once once) {
    if (isUnset) {
      once.report(place, "production takes the newest version of the chart, as none is named");
    } else {
      version
          .filter(v -> Revision.isOpenRange(v.value()))
          .ifPresent(v ->
              once.report(
                  v, "production takes any new version of the chart: '%s'".formatted(v.value())));
    }
  }

  private static Span placeOf(ApplicationSource source) {
    return source.repository().map(YamlScalar::span).orElseGet(() -> source.root().span());
  }

  private static void check(FluxObject object, Once once) {
    if (object.isRelease()) {
      Optional<FluxReference> source = object.source();
      boolean isVersioned =
          source.filter(s -> s.kind().equals("HelmRepository")).isPresent()
              && object.spec().flatMap(spec -> spec.mapping("chart", "spec")).isPresent();
      object
          .text("chart", "spec", "chart")
          .filter(chart -> isVersioned)
          .ifPresent(chart ->
              chart(
                  object
                      .spec()
                      .filter(spec -> !FixedText.isUnset(spec, "chart", "spec", "version"))
                      .isEmpty(),
                  object.text("chart", "spec", "version"),
                  chart.span(),
                  once));
    } else if (object.object().kind().equals("GitRepository")
        && object.spec().flatMap(spec -> spec.get("ref")).filter(r -> !r.isNull()).isEmpty()) {
      object
          .spec()
          .flatMap(spec -> spec.get("url"))
          .map(YamlNode::span)
          .ifPresent(url ->
              once.report(url, "production follows the branch 'master', as no ref is named"));
    }
  }
}
