package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Puts a suffix behind names.
 *
 * @param suffix the entry of the kustomization, or of the transformer's file
 * @param fields those that hold names
 */
public record NameSuffix(YamlScalar suffix, List<FieldSpec> fields) implements Transformer {
  public NameSuffix {
    fields = List.copyOf(fields);
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    return resources.stream().map(this::transform).toList();
  }

  private Resource transform(Resource resource) {
    if (suffix.value().isEmpty() || KeptNames.isKept(resource.originalId().gvk())) {
      return resource;
    }
    FieldEdits edits = new FieldEdits(FieldEdits.Made.SCALAR, suffix.span(), this::lengthened);
    Resource changed = resource;
    for (FieldSpec field : fields) {
      if (resource.originalId().gvk().isSelectedBy(field.selector())) {
        Resource known =
            field.path().equals(KeptNames.NAME)
                ? changed.withSuffix(suffix.value()).remembered()
                : changed;
        changed = edits.apply(known, field);
      }
    }
    return changed;
  }

  private YamlNode lengthened(YamlNode field) {
    YamlScalar before = FieldEdits.scalar(field, suffix.span());
    String text = before.value() + suffix.value();
    return before.changedTo(text, FieldEdits.typeInPlaceOf(before, text), suffix.span());
  }
}
