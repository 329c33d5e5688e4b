package dev.lintel.model.kustomize.transform;

import com.google.re2j.Pattern;
import dev.lintel.model.kustomize.transform.ReplacementPath.Choice;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes the fields at a target's path, all that it leads to. The new tree shares what is not on
 * the way.
 *
 * <p>Kustomize writes nothing below a null and takes that for written (5.7.1, measured).
 */
final class ReplacementWriter {
  private final ReplacementPath path;
  private final boolean mayCreate;
  private final Function<Optional<YamlNode>, YamlNode> change;
  private int written;

  /**
   * @param mayCreate whether fields that are missing on the way are made
   * @param change gives the value of a field for the one that it has, empty for a field that is
   *     made
   */
  ReplacementWriter(
      ReplacementPath path, boolean mayCreate, Function<Optional<YamlNode>, YamlNode> change) {
    this.path = path;
    this.mayCreate = mayCreate;
    this.change = change;
  }

  /** Gives the changed tree; empty where the path leads to no field. */
  Optional<YamlNode> write(YamlNode root) {
    YamlNode changed = write(root, 0);
    return written == 0 ? Optional.empty() : Optional.of(changed);
  }

  private YamlNode write(YamlNode node, int depth) {
    if (depth == path.parts().size()) {
      written++;
      return change.apply(Optional.of(node));
    }
    String part = path.parts().get(depth);
    Optional<Integer> index = ReplacementPath.number(part).filter(number -> number >= 0);
    if (index.isPresent()) {
      return writeItem(node, index.get(), depth);
    }
    if (ReplacementPath.isChoice(part)) {
      return writeChosen(node, path.choice(part), depth);
    }
    return part.equals("*") ? writeWhere(node, item -> true, depth) : writeField(node, part, depth);
  }

  private YamlNode writeField(YamlNode node, String key, int depth) {
    Optional<YamlMapping> fields = path.fields(node);
    if (fields.isEmpty()) {
      return lost(node);
    }
    if (key.isEmpty()) {
      throw ReplacementEntry.invalid(path.entry(), "'%s' has an empty part", path.text());
    }
    Optional<YamlEntry> entry = fields.get().find(key);
    if (entry.isEmpty() && !mayCreate) {
      return node;
    }
    YamlNode value = entry.map(e -> write(e.value(), depth + 1)).orElseGet(() -> create(depth + 1));
    return fields.get().with(new YamlEntry(builtText(key), value));
  }

  private YamlNode writeItem(YamlNode node, int index, int depth) {
    List<YamlNode> items = path.items(node);
    boolean isAppended = mayCreate && index == items.size();
    if (index >= items.size() && !isAppended) {
      throw ReplacementEntry.invalid(
          path.entry(), "'%s' asks for item %d of %d", path.text(), index, items.size());
    }
    if (node.isNull()) {
      return lost(node);
    }
    List<YamlNode> changed = new ArrayList<>(items);
    if (isAppended) {
      changed.add(create(depth + 1));
    } else {
      changed.set(index, write(items.get(index), depth + 1));
    }
    return new YamlSequence(node.span(), changed);
  }

  /** The value of a choice is an expression, which kustomize finds anywhere in what it matches. */
  private YamlNode writeChosen(YamlNode node, Choice choice, int depth) {
    Pattern pattern = Expressions.of(choice.value(), path.entry());
    Predicate<YamlNode> isChosen = item -> isChosen(item, choice.key(), pattern);
    int before = written;
    YamlNode changed = writeWhere(node, isChosen, depth);
    if (written > before || !mayCreate) {
      return changed;
    }
    YamlNode added =
        choice.key().isEmpty()
            ? builtText(choice.value())
            : new YamlMapping(
                path.entry(),
                List.of(new YamlEntry(builtText(choice.key()), builtText(choice.value()))),
                List.of());
    if (!isChosen.test(added)) {
      throw ReplacementEntry.invalid(
          path.entry(), "no item can be made for '%s': it does not match itself", choice.value());
    }
    if (node.isNull()) {
      return lost(node);
    }
    List<YamlNode> items = new ArrayList<>(path.items(node));
    items.add(write(added, depth + 1));
    return new YamlSequence(node.span(), items);
  }

  private static boolean isChosen(YamlNode item, String key, Pattern pattern) {
    Optional<YamlNode> decisive =
        key.isEmpty() ? Optional.of(item) : item.mapping().flatMap(fields -> fields.get(key));
    return decisive
        .flatMap(YamlNode::scalar)
        .filter(scalar -> pattern.matcher(scalar.value().strip()).find())
        .isPresent();
  }

  private YamlNode writeWhere(YamlNode node, Predicate<YamlNode> isMeant, int depth) {
    List<YamlNode> items = path.items(node);
    if (node.isNull() || items.stream().noneMatch(isMeant)) {
      return node;
    }
    return new YamlSequence(
        node.span(), items.stream().map(i -> isMeant.test(i) ? write(i, depth + 1) : i).toList());
  }

  /** Makes the node behind a part of the path: what the next part leads through. */
  private YamlNode create(int depth) {
    if (depth == path.parts().size()) {
      written++;
      return change.apply(Optional.empty());
    }
    String next = path.parts().get(depth);
    boolean isList =
        ReplacementPath.isChoice(next)
            || ReplacementPath.number(next).filter(number -> number >= 0).isPresent();
    YamlNode made =
        isList
            ? new YamlSequence(path.entry(), List.of())
            : new YamlMapping(path.entry(), List.of(), List.of());
    return write(made, depth);
  }

  private YamlNode lost(YamlNode nothing) {
    written += mayCreate ? 1 : 0;
    return nothing;
  }

  private YamlScalar builtText(String text) {
    return YamlScalar.built(path.entry(), text, YamlType.STRING);
  }
}
