package dev.lintel.model.kustomize.merge;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.CopyLimit;
import dev.lintel.model.kustomize.resource.JsonScalar;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A JSON patch (RFC 6902), as kustomize applies it (evanphx/json-patch 4.12.0, read 2026-11-27).
 * That is more lenient than the RFC: {@code replace} sets a key that is missing, {@code copy} of a
 * missing key gives a null, {@code add} without a value too; what stands before the first slash of
 * a path does not count; a negative index counts from the end of a list.
 */
public final class JsonPatch {
  private static final String METADATA = "metadata";
  private static final String ANNOTATIONS = "annotations";

  /** Integers of fewer characters fit into a double. */
  private static final int EXACT_DIGITS = 16;

  private final List<Operation> operations;

  private JsonPatch(List<Operation> operations) {
    this.operations = List.copyOf(operations);
  }

  /**
   * One step of a patch.
   *
   * @param place where its path is written
   * @param path the keys to what it changes, unescaped; empty for the whole object
   * @param from for {@code move} and {@code copy}, as the path
   */
  public record Operation(
      Span place, String name, List<String> path, List<String> from, Optional<YamlNode> value) {
    public Operation {
      path = List.copyOf(path);
      from = List.copyOf(from);
    }
  }

  /** Gives the steps in their order. */
  public List<Operation> operations() {
    return operations;
  }

  /**
   * Checks that a text which begins as JSON is JSON: kustomize takes any other text for YAML, and
   * this one not, though YAML has such lists too.
   *
   * @param text of a whole patch, as kustomize reads it
   * @throws BuildException of kind INVALID_PATCH at what is no JSON
   */
  public static void requireJson(Span text) {
    String content = text.text();
    if (!content.startsWith("[")) {
      return;
    }
    OptionalInt fault = JsonSyntax.fault(content);
    if (fault.isPresent()) {
      int start = fault.getAsInt();
      throw invalid(
          text.part(start, Math.min(start + 1, content.length())),
          "a patch that begins with '[' is read as JSON, and here it is none; write names and"
              + " texts in double quotes, or each operation on a line after '- '");
    }
  }

  /**
   * Reads a patch from a list of its steps, written as YAML or JSON.
   *
   * @throws BuildException of kind INVALID_PATCH at what is no step
   */
  public static JsonPatch parse(YamlNode patch) {
    YamlSequence list =
        patch
            .sequence()
            .orElseThrow(() -> invalid(patch.span(), "a JSON patch is a list of operations"));
    List<Operation> operations = new ArrayList<>();
    for (YamlNode item : list.items()) {
      operations.add(operation(item));
    }
    return new JsonPatch(operations);
  }

  private static Operation operation(YamlNode item) {
    YamlMapping mapping =
        item.mapping()
            .orElseThrow(() ->
                invalid(item.span(), "an operation of a JSON patch has the keys op and path"));
    Span place = mapping.span();
    String name = mapping.text("op").orElse("");
    switch (name) {
      case "add", "remove", "replace", "test", "move", "copy" -> {}
      case "" -> throw invalid(place, "the operation of a JSON patch has no 'op'");
      default ->
          throw invalid(
              place,
              "'%s' is no operation of a JSON patch; there are add, remove, replace, move, copy and"
                  + " test",
              name);
    }
    List<String> from =
        name.equals("move") || name.equals("copy") ? pointer(mapping, "from", name) : List.of();
    Optional<YamlNode> value =
        mapping.find("value").map(YamlEntry::value).map(JsonPatch::asKubernetesReads);
    List<String> path = pointer(mapping, "path", name);
    Span written = mapping.get("path").map(YamlNode::span).orElse(place);
    return new Operation(written, name, path, from, value);
  }

