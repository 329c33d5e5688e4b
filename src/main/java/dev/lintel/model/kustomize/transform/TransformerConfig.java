package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.KindOrder;
import dev.lintel.source.DataTable;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The fields that transformers change: those of kustomize itself, and those that {@code
 * configurations:} and {@code crds:} add.
 *
 * @param fields a list for each part that has one
 * @param nameReferences the fields that hold names, by what they name
 */
// What is not changed is the same node.
@SuppressWarnings("ReferenceEquality")
public record TransformerConfig(
    Map<Part, List<FieldSpec>> fields, List<NameReference> nameReferences) {
  public static final TransformerConfig EMPTY = new TransformerConfig(Map.of(), List.of());

  private static final String NAME_REFERENCE = "nameReference";
  private static final List<String> FIELD_SPEC_KEYS =
      List.of("group", "version", "kind", "path", "create");

  public TransformerConfig {
    fields = Map.copyOf(fields);
    nameReferences = List.copyOf(nameReferences);
  }

  /** The lists of a configuration. */
  public enum Part {
    NAME_PREFIX("namePrefix"),
    NAME_SUFFIX("nameSuffix"),
    NAMESPACE("namespace"),
    COMMON_LABELS("commonLabels"),
    LABELS("labels"),
    TEMPLATE_LABELS("templateLabels"),
    /** Those of templates of volume claims, which version 5.7.1 counts to the template labels. */
    VOLUME_CLAIM_TEMPLATE_LABELS("volumeClaimTemplateLabels"),
    COMMON_ANNOTATIONS("commonAnnotations"),
    VARIABLE_REFERENCES("varReference"),
    IMAGES("images"),
    REPLICAS("replicas");

    private final String key;

    Part(String key) {
      this.key = key;
    }
  }

  /**
   * The fields that may hold the name of a resource.
   *
   * @param target what is named; empty parts stand for any
   */
  public record NameReference(Gvk target, List<FieldSpec> fields) {
    public NameReference {
      fields = List.copyOf(fields);
    }
  }

  /** Only what builds kustomizations needs the tables. */
  private static final class Defaults {
    static final TransformerConfig CONFIG =
        EMPTY.joined(read().sorted(), SourceText.of("kustomize", "").all());

    private static TransformerConfig read() {
      Map<Part, List<FieldSpec>> fields = new EnumMap<>(Part.class);
      for (String line : DataTable.rows("model/kustomize/fields.txt")) {
        String[] row = line.split(" ");
        Part part =
            Arrays.stream(Part.values()).filter(p -> p.key.equals(row[0])).findFirst().get();
        fields
            .computeIfAbsent(part, p -> new ArrayList<>())
            .add(new FieldSpec(gvk(row, 1), row[4], row[5].equals("create")));
      }
      Map<Gvk, List<FieldSpec>> references = new LinkedHashMap<>();
      for (String line : DataTable.rows("model/kustomize/name-references.txt")) {
        String[] row = line.split(" ");
        references
            .computeIfAbsent(gvk(row, 0), target -> new ArrayList<>())
            .add(new FieldSpec(gvk(row, 3), row[6], false));
      }
      return new TransformerConfig(
          fields,
          references.entrySet().stream()
              .map(entry -> new NameReference(entry.getKey(), entry.getValue()))
              .toList());
    }

    private static Gvk gvk(String[] row, int at) {
      return new Gvk(cell(row[at]), cell(row[at + 1]), cell(row[at + 2]));
    }

    private static String cell(String word) {
      return word.equals("-") ? "" : word;
    }
  }

  /** Gives the fields that kustomize changes without being told. */
  public static TransformerConfig defaults() {
    return Defaults.CONFIG;
  }

  /**
   * Reads a file of {@code configurations:}; throws a BuildException for fields that it has not.
   */
  public static TransformerConfig of(YamlMapping configurationFile) {
    Settings settings = Settings.ofFile(configurationFile);
    settings.requireKeys(
        Stream.concat(Arrays.stream(Part.values()).map(part -> part.key), Stream.of(NAME_REFERENCE))
            .toList());
    Map<Part, List<FieldSpec>> fields = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      settings
          .items(part.key)
          .ifPresent(items -> {
            items.forEach(item -> item.requireKeys(FIELD_SPEC_KEYS));
            fields.put(part, settings.fieldSpecs(part.key).orElse(List.of()));
          });
    }
    return new TransformerConfig(fields, nameReferences(settings)).sorted();
  }

  private static List<NameReference> nameReferences(Settings settings) {
    List<NameReference> references = new ArrayList<>();
    for (Settings item : settings.items(NAME_REFERENCE).orElse(List.of())) {
      item.requireKeys(List.of("group", "version", "kind", "fieldSpecs"));
      item.items("fieldSpecs")
          .ifPresent(specs -> specs.forEach(spec -> spec.requireKeys(FIELD_SPEC_KEYS)));
      references.add(
          new NameReference(item.gvk(), item.fieldSpecs("fieldSpecs").orElse(List.of())));
    }
    return references;
  }

  /**
   * Reads a file of {@code crds:}, which holds definitions of OpenAPI; they tell by extensions
   * which fields hold names, labels and annotations.
   */
  public static TransformerConfig ofDefinitions(YamlMapping file) {
    return new Definitions(file).config();
  }

  /** Gives the fields of one part; empty where it has none. */
  public List<FieldSpec> fields(Part part) {
    return fields.getOrDefault(part, List.of());
  }

  /**
   * Gives this configuration with what another adds.
   *
   * @param place the entry that adds it; named where both have a field and only one makes it where
   *     it is missing
   */
  public TransformerConfig merge(TransformerConfig other, Span place) {
    if (other == this || other.equals(EMPTY)) {
      return this;
    }
    // The list that every kustomization begins with is long, and settled.
    return equals(EMPTY) && other == defaults() ? other : joined(other, place);
  }

  /**
   * Joins two configurations. Each list is sorted afterwards, as kustomize does: a field of one
   * kind then stands before the same field of all kinds, which the next merge drops.
   */
  private TransformerConfig joined(TransformerConfig other, Span place) {
    Map<Part, List<FieldSpec>> merged = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      merged.put(part, merge(fields(part), other.fields(part), place));
    }
    List<NameReference> references = new ArrayList<>(nameReferences);
    for (NameReference added : other.nameReferences) {
      boolean isKnown = false;
      for (int i = 0; i < references.size(); i++) {
        NameReference known = references.get(i);
        if (known.target().equals(added.target())) {
          isKnown = true;
          references.set(
              i, new NameReference(known.target(), merge(known.fields(), added.fields(), place)));
        }
      }
      if (!isKnown) {
        references.add(added);
      }
    }
    return new TransformerConfig(merged, references).sorted();
  }

  private TransformerConfig sorted() {
    Map<Part, List<FieldSpec>> lists = new EnumMap<>(Part.class);
    Comparator<FieldSpec> byKind = Comparator.comparing(FieldSpec::selector, KindOrder.DEFAULT);
    fields.forEach((part, specs) -> lists.put(part, specs.stream().sorted(byKind).toList()));
    Comparator<NameReference> byTarget =
        Comparator.comparing(NameReference::target, KindOrder.DEFAULT);
    return new TransformerConfig(lists, nameReferences.stream().sorted(byTarget).toList());
  }

  /** Adds the fields that a list does not have yet. */
  static List<FieldSpec> merge(List<FieldSpec> list, List<FieldSpec> added, Span place) {
    if (added.isEmpty()) {
      return list;
    }
    List<FieldSpec> merged = new ArrayList<>(list);
    for (FieldSpec spec : added) {
      FieldSpec known = known(merged, spec);
      if (known == null) {
        merged.add(spec);
      } else if (known.create() != spec.create()) {
        throw BuildException.of(
            place,
            Kind.INVALID_FIELD,
            "the field '%s' is told both to be made and not to be made where it is missing",
            spec.path());
      }
    }
    return merged;
  }

  private static FieldSpec known(List<FieldSpec> list, FieldSpec spec) {
    for (FieldSpec known : list) {
      if (known.path().equals(spec.path()) && known.selector().isSelectedBy(spec.selector())) {
        return known;
      }
    }
    return null;
  }
}
