package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Sets labels.
 *
 * @param labels the entries of the kustomization, or of the transformer's file; their values are
 *     texts
 * @param fields the mappings that hold labels
 */
public record Labels(List<YamlEntry> labels, List<FieldSpec> fields) implements Transformer {
  private static final FieldSpec METADATA =
      new FieldSpec(new Gvk("", "", ""), "metadata/labels", true);

  public Labels {
    labels = List.copyOf(labels);
    fields = List.copyOf(fields);
  }

  /** Makes one that sets a label in metadata alone. */
  public static Labels metadata(YamlScalar name, YamlScalar value) {
    return new Labels(List.of(new YamlEntry(name, value)), List.of(METADATA));
  }

  /** Reads {@code commonLabels:}, which go to selectors too. */
  public static Labels common(YamlMapping commonLabels, TransformerConfig config) {
    return new Labels(
        Settings.ofKustomization(commonLabels).texts().toList(), config.fields(Part.COMMON_LABELS));
  }

  /**
   * Reads an item of {@code labels:}. Templates of volume claims get the labels that templates get,
   * as in kustomize 5.7.1, unless {@code includeVolumeClaimTemplates} of later versions says
   * otherwise.
   */
  public static Labels of(YamlMapping item, TransformerConfig config) {
    Settings settings = Settings.ofKustomization(item);
    Span place = item.span();
    List<FieldSpec> fields =
        TransformerConfig.merge(
            settings.fieldSpecs("fields").orElse(List.of()), config.fields(Part.LABELS), place);
    if (settings.flag("includeSelectors")) {
      fields = TransformerConfig.merge(fields, config.fields(Part.COMMON_LABELS), place);
    } else {
      boolean isForTemplates = settings.flag("includeTemplates");
      if (isForTemplates) {
        fields = TransformerConfig.merge(fields, config.fields(Part.TEMPLATE_LABELS), place);
      }
      boolean isForClaims =
          settings.get("includeVolumeClaimTemplates").isPresent()
              ? settings.flag("includeVolumeClaimTemplates")
              : isForTemplates;
      if (isForClaims) {
        fields =
            TransformerConfig.merge(
                fields, config.fields(Part.VOLUME_CLAIM_TEMPLATE_LABELS), place);
      }
      fields = TransformerConfig.merge(fields, List.of(METADATA), place);
    }
    return new Labels(settings.texts("pairs"), fields);
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    return FieldEdits.setEntries(resources, labels, fields);
  }
}
