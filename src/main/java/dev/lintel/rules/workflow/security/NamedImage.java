package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.MatrixValues;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container image that a job, a service, a step or an action runs.
 *
 * @param place where it is written
 * @param use the key that takes it from the matrix; empty where it stands at the place itself
 */
record NamedImage(String name, Span place, Optional<Span> use) {
  /** What fixes an image. */
  enum Pin {
    NONE,
    TAG,
    DIGEST
  }

  /** Gives the images whose names are known, in the order of the text of each job. */
  static List<NamedImage> in(Definition definition) {
    List<NamedImage> images = new ArrayList<>();
    for (Job job : definition.jobs()) {
      job.root().find("container").ifPresent(container -> add(job, container, images));
      for (YamlEntry service :
          job.root().mapping("services").map(YamlMapping::entries).orElse(List.of())) {
        add(job, service, images);
      }
    }
    for (Definition.Use use : definition.uses()) {
      if (use.code() instanceof UsedCode.Image(_, Span image)) {
        images.add(new NamedImage(image.text(), image, Optional.empty()));
      }
    }
    definition
        .root()
        .get("runs", "image")
        .flatMap(YamlNode::scalar)
        .filter(image -> image.value().startsWith("docker://"))
        .ifPresent(image ->
            images.add(
                new NamedImage(
                    image.value().substring("docker://".length()),
                    image.span(),
                    Optional.empty())));
    return images;
  }

  /** A container is an image, or a mapping with one. */
  private static void add(Job job, YamlEntry holder, List<NamedImage> images) {
    Optional<YamlEntry> entry =
        holder.value().mapping().map(m -> m.find("image")).orElse(Optional.of(holder));
    Optional<YamlScalar> image = entry.flatMap(e -> e.value().scalar());
    if (image.isEmpty() || image.get().isNull() || image.get().value().isBlank()) {
      return;
    }
    if (!image.get().value().contains("${{")) {
      images.add(new NamedImage(image.get().value(), image.get().span(), Optional.empty()));
      return;
    }
    MatrixValues.of(job, image.get()).stream()
        .filter(value -> !value.value().isBlank() && !value.value().contains("${{"))
        .forEach(value ->
            images.add(
                new NamedImage(
                    value.value(), value.span(), Optional.of(entry.get().key().span()))));
  }

  Pin pin() {
    if (name.contains("@")) {
      return Pin.DIGEST;
    }
    // A tag may hold an expression.
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0 || name.substring(colon + 1).equals("latest") ? Pin.NONE : Pin.TAG;
  }

  void report(FindingSink sink, String message) {
    Report report = sink.report(place, message);
    use.ifPresent(span -> report.related(span, "the job takes it from the matrix here"));
  }
}
