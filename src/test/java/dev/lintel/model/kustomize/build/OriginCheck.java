package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.RootPath;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Holds the scalars of a build against the files that it was made from: one that is written
 * somewhere stands at its span, and one that is made names an entry which asked for it.
 */
final class OriginCheck {
  private final Map<String, byte[]> files;
  private final Set<String> steps = new HashSet<>();
  private final Map<SourceText, Map<Span, Set<String>>> written = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  OriginCheck(Map<String, byte[]> files) {
    this.files = files;
    files.forEach((path, bytes) -> {
      if (mayChange(path, text(bytes))) {
        steps.add(path);
      }
    });
    // What a field other than that of the resources names is part of what is done to them.
    files.forEach((path, bytes) -> {
      if (isKustomization(path)) {
        YamlParser.parse(SourceText.of(path, text(bytes)), YamlSchema.YAML_1_1)
            .documents()
            .forEach(document ->
                document
                    .mapping()
                    .ifPresent(root ->
                        root.entries().stream()
                            .filter(e -> !Set.of("resources", "bases").contains(e.name()))
                            .forEach(e -> scalars(e.value(), s -> addStep(path, s.value())))));
      }
    });
  }

  private void addStep(String kustomization, String named) {
    String path = named.substring(named.indexOf('=') + 1);
    RootPath.resolve(SourceText.directory(kustomization), path)
        .filter(files::containsKey)
        .ifPresent(steps::add);
  }

  private static boolean isKustomization(String path) {
    return Kustomization.NAMES.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  private static boolean mayChange(String path, String text) {
    return isKustomization(path) || text.contains("apiVersion: builtin");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Gives what is wrong with the origins of objects. */
  List<String> problems(List<YamlMapping> objects) {
    objects.forEach(object -> scalars(object, this::check));
    return problems;
  }

  private static void scalars(YamlNode node, Consumer<YamlScalar> action) {
    switch (node) {
      case YamlScalar scalar -> action.accept(scalar);
      case YamlAlias alias -> scalars(alias.target(), action);
      case YamlSequence sequence -> sequence.items().forEach(item -> scalars(item, action));
      case YamlMapping mapping ->
          mapping
              .entries()
              .forEach(entry -> {
                scalars(entry.key(), action);
                scalars(entry.value(), action);
              });
    }
  }

  private void check(YamlScalar scalar) {
    List<Span> places = Stream.concat(Stream.of(scalar.span()), scalar.others().stream()).toList();
    for (Span place : places) {
      Span resolved = place.resolved();
      byte[] file = files.get(resolved.source().path());
      if (file == null || !text(file).contains(resolved.source().content())) {
        problems.add("'%s' is from %s, which is no file".formatted(scalar.value(), resolved));
      }
    }
    if (scalar.style() == YamlScalar.Style.BUILT) {
      checkMade(scalar, places);
    } else {
      checkWritten(scalar);
    }
  }

  private void checkMade(YamlScalar scalar, List<Span> places) {
    if (places.stream().noneMatch(place -> steps.contains(place.resolved().source().path()))) {
      problems.add("nothing asked for '%s' of %s".formatted(scalar.value(), places));
    }
  }

  private void checkWritten(YamlScalar scalar) {
    Span span = scalar.span();
    Set<String> values =
        written.computeIfAbsent(span.source(), OriginCheck::read).getOrDefault(span, Set.of());
    if (!values.contains(scalar.value())) {
      problems.add("'%s' does not stand at %s: %s".formatted(scalar.value(), span, span.text()));
    }
    boolean isPlainLine = scalar.style() == YamlScalar.Style.PLAIN && span.text().indexOf('\n') < 0;
    if (isPlainLine && !span.text().equals(scalar.value())) {
      problems.add("'%s' is not %s".formatted(scalar.value(), span.text()));
    }
    if (isPlainLine && !span.resolved().text().contains(scalar.value())) {
      problems.add("'%s' does not stand at %s".formatted(scalar.value(), span.resolved()));
    }
  }

  /** Reads a text once more: what stands at each span of a scalar. */
  private static Map<Span, Set<String>> read(SourceText text) {
    Map<Span, Set<String>> values = new HashMap<>();
    YamlParser.parse(text, YamlSchema.YAML_1_1)
        .documents()
        .forEach(document ->
            document
                .root()
                .ifPresent(root ->
                    scalars(
                        root,
                        scalar ->
                            values
                                .computeIfAbsent(scalar.span(), s -> new HashSet<>())
                                .add(scalar.value()))));
    return values;
  }
}
