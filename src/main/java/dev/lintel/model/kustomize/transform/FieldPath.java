package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.transform.FieldEdits.Edit;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of one field, which is made where it is missing.
 *
 * @param place where it is written
 * @param parts keys; {@code [key=value]} for the item of a list that has it, {@code [=value]} for
 *     the one that is it; an index, from 0; {@code -} for the last item
 */
record FieldPath(Span place, List<String> parts) {
  FieldPath {
    parts = List.copyOf(parts);
  }

  static FieldPath of(YamlScalar path) {
    return new FieldPath(
        path.span(),
        FieldEdits.split(path.value(), path.span()).stream()
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList());
  }

  /**
   * Changes the field below a node. Nothing below a null, and no item by its index, is made.
   *
   * @param cause the entry that asks for the change
   */
  YamlNode change(YamlNode node, Span cause, Edit edit) {
    if (parts.isEmpty()) {
      return edit.change(node);
    }
    if (node.isNull()) {
      return node;
    }
    String part = parts.getFirst();
    if (part.equals("-") || isIndex(part)) {
      return changeIndexed(sequence(node), part, cause, edit);
    }
    if (part.startsWith("[") && part.endsWith("]")) {
      return changeMatching(sequence(node), part, cause, edit);
    }
    YamlMapping mapping =
        node.mapping()
            .orElseThrow(
                () -> Settings.wrong(place, "'%s' is looked up in what is no mapping", part));
    YamlEntry entry =
        mapping.find(part).orElseGet(() -> new YamlEntry(text(part, cause), rest().empty(cause)));
    YamlNode changed = rest().change(entry.value(), cause, edit);
    return mapping.with(new YamlEntry(entry.key(), changed));
  }

  private YamlNode changeIndexed(YamlSequence list, String part, Span cause, Edit edit) {
    int last = list.items().size() - 1;
    int index = part.equals("-") ? last : Integer.parseInt(part);
    return index < 0 || index > last
        ? list
        : with(list, index, rest().change(list.items().get(index), cause, edit));
  }

  private YamlNode changeMatching(YamlSequence list, String part, Span cause, Edit edit) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      throw Settings.wrong(place, "'%s' is no [key=value] of an item", part);
    }
    String key = part.substring(1, equals);
    String value = part.substring(equals + 1, part.length() - 1);
    for (int i = 0; i < list.items().size(); i++) {
      YamlNode item = list.items().get(i);
      YamlNode compared =
          key.isEmpty() ? item : item.mapping().flatMap(m -> m.get(key)).orElse(null);
      if (compared instanceof YamlScalar scalar && scalar.value().equals(value)) {
        return with(list, i, rest().change(item, cause, edit));
      }
    }
    YamlNode made =
        key.isEmpty()
            ? text(value, cause)
            : new YamlMapping(
                cause, List.of(new YamlEntry(text(key, cause), text(value, cause))), List.of());
    List<YamlNode> items = new ArrayList<>(list.items());
    items.add(rest().change(made, cause, edit));
    return new YamlSequence(list.span(), items);
  }

  private static YamlSequence with(YamlSequence list, int index, YamlNode item) {
    List<YamlNode> items = new ArrayList<>(list.items());
    items.set(index, item);
    return new YamlSequence(list.span(), items);
  }

  private YamlSequence sequence(YamlNode node) {
    return node.sequence()
        .orElseThrow(
            () -> Settings.wrong(place, "'%s' is looked up in what is no list", parts.getFirst()));
  }

  private FieldPath rest() {
    return new FieldPath(place, parts.subList(1, parts.size()));
  }

  /** Gives what is made where the path up to here has nothing: a list before an item. */
  private YamlNode empty(Span cause) {
    if (parts.isEmpty()) {
      return text("", cause);
    }
    String next = parts.getFirst();
    return isIndex(next) || next.startsWith("[") && next.endsWith("]")
        ? new YamlSequence(cause, List.of())
        : new YamlMapping(cause, List.of(), List.of());
  }

  private static boolean isIndex(String part) {
    return part.length() < 10 && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static YamlScalar text(String text, Span cause) {
    return YamlScalar.built(cause, text, YamlType.STRING);
  }
}
