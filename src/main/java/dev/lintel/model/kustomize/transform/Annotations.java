package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;

/**
 * Sets annotations.
 *
 * @param annotations the entries of the kustomization, or of the transformer's file; their values
 *     are texts
 * @param fields the mappings that hold annotations
 */
public record Annotations(List<YamlEntry> annotations, List<FieldSpec> fields)
    implements Transformer {
  public Annotations {
    annotations = List.copyOf(annotations);
    fields = List.copyOf(fields);
  }

  /** Reads {@code commonAnnotations:}. */
  public static Annotations common(YamlMapping commonAnnotations, TransformerConfig config) {
    return new Annotations(
        Settings.ofKustomization(commonAnnotations).texts().toList(),
        config.fields(Part.COMMON_ANNOTATIONS));
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    return FieldEdits.setEntries(resources, annotations, fields);
  }
}