  private static List<String> pointer(YamlMapping operation, String key, String name) {
    YamlScalar path =
        operation
            .get(key)
            .flatMap(YamlNode::scalar)
            .filter(scalar -> scalar.type() == YamlType.STRING)
            .orElseThrow(
                () -> invalid(operation.span(), "the operation '%s' has no '%s'", name, key));
    String[] parts = path.value().split("/", -1);
    if (parts.length == 1 && !path.value().isEmpty()) {
      throw invalid(path.span(), "the path '%s' does not start with a slash", path.value());
    }
    if (parts.length > CopyLimit.PATH_PARTS) {
      throw invalid(
          path.span(),
          "a path has at most %d parts, this one has %d",
          CopyLimit.PATH_PARTS,
          parts.length);
    }
    List<String> keys = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      keys.add(parts[i].replace("~1", "/").replace("~0", "~"));
    }
    return keys;
  }

  /**
   * Gives a value as sigs.k8s.io/yaml reads it, by YAML 1.1; the rest of a build reads by
   * goyaml.v3, which takes {@code yes} for a string and a date for a time.
   */
  private static YamlNode asKubernetesReads(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping mapping ->
          new YamlMapping(
              mapping.span(),
              mapping.entries().stream()
                  .map(entry ->
                      new YamlEntry(asString(entry.key()), asKubernetesReads(entry.value())))
                  .toList(),
              mapping.merged());
      case YamlSequence sequence ->
          new YamlSequence(
              sequence.span(),
              sequence.items().stream().map(JsonPatch::asKubernetesReads).toList());
      case YamlScalar scalar -> asKubernetesReads(scalar);
      default -> node;
    };
  }

  private static YamlScalar asKubernetesReads(YamlScalar scalar) {
    if (scalar.style() != YamlScalar.Style.PLAIN) {
      return scalar;
    }
    return switch (scalar.type()) {
      case BOOLEAN -> {
        String word = scalar.isTrue() ? "true" : "false";
        yield scalar.value().equals(word)
            ? scalar
            : YamlScalar.built(scalar.span(), word, YamlType.BOOLEAN);
      }
      case STRING ->
          !JsonScalar.isPlainString(scalar.value())
              ? YamlScalar.built(scalar.span(), scalar.value(), YamlType.STRING)
              : scalar;
      case NULL, INTEGER, FLOAT -> scalar;
    };
  }

  private static YamlNode asString(YamlNode key) {
    if (!(key.content() instanceof YamlScalar scalar) || scalar.type() == YamlType.STRING) {
      return key;
    }
    String text = JsonScalar.of(asKubernetesReads(scalar)).text();
    return YamlScalar.built(scalar.span(), text, YamlType.STRING);
  }

  /**
   * Gives the object as the patch leaves it.
   *
   * @throws BuildException of kind INVALID_PATCH at the first operation that does not apply
   */
  public YamlMapping apply(YamlMapping target) {
    return apply(target, true, new CopyLimit());
  }

  /**
   * Gives the object as the patch leaves it.
   *
   * @param hasNotes whether kustomize keeps notes among the annotations of the object, so that they
   *     are there even where none are written
   * @param limit of what is copied, in this object and others
   * @throws BuildException of kind INVALID_PATCH at the first operation that does not apply
   */
  public YamlMapping apply(YamlMapping target, boolean hasNotes, CopyLimit limit) {
    if (operations.isEmpty()) {
      return target;
    }
    YamlMapping changed = hasNotes ? withAnnotations(target) : target;
    for (Operation operation : operations) {
      changed = apply(changed, operation, limit);
    }
    return withStringAnnotations((YamlMapping) withDoubles(changed));
  }

  /** Gives a tree whose integers are what a double can hold, for the patched JSON is read so. */
  private static YamlNode withDoubles(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping mapping -> {
        YamlMapping changed = mapping;
        for (YamlEntry entry : mapping.entries()) {
          YamlNode value = withDoubles(entry.value());
          if (!StrategicMerge.isSame(value, entry.value())) {
            changed = changed.with(new YamlEntry(entry.key(), value));
          }
        }
        yield changed;
      }
      case YamlSequence list -> {
        boolean isChanged = false;
        List<YamlNode> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
          YamlNode changed = withDoubles(item);
          isChanged |= !StrategicMerge.isSame(changed, item);
          items.add(changed);
        }
        yield isChanged ? new YamlSequence(list.span(), items) : list;
      }
      case YamlScalar scalar -> withDouble(scalar);
      default -> node;
    };
  }

  private static YamlScalar withDouble(YamlScalar scalar) {
    if (scalar.type() != YamlType.INTEGER || scalar.value().length() < EXACT_DIGITS) {
      return scalar;
    }
    JsonScalar integer = JsonScalar.of(scalar);
    if (integer.kind() != JsonScalar.Kind.NUMBER) {
      return scalar;
    }
    String held = integer.doubleText();
    return new BigDecimal(held).compareTo(new BigDecimal(integer.text())) == 0
        ? scalar
        : YamlScalar.built(scalar.span(), held, YamlType.FLOAT);
  }

  /** Gives the object with annotations to patch. */
  private YamlMapping withAnnotations(YamlMapping target) {
    Optional<YamlMapping> metadata = target.mapping(METADATA);
    if (metadata.isEmpty() || metadata.get().mapping(ANNOTATIONS).isPresent()) {
      return target;
    }
    Span place = operations.getFirst().place();
    YamlEntry annotations =
        new YamlEntry(
            YamlScalar.built(place, ANNOTATIONS, YamlType.STRING),
            new YamlMapping(place, List.of(), List.of()));
    return with(target, metadata.get().with(annotations));
  }

  private static YamlMapping with(YamlMapping target, YamlMapping metadata) {
    return target.with(new YamlEntry(target.find(METADATA).orElseThrow().key(), metadata));
  }

  /** Makes all annotations strings, and takes them away where there are none. */
  private static YamlMapping withStringAnnotations(YamlMapping target) {
    Optional<YamlMapping> metadata = target.mapping(METADATA);
    Optional<YamlEntry> entry = metadata.flatMap(m -> m.find(ANNOTATIONS));
    if (entry.isEmpty()) {
      return target;
    }
    Optional<YamlMapping> annotations = entry.get().value().mapping();
    if (annotations.isEmpty() || annotations.get().entries().isEmpty()) {
      return with(target, metadata.get().without(ANNOTATIONS));
    }
    YamlMapping strings = annotations.get();
    for (YamlEntry annotation : annotations.get().entries()) {
      strings = strings.with(new YamlEntry(annotation.key(), asAnnotation(annotation.value())));
    }
    return with(target, metadata.get().with(new YamlEntry(entry.get().key(), strings)));
  }

  private static YamlNode asAnnotation(YamlNode value) {
    if (!(value.content() instanceof YamlScalar scalar)) {
      return YamlScalar.built(value.span(), "", YamlType.STRING);
    }
    JsonScalar json = JsonScalar.of(scalar);
    return json.kind() == JsonScalar.Kind.STRING
        ? scalar
        : YamlScalar.built(scalar.span(), json.doubleText(), YamlType.STRING);
  }

  private static YamlMapping apply(YamlMapping root, Operation operation, CopyLimit limit) {
    return switch (operation.name()) {
      case "add" -> add(root, operation, valueOrNull(operation));
      case "remove" -> remove(root, operation, operation.path());
      case "replace" -> replace(root, operation);
      case "move" -> {
        YamlNode moved = source(root, operation, limit);
        yield add(remove(root, operation, operation.from()), operation, moved);
      }
      case "copy" -> add(root, operation, source(root, operation, limit));
      case "test" -> test(root, operation);
      default -> throw new IllegalStateException(operation.name());
    };
  }

  private static YamlNode valueOrNull(Operation operation) {
    return operation
        .value()
        .orElseGet(() -> YamlScalar.built(operation.place(), "null", YamlType.NULL));
  }

  private static YamlMapping add(YamlMapping root, Operation operation, YamlNode value) {
    return change(
        root,
        operation,
        operation.path(),
        (holder, key) ->
            switch (holder) {
              case YamlMapping mapping -> mapping.with(entry(mapping, key, operation, value));
              case YamlSequence list -> {
                List<YamlNode> items = new ArrayList<>(list.items());
                items.add(
                    key.equals("-") ? items.size() : index(operation, key, items.size() + 1),
                    value);
                yield new YamlSequence(list.span(), items);
              }
              default -> throw missing(operation, operation.path());
            });
  }

  private static YamlMapping remove(YamlMapping root, Operation operation, List<String> path) {
    return change(
        root,
        operation,
        path,
        (holder, key) ->
            switch (holder) {
              case YamlMapping mapping when mapping.find(key).isPresent() -> mapping.without(key);
              case YamlSequence list -> {
                List<YamlNode> items = new ArrayList<>(list.items());
                items.remove(index(operation, key, items.size()));
                yield new YamlSequence(list.span(), items);
              }
              default -> throw missing(operation, path);
            });
  }

  private static YamlMapping replace(YamlMapping root, Operation operation) {
    YamlNode value = valueOrNull(operation);
    if (operation.path().isEmpty()) {
      return switch (value.content()) {
        case YamlMapping mapping -> mapping;
        case YamlSequence _ ->
            throw invalid(operation.place(), "the patch makes the object a list");
        default -> root;
      };
    }
    return change(
        root,
        operation,
        operation.path(),
        (holder, key) ->
            switch (holder) {
              case YamlMapping mapping -> mapping.with(entry(mapping, key, operation, value));
              case YamlSequence list -> {
                List<YamlNode> items = new ArrayList<>(list.items());
                items.set(index(operation, key, items.size()), value);
                yield new YamlSequence(list.span(), items);
              }
              default -> throw missing(operation, operation.path());
            });
  }

  private static YamlMapping test(YamlMapping root, Operation operation) {
    YamlNode found = operation.path().isEmpty() ? root : find(root, operation, operation.path());
    if (!isEqual(found, valueOrNull(operation))) {
      throw invalid(
          operation.place(),
          "the test of '%s' fails: the object has another value there",
          pointer(operation.path()));
    }
    return root;
  }

  /** Gives what {@code move} and {@code copy} take; a null for a key that is missing. */
  private static YamlNode source(YamlMapping root, Operation operation, CopyLimit limit) {
    YamlNode source = find(root, operation, operation.from());
    limit.spend(source, operation.place());
    return source;
  }

  private static YamlNode find(YamlMapping root, Operation operation, List<String> path) {
    if (path.isEmpty()) {
      throw missing(operation, path);
    }
    YamlNode node = root;
    for (int i = 0; i < path.size(); i++) {
      String key = path.get(i);
      boolean isLast = i == path.size() - 1;
      node =
          switch (node.content()) {
            case YamlMapping mapping -> {
              Optional<YamlNode> value = mapping.get(key);
              if (value.isEmpty() && !isLast) {
                throw missing(operation, path);
              }
              yield value.orElseGet(
                  () -> YamlScalar.built(operation.place(), "null", YamlType.NULL));
            }
            case YamlSequence list -> list.items().get(index(operation, key, list.items().size()));
            default -> throw missing(operation, path);
          };
    }
    return node;
  }

  /** Changes the mapping or list that holds the end of a path. */
  private interface Change {
    YamlNode apply(YamlNode holder, String key);
  }

  private static YamlMapping change(
      YamlMapping root, Operation operation, List<String> path, Change change) {
    if (path.isEmpty()) {
      throw missing(operation, path);
    }
    return (YamlMapping) changeBelow(root, operation, path, 0, change);
  }

  private static YamlNode changeBelow(
      YamlNode node, Operation operation, List<String> path, int depth, Change change) {
    String key = path.get(depth);
    if (depth == path.size() - 1) {
      return change.apply(node.content(), key);
    }
    return switch (node.content()) {
      case YamlMapping mapping -> {
        YamlEntry entry = mapping.find(key).orElseThrow(() -> missing(operation, path));
        YamlNode below = changeBelow(entry.value(), operation, path, depth + 1, change);
        yield mapping.with(new YamlEntry(entry.key(), below));
      }
      case YamlSequence list -> {
        List<YamlNode> items = new ArrayList<>(list.items());
        int index = index(operation, key, items.size());
        items.set(index, changeBelow(items.get(index), operation, path, depth + 1, change));
        yield new YamlSequence(list.span(), items);
      }
      default -> throw missing(operation, path);
    };
  }

  private static YamlEntry entry(
      YamlMapping mapping, String key, Operation operation, YamlNode value) {
    return new YamlEntry(
        mapping
            .find(key)
            .map(YamlEntry::key)
            .orElseGet(() -> YamlScalar.built(operation.place(), key, YamlType.STRING)),
        value);
  }

  /**
   * Reads an index.
   *
   * @param size how many there may be; a negative index counts from it
   */
  private static int index(Operation operation, String key, int size) {
    int index;
    try {
      index = Integer.parseInt(key);
    } catch (NumberFormatException e) {
      throw invalid(operation.place(), "'%s' is no index of a list", key);
    }
    int counted = index < 0 ? index + size : index;
    if (counted < 0 || counted >= size) {
      throw invalid(operation.place(), "the list has no index %d", index);
    }
    return counted;
  }

  private static boolean isEqual(YamlNode one, YamlNode other) {
    return switch (one.content()) {
      case YamlMapping mapping ->
          other.content() instanceof YamlMapping same
              && mapping.entries().size() == same.entries().size()
              && mapping.entries().stream()
                  .allMatch(entry ->
                      same.get(entry.name())
                          .filter(value -> isEqual(entry.value(), value))
                          .isPresent());
      case YamlSequence list -> {
        if (!(other.content() instanceof YamlSequence same)
            || list.items().size() != same.items().size()) {
          yield false;
        }
        boolean isSame = true;
        for (int i = 0; i < list.items().size(); i++) {
          isSame = isSame && isEqual(list.items().get(i), same.items().get(i));
        }
        yield isSame;
      }
      case YamlScalar scalar ->
          other.content() instanceof YamlScalar same
              && JsonScalar.of(scalar).equals(JsonScalar.of(same));
      default -> false;
    };
  }

  private static BuildException missing(Operation operation, List<String> path) {
    return invalid(
        operation.place(),
        "the operation '%s' does not apply: the object has no '%s'",
        operation.name(),
        pointer(path));
  }

  private static String pointer(List<String> path) {
    StringBuilder pointer = new StringBuilder();
    for (String key : path) {
      pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static BuildException invalid(Span place, String format, Object... values) {
    return BuildException.of(place, BuildProblem.Kind.INVALID_PATCH, format, values);
  }
}
