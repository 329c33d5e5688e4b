package dev.lintel.model.kustomize.merge;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.JsonScalar;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Merges a patch into an object as kustomize does (kyaml's merge2 0.20.1, read 2026-11-27):
 * mappings key by key, scalars by replacing, lists as the schema says. Of the directives of
 * Kubernetes' strategic merge only {@code $patch} is one; {@code $setElementOrder}, {@code
 * $retainKeys} and the like are keys as others.
 *
 * <p>A key whose value is a null in the patch goes; one that the object itself holds as a null
 * stays. Nothing is copied: what comes from the patch are its own nodes.
 */
public final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";

  private final MergeSchema schema;
  private final Options options;

  private StrategicMerge(MergeSchema schema, Options options) {
    this.schema = schema;
    this.options = options;
  }

  /**
   * How lists merge.
   *
   * @param infersLists whether a list of which no schema is known is merged by {@code name} where
   *     all its items have one
   * @param prepends whether new items come before those of the object
   */
  record Options(boolean infersLists, boolean prepends) {}

  /** What a {@code $patch} asks for, and the patch without it. */
  record Directed(Directive directive, YamlNode patch) {}

  enum Directive {
    MERGE,
    REPLACE,
    DELETE
  }

  /**
   * Gives the object as the patch leaves it; empty where the patch deletes it. What the patch says
   * of name, namespace and kind is merged like the rest. A {@code $patch: replace} of the whole
   * object changes nothing, for kustomize drops what it gives.
   *
   * @throws BuildException of kind INVALID_PATCH at what in the patch cannot be merged
   */
  public static Optional<YamlMapping> apply(
      YamlMapping target, YamlMapping patch, MergeSchema schema) {
    return directed(patch, true).directive() == Directive.REPLACE
        ? Optional.of(target)
        : apply(target, patch, schema, new Options(false, true));
  }

  static Optional<YamlMapping> apply(
      YamlMapping target, YamlMapping patch, MergeSchema schema, Options options) {
    YamlNode merged = new StrategicMerge(schema, options).walk(target, patch, null);
    return merged == null ? Optional.empty() : merged.mapping();
  }

  Options options() {
    return options;
  }

  /**
   * Merges the values at one place.
   *
   * @param dest null where the object has none, as for the other two
   * @return null where the place is to have no value
   */
  YamlNode walk(YamlNode dest, YamlNode patch, SchemaNode known) {
    YamlNode first = isMissing(dest) ? patch : dest;
    if (isMissing(first)) {
      return mergeMappings(dest, patch, known);
    }
    requireSameKind(dest, patch);
    SchemaNode node = known != null ? known : ofKind(dest, patch);
    return switch (first.content()) {
      case YamlMapping _ -> mergeMappings(dest, patch, node);
      case YamlSequence _ ->
          isAssociative(dest, patch, node)
              ? new AssociativeList(this, node).merge(dest, patch)
              : replaced(dest, patch);
      default -> replaced(dest, patch);
    };
  }

  private static YamlNode replaced(YamlNode dest, YamlNode patch) {
    return patch != null ? patch : dest;
  }

  private static void requireSameKind(YamlNode dest, YamlNode patch) {
    if (isMissing(dest) || isMissing(patch) || title(dest).equals(title(patch))) {
      return;
    }
    throw invalid(patch, "the patch has a %s where the object has a %s", title(patch), title(dest));
  }

  static BuildException invalid(YamlNode place, String format, Object... values) {
    return BuildException.of(place.span(), BuildProblem.Kind.INVALID_PATCH, format, values);
  }

  private static String title(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping _ -> "mapping";
      case YamlSequence _ -> "list";
      default -> "scalar";
    };
  }

  /** Gives the schema of an object that stands at a place of which no schema is known. */
  private SchemaNode ofKind(YamlNode dest, YamlNode patch) {
    Optional<SchemaNode> ofDest = ofKind(dest);
    return ofDest.isPresent() ? ofDest.get() : ofKind(patch).orElse(null);
  }

  private Optional<SchemaNode> ofKind(YamlNode node) {
    if (!(content(node) instanceof YamlMapping object)) {
      return Optional.empty();
    }
    Optional<String> apiVersion = object.text("apiVersion");
    Optional<String> kind = object.text("kind");
    return apiVersion.isEmpty() || kind.isEmpty()
        ? Optional.empty()
        : schema.kind(apiVersion.get(), kind.get());
  }

  private boolean isAssociative(YamlNode dest, YamlNode patch, SchemaNode node) {
    if (node != null) {
      return node.mergesItems();
    }
    return options.infersLists() && (hasNames(dest) || hasNames(patch));
  }

  /** Tells whether all items of a list have a name; those of an empty list do. */
  static boolean hasNames(YamlNode list) {
    return content(list) instanceof YamlSequence sequence
        && sequence.items().stream()
            .allMatch(item ->
                item.content() instanceof YamlMapping mapping && mapping.find("name").isPresent());
  }

  private YamlNode mergeMappings(YamlNode dest, YamlNode patch, SchemaNode node) {
    YamlNode base;
    YamlNode other = patch;
    if (isMissing(dest)) {
      if (patch == null) {
        boolean isWritten = content(dest) instanceof YamlScalar scalar && !scalar.value().isEmpty();
        return isWritten ? dest : null;
      }
      if (!(patch.content() instanceof YamlMapping)) {
        return patch;
      }
      Directed directed = directed(patch, false);
      if (directed.directive() == Directive.DELETE) {
        return null;
      }
      base = directed.patch();
      other = base;
    } else if (patch == null) {
      base = dest;
    } else if (patch.isNull()) {
      return null;
    } else {
      Directed directed = directed(patch, true);
      other = directed.patch();
      base =
          switch (directed.directive()) {
            case MERGE -> isSame(dest, patch) ? other : dest;
            case REPLACE -> other;
            case DELETE -> null;
          };
    }
    return base == null ? null : mergeFields((YamlMapping) base.content(), content(other), node);
  }

  private YamlMapping mergeFields(YamlMapping dest, YamlNode patch, SchemaNode node) {
    YamlMapping other = patch instanceof YamlMapping mapping ? mapping : null;
    TreeSet<String> names = new TreeSet<>(dest.keys());
    if (other != null) {
      names.addAll(other.keys());
    }
    YamlMapping merged = dest;
    for (String name : names) {
      Optional<YamlEntry> ofDest = dest.find(name);
      Optional<YamlEntry> ofPatch = other == null ? Optional.empty() : other.find(name);
      YamlNode before = ofDest.map(YamlEntry::value).orElse(null);
      YamlNode value =
          walk(
              before,
              ofPatch.map(YamlEntry::value).orElse(null),
              schemaOf(name, ofDest, ofPatch, node));
      boolean isKept = value != null && (!value.isNull() || ofPatch.isEmpty());
      if (!isKept) {
        merged = merged.without(name);
      } else if (!isSame(value, before)) {
        YamlNode key = ofDest.isPresent() ? ofDest.get().key() : ofPatch.orElseThrow().key();
        merged = merged.with(new YamlEntry(key, styledAs(before, value)));
      }
    }
    return merged;
  }

  private SchemaNode schemaOf(
      String name, Optional<YamlEntry> dest, Optional<YamlEntry> patch, SchemaNode node) {
    Optional<YamlMapping> said =
        dest.flatMap(SchemaComment::of).or(() -> patch.flatMap(SchemaComment::of));
    if (said.isPresent()) {
      return schema.node(said.get());
    }
    return node == null ? null : node.field(name).orElse(null);
  }

  /** A value takes the quotes of the one it replaces, so a number in place of a string is one. */
  private static YamlNode styledAs(YamlNode before, YamlNode value) {
    boolean isQuoted =
        content(before) instanceof YamlScalar old
            && switch (old.style()) {
              case SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED -> true;
              case PLAIN, BUILT -> false;
            };
    return isQuoted && value.content() instanceof YamlScalar scalar && isPlainValue(scalar)
        ? new YamlScalar(
            scalar.span(), scalar.value(), YamlScalar.Style.BUILT, YamlType.STRING, scalar.others())
        : value;
  }

  /** Tells whether a scalar is something else than a string, and would be one in quotes. */
  private static boolean isPlainValue(YamlScalar scalar) {
    return switch (scalar.style()) {
      case PLAIN -> !JsonScalar.isPlainString(scalar.value());
      case BUILT -> scalar.type() != YamlType.STRING;
      case SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED -> false;
    };
  }

  /** Reads and takes away the {@code $patch} of a mapping. */
  static Directed directed(YamlNode patch, boolean isStrict) {
    YamlMapping mapping = (YamlMapping) patch.content();
    Optional<YamlEntry> entry = mapping.find(DIRECTIVE);
    if (entry.isEmpty()) {
      return new Directed(Directive.MERGE, patch);
    }
    Optional<Directive> directive = directive(entry.get().value());
    if (directive.isEmpty()) {
      if (isStrict) {
        throw unknown(entry.get().value());
      }
      return new Directed(Directive.MERGE, patch);
    }
    return new Directed(directive.get(), mapping.without(DIRECTIVE));
  }

  /**
   * Reads the {@code $patch} of a list, an item with no other key, and takes away all items with
   * the same one.
   */
  static Directed directedList(YamlSequence patch) {
    Optional<YamlMapping> first =
        patch.items().stream()
            .flatMap(item -> item.mapping().stream())
            .filter(item -> item.find(DIRECTIVE).isPresent())
            .findFirst();
    if (first.isEmpty() || first.get().entries().size() > 1) {
      return new Directed(Directive.MERGE, patch);
    }
    YamlNode value = first.get().find(DIRECTIVE).orElseThrow().value();
    Directive directive = directive(value).orElseThrow(() -> unknown(value));
    List<YamlNode> others = new ArrayList<>();
    for (YamlNode item : patch.items()) {
      boolean isDirective =
          item.mapping()
              .flatMap(m -> m.text(DIRECTIVE))
              .equals(value.scalar().map(YamlScalar::value));
      if (!isDirective && !AssociativeList.isEmpty(item)) {
        others.add(item);
      }
    }
    return new Directed(directive, new YamlSequence(patch.span(), others));
  }

  private static Optional<Directive> directive(YamlNode value) {
    String word = value.scalar().map(YamlScalar::value).orElse("");
    return switch (word) {
      case "merge" -> Optional.of(Directive.MERGE);
      case "replace" -> Optional.of(Directive.REPLACE);
      case "delete" -> Optional.of(Directive.DELETE);
      default -> Optional.empty();
    };
  }

  private static BuildException unknown(YamlNode value) {
    return invalid(
        value,
        "'%s' is no $patch; there are delete, replace and merge",
        value.scalar().map(YamlScalar::value).orElse(""));
  }

  /** Tells whether two nodes are one; equal ones may stand at several places. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(YamlNode one, YamlNode other) {
    return one == other;
  }

  static boolean isMissing(YamlNode node) {
    return node == null || node.isNull();
  }

  private static YamlNode content(YamlNode node) {
    return node == null ? null : node.content();
  }
}
