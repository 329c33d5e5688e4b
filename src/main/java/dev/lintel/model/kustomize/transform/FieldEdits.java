package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.CopyLimit;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the fields that specifications name. What is not changed is shared with the tree before.
 *
 * @param made what a field becomes that is missing or null and may be made
 * @param cause the entry that asks for the change; errors and fields that are made stand there
 * @param edit gives what stands at a field afterwards; itself for no change
 */
// What is not changed is the same node.
@SuppressWarnings("ReferenceEquality")
public record FieldEdits(Made made, Span cause, Edit edit) {
  private static final String LIST_MARK = "[]";

  /** What becomes of a field that is missing. */
  public enum Made {
    /** It stays missing, whatever the specification says. */
    NOTHING,
    SCALAR,
    MAPPING
  }

  /** A change of one field. */
  @FunctionalInterface
  public interface Edit {
    /**
     * Gives what stands at a field afterwards.
     *
     * @param field what stands there; an empty scalar or mapping where it was made
     */
    YamlNode change(YamlNode field);
  }

  /**
   * Changes the fields of a tree that are there and that a specification names, where it is for the
   * tree's kind.
   */
  public static YamlMapping apply(YamlMapping root, FieldSpec spec, Edit edit) {
    Resource resource = Resource.of(root, false);
    return new FieldEdits(Made.NOTHING, root.span(), edit).apply(resource, spec).root();
  }

  /** Changes the fields of a resource that a list of specifications names, one after the other. */
  public Resource apply(Resource resource, List<FieldSpec> specs) {
    YamlMapping changed = applySelected(resource.root(), selected(resource, specs));
    return changed == resource.root() ? resource : resource.withRoot(changed);
  }

  /** Changes the fields of a resource that a specification names, where it is for the resource. */
  public Resource apply(Resource resource, FieldSpec spec) {
    return apply(resource, List.of(spec));
  }

  private static List<FieldSpec> selected(Resource resource, List<FieldSpec> specs) {
    Gvk gvk = resource.gvk();
    return specs.stream().filter(spec -> gvk.isSelectedBy(spec.selector())).toList();
  }

  private YamlMapping applySelected(YamlMapping root, List<FieldSpec> specs) {
    YamlMapping changed = root;
    for (FieldSpec spec : specs) {
      changed =
          change(changed, split(spec.path(), cause), spec) instanceof YamlMapping mapping
              ? mapping
              : changed;
    }
    return changed;
  }

