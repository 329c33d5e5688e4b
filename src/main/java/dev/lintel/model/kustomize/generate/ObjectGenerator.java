package dev.lintel.model.kustomize.generate;

import dev.lintel.model.kustomize.resource.Behavior;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildFiles;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a ConfigMap or a Secret of an entry of {@code configMapGenerator} or {@code
 * secretGenerator}.
 */
public final class ObjectGenerator {
  private final YamlMapping generator;
  private final Optional<YamlMapping> globalOptions;
  private final Span place;

  private ObjectGenerator(YamlMapping generator, Optional<YamlMapping> globalOptions) {
    this.generator = generator;
    this.globalOptions = globalOptions;
    this.place = generator.get("name").map(YamlNode::span).orElseGet(generator::span);
  }

  /**
   * Makes a ConfigMap.
   *
   * @param generator the entry
   * @param globalOptions what {@code generatorOptions} say for all entries
   */
  public static Resource configMap(
      YamlMapping generator, Optional<YamlMapping> globalOptions, BuildFiles files) {
    ObjectGenerator made = new ObjectGenerator(generator, globalOptions);
    List<YamlEntry> text = new ArrayList<>();
    List<YamlEntry> binary = new ArrayList<>();
    for (DataEntry entry : DataSources.read(generator, files)) {
      Optional<String> value = entry.value().text();
      (value.isPresent() ? text : binary)
          .add(data(entry, value.orElseGet(() -> entry.value().base64())));
    }
    List<YamlEntry> fields = made.fields("ConfigMap");
    made.add(fields, "data", text);
    made.add(fields, "binaryData", binary);
    return made.resource(fields);
  }

  /** Makes a Secret; see {@link #configMap}. */
  public static Resource secret(
      YamlMapping generator, Optional<YamlMapping> globalOptions, BuildFiles files) {
    ObjectGenerator made = new ObjectGenerator(generator, globalOptions);
    List<YamlEntry> fields = made.fields("Secret");
    YamlNode type =
        generator
            .get("type")
            .filter(ObjectGenerator::isFilled)
            .orElseGet(() -> made.string("Opaque"));
    fields.add(new YamlEntry(made.string("type"), type));
    List<YamlEntry> data =
        DataSources.read(generator, files).stream()
            .map(entry -> data(entry, entry.value().base64()))
            .toList();
    fields.add(new YamlEntry(made.string("data"), made.mapping(data)));
    return made.resource(fields);
  }

  private static YamlEntry data(DataEntry entry, String value) {
    return new YamlEntry(
        YamlScalar.built(entry.keyPlace(), entry.key(), YamlType.STRING, entry.entry()),
        YamlScalar.built(entry.valuePlace(), value, YamlType.STRING, entry.entry()));
  }

  private List<YamlEntry> fields(String kind) {
    List<YamlEntry> metadata = new ArrayList<>();
    metadata.add(new YamlEntry(string("name"), name()));
    generator
        .get("namespace")
        .filter(ObjectGenerator::isFilled)
        .ifPresent(node -> metadata.add(new YamlEntry(string("namespace"), node)));
    add(metadata, "labels", options("labels"));
    add(metadata, "annotations", options("annotations"));
    List<YamlEntry> fields = new ArrayList<>();
    fields.add(new YamlEntry(string("apiVersion"), string("v1")));
    fields.add(new YamlEntry(string("kind"), string(kind)));
    fields.add(new YamlEntry(string("metadata"), mapping(metadata)));
    option("immutable").ifPresent(value -> fields.add(new YamlEntry(string("immutable"), value)));
    return fields;
  }

  private static boolean isFilled(YamlNode node) {
    return !node.isNull() && node.scalar().filter(s -> s.value().isEmpty()).isEmpty();
  }

  private YamlNode name() {
    return generator
        .get("name")
        .filter(node -> node.scalar().filter(s -> !s.value().isEmpty()).isPresent())
        .orElseThrow(() ->
            BuildException.of(
                generator.span(),
                BuildProblem.Kind.INVALID_FIELD,
                "a generator without a name makes nothing"));
  }

  /** Gives the labels or annotations that are asked for; those of the entry win. */
  private List<YamlEntry> options(String field) {
    List<YamlEntry> found = new ArrayList<>();
    generator.mapping("options", field).ifPresent(own -> found.addAll(own.entries()));
    for (YamlEntry entry :
        globalOptions.flatMap(o -> o.mapping(field)).stream()
            .flatMap(global -> global.entries().stream())
            .toList()) {
      if (found.stream().noneMatch(own -> own.name().equals(entry.name()))) {
        found.add(entry);
      }
    }
    return found.stream().map(ObjectGenerator::asText).toList();
  }

  /** The values of labels and annotations are texts, however they are written. */
  private static YamlEntry asText(YamlEntry entry) {
    YamlNode value = entry.value().content();
    return value instanceof YamlScalar scalar && scalar.type() != YamlType.STRING
        ? new YamlEntry(
            entry.key(),
            YamlScalar.built(scalar.span(), scalar.value(), YamlType.STRING, entry.key().span()))
        : entry;
  }

  /** Gives a switch that the entry or the global options turn on. */
  private Optional<YamlScalar> option(String field) {
    return generator
        .get("options", field)
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .or(() ->
            globalOptions
                .flatMap(options -> options.get(field))
                .flatMap(YamlNode::scalar)
                .filter(YamlScalar::isTrue));
  }

  private Resource resource(List<YamlEntry> fields) {
    boolean needsHash = option("disableNameSuffixHash").isEmpty();
    return Resource.of(mapping(fields), false)
        .withOptions(new Resource.Options(needsHash, behavior(), false, false));
  }

  private Behavior behavior() {
    return switch (generator.text("behavior").orElse("")) {
      case "create" -> Behavior.CREATE;
      case "replace" -> Behavior.REPLACE;
      case "merge" -> Behavior.MERGE;
      default -> Behavior.UNSPECIFIED;
    };
  }

  private void add(List<YamlEntry> fields, String name, List<YamlEntry> entries) {
    if (!entries.isEmpty()) {
      fields.add(new YamlEntry(string(name), mapping(entries)));
    }
  }

  private YamlMapping mapping(List<YamlEntry> entries) {
    return new YamlMapping(place, entries, List.of());
  }

  private YamlScalar string(String value) {
    return YamlScalar.built(place, value, YamlType.STRING);
  }
}
