package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Puts a prefix before names.
 *
 * @param prefix the entry of the kustomization, or of the transformer's file
 * @param fields those that hold names
 */
public record NamePrefix(YamlScalar prefix, List<FieldSpec> fields) implements Transformer {
  public NamePrefix {
    fields = List.copyOf(fields);
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    return resources.stream().map(this::transform).toList();
  }

  private Resource transform(Resource resource) {
    if (prefix.value().isEmpty() || KeptNames.isKept(resource.originalId().gvk())) {
      return resource;
    }
    FieldEdits edits = new FieldEdits(FieldEdits.Made.SCALAR, prefix.span(), this::lengthened);
    Resource changed = resource;
    for (FieldSpec field : fields) {
      if (resource.originalId().gvk().isSelectedBy(field.selector())) {
        Resource known =
            field.path().equals(KeptNames.NAME)
                ? changed.withPrefix(prefix.value()).remembered()
                : changed;
        changed = edits.apply(known, field);
      }
    }
    return changed;
  }

  private YamlNode lengthened(YamlNode field) {
    YamlScalar before = FieldEdits.scalar(field, prefix.span());
    String text = prefix.value() + before.value();
    return before.changedTo(text, FieldEdits.typeInPlaceOf(before, text), prefix.span());
  }
}