  /**
   * Divides a path at slashes that no backslash escapes; one at the start does not count.
   *
   * @param place where a path that is too long is an error
   */
  static List<String> split(String path, Span place) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    List<String> parts = new ArrayList<>();
    for (String part : relative.split("/", -1)) {
      if (!parts.isEmpty() && parts.getLast().endsWith("\\")) {
        String before = parts.removeLast();
        parts.add(before.substring(0, before.length() - 1) + "/" + part);
      } else {
        parts.add(part);
      }
    }
    requireParts(parts, place);
    return parts;
  }

  /** Refuses a path that is longer than any resource is deep: trees are walked by recursion. */
  static void requireParts(List<String> parts, Span place) {
    if (parts.size() > CopyLimit.PATH_PARTS) {
      throw Settings.wrong(
          place,
          "a field's path has at most %d parts, this one has %d",
          CopyLimit.PATH_PARTS,
          parts.size());
    }
  }

  private YamlNode change(YamlNode node, List<String> path, FieldSpec spec) {
    if (path.isEmpty()) {
      return edit.change(node);
    }
    if (node.isNull()) {
      return node;
    }
    return switch (node) {
      case YamlMapping mapping -> changeField(mapping, path, spec);
      case YamlSequence sequence -> sequence.map(item -> change(item, path, spec));
      case YamlAlias alias -> change(alias.content(), path, spec);
      case YamlScalar scalar ->
          throw Settings.wrong(
              scalar.span(),
              "the path '%s' leads through '%s', which is no mapping and no list",
              spec.path(),
              scalar.value());
    };
  }

  private YamlNode changeField(YamlMapping mapping, List<String> path, FieldSpec spec) {
    String part = path.getFirst();
    boolean isList = part.endsWith(LIST_MARK);
    String name = (isList ? part.substring(0, part.length() - LIST_MARK.length()) : part).strip();
    if (name.isEmpty()) {
      throw Settings.wrong(cause, "the path '%s' has an empty part", spec.path());
    }
    if (isOfList(name)) {
      throw Settings.wrong(
          cause, "the path '%s' looks up '%s' in what is no list", spec.path(), name);
    }
    List<String> rest = path.subList(1, path.size());
    boolean mayMake = spec.create() && made != Made.NOTHING && !isList;
    YamlEntry entry = mapping.find(name).orElse(null);
    if (entry == null) {
      return mayMake
          ? mapping.with(new YamlEntry(key(name), change(empty(rest), rest, spec)))
          : mapping;
    }
    YamlNode before = entry.value();
    YamlNode field = before;
    if (before.isNull() && isList) {
      field = new YamlSequence(before.span(), List.of());
    } else if (before.isNull() && mayMake && !(rest.isEmpty() && made == Made.SCALAR)) {
      field = empty(rest);
    }
    YamlNode after = change(field, rest, spec);
    return after == before ? mapping : mapping.with(new YamlEntry(entry.key(), after));
  }

  /** Tells whether a part is an index, the last item, or the item that has a value. */
  private static boolean isOfList(String name) {
    return switch (name.charAt(0)) {
      case '-', '+', '*', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          name.equals("*") || name.equals("-") || isInteger(name);
      case '[' -> name.endsWith("]");
      default -> false;
    };
  }

  private static boolean isInteger(String name) {
    int start = name.charAt(0) == '-' || name.charAt(0) == '+' ? 1 : 0;
    return start < name.length() && name.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  private YamlScalar key(String name) {
    return YamlScalar.built(cause, name, YamlType.STRING);
  }

  private YamlNode empty(List<String> rest) {
    return rest.isEmpty() && made == Made.SCALAR
        ? YamlScalar.built(cause, "", YamlType.STRING)
        : new YamlMapping(cause, List.of(), List.of());
  }

  /** Sets entries, whose values are texts, in the mappings that a list of specifications names. */
  static List<Resource> setEntries(
      List<Resource> resources, List<YamlEntry> entries, List<FieldSpec> specs) {
    List<FieldEdits> edits =
        entries.stream()
            .map(entry -> new FieldEdits(Made.MAPPING, entry.key().span(), setting(entry)))
            .toList();
    return resources.stream()
        .map(resource -> {
          List<FieldSpec> selected = selected(resource, specs);
          YamlMapping root = resource.root();
          for (FieldEdits edit : edits) {
            root = edit.applySelected(root, selected);
          }
          return root == resource.root() ? resource : resource.withRoot(root);
        })
        .toList();
  }

  /**
   * Gives the edit that sets an entry of a mapping: its key stays where the mapping has it; a null
   * that may not be made a mapping stays.
   */
  private static Edit setting(YamlEntry entry) {
    return field -> {
      if (field.isNull()) {
        return field;
      }
      YamlMapping mapping =
          field
              .mapping()
              .orElseThrow(() ->
                  Settings.wrong(
                      entry.key().span(),
                      "'%s' is set in a field that is no mapping",
                      entry.name()));
      return mapping.with(entry);
    };
  }

  /** Gives the scalar that a field is; a field that is none is an error at the place that asks. */
  static YamlScalar scalar(YamlNode field, Span place) {
    return field
        .scalar()
        .orElseThrow(() -> Settings.wrong(place, "a text is set in a field that is no scalar"));
  }

  /** Gives a scalar that takes the place of another, or of none where the field was made. */
  static YamlScalar replaced(YamlScalar before, YamlScalar by) {
    return before.span().equals(by.span()) ? by : before.replacedBy(by);
  }

  /** Gives what a text is that takes the place, and the quotes, of a scalar. */
  static YamlType typeInPlaceOf(YamlScalar before, String text) {
    return switch (before.style()) {
      case PLAIN, BUILT -> YamlSchema.CORE.typeOf(text);
      case SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED -> YamlType.STRING;
    };
  }
}
