package dev.lintel.rules.promotion;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.promotion.DeployedImage;
import dev.lintel.model.promotion.DeployedImages;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Finds images that production runs and no earlier environment has. Rationale and examples:
 * rules/promotion/image-drift.md.
 */
public final class ImageDrift implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    Collection<List<DeployedImage>> groups =
        DeployedImages.of(project.kustomizations(), project.charts(), project.objects()).stream()
            .collect(
                Collectors.groupingBy(
                    image -> Map.entry(image.unit(), image.image()),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values();
    for (List<DeployedImage> images : groups) {
      List<DeployedImage> earlier = images.stream().filter(image -> !isProduction(image)).toList();
      images.stream()
          .filter(ImageDrift::isProduction)
          .filter(production -> isUnproven(production, earlier))
          .forEach(production -> report(production, earlier, sink));
    }
  }

  private static boolean isProduction(DeployedImage image) {
    return image.stage() == Stage.PRODUCTION;
  }

  /**
   * A moving tag on either side says nothing, and a release that is older than an earlier
   * environment's waits for its promotion.
   */
  private static boolean isUnproven(DeployedImage production, List<DeployedImage> earlier) {
    return !earlier.isEmpty()
        && production.version().isImmutable()
        && earlier.stream()
            .allMatch(other ->
                other.version().isImmutable()
                    && !other.version().equals(production.version())
                    && order(production, other).orElse(1) > 0);
  }

  private static OptionalInt order(DeployedImage production, DeployedImage other) {
    return production.version().compare(other.version());
  }

  private static void report(
      DeployedImage production, List<DeployedImage> earlier, FindingSink sink) {
    String others =
        earlier.stream()
            .map(DeployedImage::environment)
            .distinct()
            .collect(Collectors.joining(" or "));
    Report report =
        sink.report(
            production.place(),
            "%s runs '%s', which is not what %s runs"
                .formatted(production.environment(), production.version(), others));
    if (earlier.stream().anyMatch(other -> order(production, other).isEmpty())) {
      // Commits have no order: production may only be behind.
      report.lowered(Reason.UNCERTAIN);
    }
    for (DeployedImage other : earlier) {
      report.related(other.place(), "%s runs '%s'".formatted(other.environment(), other.version()));
    }
  }
}
