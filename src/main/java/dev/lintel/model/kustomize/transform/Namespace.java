package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem.Kind;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.model.kustomize.transform.FieldEdits.Made;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets the namespace of all resources that have one, and of what they name.
 *
 * @param namespace the entry of the kustomization, or of the transformer's file
 * @param fields those that hold a namespace, besides that of the resource itself
 * @param unsetOnly whether one that is there stays
 */
public record Namespace(
    YamlScalar namespace, List<FieldSpec> fields, boolean unsetOnly, Subjects subjects)
    implements Transformer {
  private static final String NAMESPACE = "namespace";
  private static final String SUBJECTS = "subjects";
  private static final String METADATA_NAMESPACE = "metadata/namespace";
  private static final FieldSpec OWN = new FieldSpec(new Gvk("", "", ""), METADATA_NAMESPACE, true);

  public Namespace {
    fields = List.copyOf(fields);
  }

  /** The subjects of role bindings that get the namespace. */
  public enum Subjects {
    /** Those named {@code default}. */
    DEFAULT_ONLY("defaultOnly"),
    ALL_SERVICE_ACCOUNTS("allServiceAccounts"),
    NONE("none");

    private final String word;

    Subjects(String word) {
      this.word = word;
    }

    /** Reads {@code setRoleBindingSubjects}. */
    static Subjects of(Settings settings) {
      YamlScalar written = settings.text("setRoleBindingSubjects").orElse(null);
      if (written == null) {
        return DEFAULT_ONLY;
      }
      for (Subjects subjects : values()) {
        if (subjects.word.equals(written.value())) {
          return subjects;
        }
      }
      throw Settings.wrong(
          written.span(),
          "'%s' is none of defaultOnly, allServiceAccounts and none",
          written.value());
    }
  }

  /** Makes the transformer of {@code namespace:}. */
  public static Namespace of(YamlScalar namespace, TransformerConfig config) {
    return new Namespace(namespace, config.fields(Part.NAMESPACE), false, Subjects.DEFAULT_ONLY);
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    if (namespace.value().isEmpty()) {
      return resources;
    }
    Map<IdKey, Integer> ids = new HashMap<>();
    resources.forEach(resource -> ids.merge(IdKey.of(resource.id()), 1, Integer::sum));
    List<Resource> changed = new ArrayList<>(resources.size());
    for (Resource resource : resources) {
      if (resource.root().entries().isEmpty()) {
        changed.add(resource);
        continue;
      }
      Resource moved = set(resource.remembered());
      ids.merge(IdKey.of(resource.id()), -1, Integer::sum);
      if (ids.merge(IdKey.of(moved.id()), 1, Integer::sum) != 1) {
        throw BuildException.of(
            namespace.span(),
            Kind.CONFLICT,
            "with the namespace '%s' there are two of %s",
            namespace.value(),
            moved.id().title());
      }
      changed.add(moved);
    }
    return List.copyOf(changed);
  }

  /** What is compared when ids are. */
  private record IdKey(Gvk gvk, String name, String namespace) {
    static IdKey of(ResourceId id) {
      return new IdKey(id.gvk(), id.name(), id.effectiveNamespace());
    }
  }

  /** Sets the namespace of one resource and of what it names. */
  Resource set(Resource resource) {
    FieldEdits edits = new FieldEdits(Made.SCALAR, namespace.span(), this::replaced);
    Resource changed = resource.isClusterScoped() ? resource : edits.apply(resource, OWN);
    boolean isBinding =
        resource.gvk().kind().equals("RoleBinding")
            || resource.gvk().kind().equals("ClusterRoleBinding");
    if (isBinding && subjects != Subjects.NONE) {
      changed = changed.withRoot(withSubjects(changed.root()));
    }
    for (FieldSpec field : fields) {
      if (!isSetElsewhere(field, resource.gvk())) {
        changed = edits.apply(changed, field);
      }
    }
    return changed;
  }

  private boolean isSetElsewhere(FieldSpec field, Gvk gvk) {
    return switch (field.path()) {
      case METADATA_NAMESPACE -> true;
      case KeptNames.NAME -> !gvk.apiVersion().equals("v1");
      case SUBJECTS + "/" + NAMESPACE ->
          field.selector().kind().equals(gvk.kind())
              && (gvk.kind().equals("RoleBinding") || gvk.kind().equals("ClusterRoleBinding"));
      default -> false;
    };
  }

  private YamlMapping withSubjects(YamlMapping root) {
    YamlEntry entry = root.find(SUBJECTS).orElse(null);
    if (entry == null || entry.value().isNull()) {
      return root;
    }
    YamlSequence before =
        entry
            .value()
            .sequence()
            .orElseThrow(() ->
                Settings.wrong(entry.value().span(), "the subjects of a role binding are a list"));
    List<YamlNode> items = before.items().stream().map(this::subject).toList();
    return items.equals(before.items())
        ? root
        : root.with(new YamlEntry(entry.key(), new YamlSequence(before.span(), items)));
  }

  private YamlNode subject(YamlNode item) {
    if (item.isNull()) {
      return item;
    }
    YamlMapping subject =
        item.mapping()
            .orElseThrow(
                () -> Settings.wrong(item.span(), "a subject of a role binding is a mapping"));
    boolean isMeant =
        subjects == Subjects.ALL_SERVICE_ACCOUNTS
            ? subject.text("kind").filter("ServiceAccount"::equals).isPresent()
            : subject.text("name").filter("default"::equals).isPresent();
    if (!isMeant) {
      return item;
    }
    YamlNode before =
        subject
            .find(NAMESPACE)
            .map(YamlEntry::value)
            .orElseGet(() -> YamlScalar.built(namespace.span(), "", YamlType.STRING));
    YamlScalar key = YamlScalar.built(namespace.span(), NAMESPACE, YamlType.STRING);
    return subject.with(new YamlEntry(key, replaced(before)));
  }

  private YamlNode replaced(YamlNode field) {
    YamlScalar before = FieldEdits.scalar(field, namespace.span());
    // A null that is written out stays too, as in kustomize.
    boolean stays = unsetOnly && !before.value().isEmpty();
    return stays ? field : FieldEdits.replaced(before, namespace);
  }
}
