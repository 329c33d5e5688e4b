package dev.lintel.rules.kubernetes.spark;

import dev.lintel.finding.Reason;
import dev.lintel.model.kubernetes.ImageReference;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkApplication.Version;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds images of another Spark than the application is for. Rationale and examples:
 * rules/kubernetes/spark-version-mismatch.md.
 */
public final class SparkVersionMismatch implements KubernetesRule {
  private static final Set<String> IMAGES = Set.of("spark", "spark-py", "spark-r", "pyspark");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application = SparkApplication.of(object);
    Optional<Version> wanted = application.flatMap(SparkApplication::version);
    if (wanted.isEmpty()) {
      return;
    }
    Set<YamlScalar> images = new LinkedHashSet<>();
    application.get().conf("spark.kubernetes.container.image").ifPresent(images::add);
    for (PodSpec pod : object.pods()) {
      pod.containers().stream()
          .limit(1)
          .flatMap(container -> container.image().stream())
          .forEach(images::add);
    }
    images.forEach(image -> check(image, wanted.get(), application.get(), sink));
    checkPython(application.get(), wanted.get(), sink);
  }

  private static void check(
      YamlScalar image, Version wanted, SparkApplication application, FindingSink sink) {
    Optional<ImageReference> reference = ImageReference.of(image);
    Optional<Span> tag = reference.filter(i -> isSpark(i)).flatMap(ImageReference::tag);
    Optional<Version> found = tag.flatMap(t -> SparkApplication.version(t.text()));
    if (found.isEmpty() || !isPlausible(found.get()) || isSame(found.get(), wanted)) {
      return;
    }
    Report report =
        sink.report(
            tag.get(),
            "the image has Spark %s, but sparkVersion is '%s'"
                .formatted(
                    found.get(), application.versionPlace().map(YamlScalar::value).orElse("")));
    application.versionPlace().ifPresent(p -> report.related(p.span(), "the version"));
    if (found.get().major() == wanted.major() && found.get().minor() == wanted.minor()) {
      report.lowered(Reason.UNCERTAIN);
    }
  }

  private static boolean isSpark(ImageReference image) {
    String repository = image.repository().text();
    return IMAGES.contains(repository.substring(repository.lastIndexOf('/') + 1));
  }

  /** A team that builds its own image may count its own versions. */
  private static boolean isPlausible(Version version) {
    return version.major() >= 2 && version.major() <= 4 && version.minor() <= 6;
  }

  private static boolean isSame(Version one, Version other) {
    return one.major() == other.major()
        && one.minor() == other.minor()
        && (one.patch().isEmpty() || other.patch().isEmpty() || one.patch().equals(other.patch()));
  }

  private static void checkPython(SparkApplication application, Version version, FindingSink sink) {
    application
        .spec()
        .get("pythonVersion")
        .flatMap(YamlNode::scalar)
        .filter(python -> python.value().equals("2") && version.isSince(3, 1))
        .ifPresent(python ->
            sink.report(
                python.span(), "Spark %s does not run Python 2; write \"3\"".formatted(version)));
  }
}
