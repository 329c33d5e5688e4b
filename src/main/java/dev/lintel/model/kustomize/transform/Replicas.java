package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.FieldEdits.Made;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets how many replicas the resources of one name have, whatever name they had before.
 *
 * @param name of the resources; the place of the error where nothing has it
 * @param count a whole number
 * @param fields those that hold the number
 */
public record Replicas(YamlScalar name, YamlScalar count, List<FieldSpec> fields)
    implements Transformer {
  public Replicas {
    fields = List.copyOf(fields);
  }

  /** Reads an item of {@code replicas:}. */
  public static Replicas of(YamlMapping item, TransformerConfig config) {
    return of(Settings.ofKustomization(item), config.fields(Part.REPLICAS));
  }

  static Replicas of(Settings replica, List<FieldSpec> fields) {
    YamlMapping root = replica.root();
    return new Replicas(
        replica.text("name").orElseGet(() -> YamlScalar.built(root.span(), "", YamlType.STRING)),
        replica
            .integer("count")
            .orElseGet(() -> YamlScalar.built(root.span(), "0", YamlType.INTEGER)),
        fields);
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    FieldEdits edits = new FieldEdits(Made.SCALAR, count.span(), this::counted);
    List<Resource> changed = new ArrayList<>(resources);
    boolean isFound = false;
    for (FieldSpec field : fields) {
      for (int i = 0; i < changed.size(); i++) {
        if (isMeant(changed.get(i), field)) {
          isFound = true;
          changed.set(i, edits.apply(changed.get(i), field));
        }
      }
    }
    if (!isFound) {
      throw BuildException.of(
          name.span(), Kind.NO_TARGET, "no resource that has replicas is named '%s'", name.value());
    }
    return List.copyOf(changed);
  }

  private boolean isMeant(Resource resource, FieldSpec field) {
    return resource.allIds().stream()
        .anyMatch(id -> id.name().equals(name.value()) && id.gvk().isSelectedBy(field.selector()));
  }

  private YamlNode counted(YamlNode field) {
    return FieldEdits.replaced(FieldEdits.scalar(field, count.span()), count);
  }
}
