package dev.lintel.model.kustomize.merge;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Merges lists whose items are told from each other by keys, or by themselves where they are
 * scalars. Of several keys one may be left out where no item has it, as the protocol of ports.
 */
final class AssociativeList {
  /** The cost of a merge is the square of this; lists of Kubernetes have a few dozen. */
  private static final int MOST_ITEMS = 2_000;

  /** The key of an item that is told by itself. */
  private static final List<String> SELF = List.of("");

  private final StrategicMerge merge;
  private final SchemaNode schema;

  /**
   * Makes the merge of one list.
   *
   * @param schema null for a list that is merged because its items have names
   */
  AssociativeList(StrategicMerge merge, SchemaNode schema) {
    this.merge = merge;
    this.schema = schema;
  }

  /** The keys that tell one item and their values, in the same order. */
  private record Identity(List<String> keys, List<String> values) {
    /** Leaves out the keys that no item has a value for; without any, all stay. */
    Identity restrictedTo(Set<String> used) {
      if (used.isEmpty()) {
        return this;
      }
      List<String> restrictedKeys = new ArrayList<>();
      List<String> restrictedValues = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        if (used.contains(keys.get(i))) {
          restrictedKeys.add(keys.get(i));
          restrictedValues.add(values.get(i));
        }
      }
      return new Identity(restrictedKeys, restrictedValues);
    }
  }

  /** Gives the merged list; null where the patch deletes it. */
  YamlNode merge(YamlNode dest, YamlNode patch) {
    YamlNode base = dest;
    YamlNode other = patch;
    if (StrategicMerge.isMissing(dest)) {
      base = patch;
    } else if (patch != null && patch.isNull()) {
      return null;
    } else if (patch != null) {
      StrategicMerge.Directed directed =
          StrategicMerge.directedList((YamlSequence) patch.content());
      other = directed.patch();
      switch (directed.directive()) {
        case MERGE -> base = StrategicMerge.isSame(dest, patch) ? other : dest;
        case REPLACE -> base = other;
        case DELETE -> {
          return null;
        }
      }
    }
    YamlSequence list = (YamlSequence) base.content();
    List<YamlNode> added =
        other != null && other.content() instanceof YamlSequence s ? s.items() : List.of();
    List<String> keys = schema == null ? inferredKeys(list, added, other) : schema.mergeKeys();
    if (list.items().size() + added.size() > MOST_ITEMS) {
      throw BuildException.of(
          (patch == null ? list : patch).span(),
          BuildProblem.Kind.LIMIT,
          "a list that is merged may have %,d items",
          MOST_ITEMS);
    }
    boolean isAdded = StrategicMerge.isSame(base, other);
    List<YamlNode> merged = mergeItems(list.items(), added, isAdded, keys);
    return isSame(merged, list.items()) ? list : new YamlSequence(list.span(), merged);
  }

  private static boolean isSame(List<YamlNode> one, List<YamlNode> other) {
    boolean isSame = one.size() == other.size();
    for (int i = 0; isSame && i < one.size(); i++) {
      isSame = StrategicMerge.isSame(one.get(i), other.get(i));
    }
    return isSame;
  }

  private static List<String> inferredKeys(
      YamlSequence list, List<YamlNode> added, YamlNode patch) {
    boolean hasNames = StrategicMerge.hasNames(list);
    boolean addsNames = patch == null || added.isEmpty() || StrategicMerge.hasNames(patch);
    if (!hasNames || !addsNames) {
      throw StrategicMerge.invalid(
          patch == null ? list : patch, "not all items of the list that is merged have a 'name'");
    }
    return List.of("name");
  }

  /**
   * Merges items.
   *
   * @param isAdded whether the list is the patch's own, so that both hold the same items
   */
  private List<YamlNode> mergeItems(
      List<YamlNode> dest, List<YamlNode> patch, boolean isAdded, List<String> keys) {
    List<String> told = keys.isEmpty() ? SELF : keys;
    List<List<String>> all = identities(dest, patch, told);
    if (told.size() > 1) {
      completeEachOther(all);
    }
    Set<String> used = usedKeys(all, told);
    List<YamlNode> left = new ArrayList<>(dest);
    List<YamlNode> merged = new ArrayList<>();
    List<String> lastKeys = told;
    for (List<String> values : all) {
      Identity identity = new Identity(told, values).restrictedTo(used);
      lastKeys = identity.keys();
      Identity own = identity.restrictedTo(usedKeys(List.of(identity.values()), identity.keys()));
      YamlNode old = find(left, own);
      YamlNode change = isAdded ? old : find(patch, own);
      YamlNode item = merge.walk(old, change, schema == null ? null : schema.items().orElse(null));
      YamlNode complete = isEmpty(item) ? item : withKeys(item, identity);
      if (old != null && old.content() instanceof YamlMapping) {
        YamlNode remaining = remaining(old, change, complete);
        left.replaceAll(kept -> StrategicMerge.isSame(kept, old) ? remaining : kept);
      }
      if (isEmpty(complete)) {
        set(left, identity, null);
      } else {
        set(merged, identity, complete);
      }
    }
    if (all.isEmpty()) {
      return dest;
    }
    return merge.options().prepends()
        ? append(merged, left, lastKeys)
        : append(left, merged, lastKeys);
  }

  /**
   * Gives what an item of the object becomes in its place. One that the patch replaces stays as it
   * is; where new items are prepended, the old ones come last and win over their replacements.
   */
  private static YamlNode remaining(YamlNode old, YamlNode change, YamlNode merged) {
    if (change == null || !(change.content() instanceof YamlMapping)) {
      return merged == null ? old : merged;
    }
    StrategicMerge.Directed directed = StrategicMerge.directed(change, false);
    if (StrategicMerge.isSame(old, change)) {
      return merged == null ? directed.patch() : merged;
    }
    boolean isMerged = directed.directive() == StrategicMerge.Directive.MERGE && merged != null;
    return isMerged ? merged : old;
  }

  /** Gives the values of the keys of all items, each once, those that come first first. */
  private List<List<String>> identities(
      List<YamlNode> dest, List<YamlNode> patch, List<String> keys) {
    Set<List<String>> values = new LinkedHashSet<>();
    for (List<YamlNode> items :
        merge.options().prepends() ? List.of(patch, dest) : List.of(dest, patch)) {
      for (YamlNode item : items) {
        values.add(keys.stream().map(key -> value(item, key)).toList());
      }
    }
    return new ArrayList<>(values);
  }

  private static String value(YamlNode item, String key) {
    YamlNode value = key.isEmpty() ? item : valueOf(item, key);
    boolean isTold = value != null && (key.isEmpty() || !value.isNull());
    return isTold ? text(value) : "";
  }

  private static String text(YamlNode node) {
    return node.content() instanceof YamlScalar scalar ? scalar.value() : "";
  }

  /**
   * Two items that agree in one key and of which one leaves out another are the same: {@code 8080}
   * and {@code 8080/TCP}.
   */
  private static void completeEachOther(List<List<String>> all) {
    for (int i = 0; i < all.size(); i++) {
      List<String> one = all.get(i);
      boolean isComplete = !one.contains("");
      for (int j = 0; j < all.size(); j++) {
        if (isComplete && !all.get(j).contains("")) {
          continue;
        }
        Optional<List<String>> both = completed(one, all.get(j));
        if (both.isPresent()) {
          all.set(i, both.get());
          all.set(j, both.get());
        }
      }
    }
  }

  private static Optional<List<String>> completed(List<String> one, List<String> other) {
    boolean agree = false;
    List<String> both = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      String a = one.get(i);
      String b = other.get(i);
      if (a.equals(b)) {
        agree = true;
      } else if (!a.isEmpty() && !b.isEmpty()) {
        return Optional.empty();
      }
      both.add(a.isEmpty() ? b : a);
    }
    return agree ? Optional.of(both) : Optional.empty();
  }

  private static Set<String> usedKeys(List<List<String>> all, List<String> keys) {
    Set<String> used = new LinkedHashSet<>();
    for (List<String> values : all) {
      for (int i = 0; i < values.size(); i++) {
        if (!values.get(i).isEmpty()) {
          used.add(keys.get(i));
        }
      }
    }
    return used;
  }

  /** Gives the first item with all values; null without one. */
  private static YamlNode find(List<YamlNode> items, Identity identity) {
    boolean isSelf = identity.keys().getFirst().isEmpty();
    for (YamlNode item : items) {
      if (isSelf ? text(item).equals(identity.values().getFirst()) : hasAll(item, identity)) {
        return item;
      }
    }
    return null;
  }

  private static boolean hasAll(YamlNode item, Identity identity) {
    for (int i = 0; i < identity.keys().size(); i++) {
      YamlNode value = valueOf(item, identity.keys().get(i));
      if (value == null || !text(value).equals(identity.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Gives the value of a key, null without one: each pair of items is compared, so this is hot. */
  private static YamlNode valueOf(YamlNode item, String key) {
    if (item.content() instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (entry.name().equals(key)) {
          return entry.value();
        }
      }
    }
    return null;
  }

  /** Adds the keys that an item is told by and lacks. */
  private static YamlNode withKeys(YamlNode item, Identity identity) {
    if (!(item.content() instanceof YamlMapping mapping)) {
      return item;
    }
    YamlMapping complete = mapping;
    for (int i = 0; i < identity.keys().size(); i++) {
      String key = identity.keys().get(i);
      String value = identity.values().get(i);
      if (!value.isEmpty() && complete.find(key).isEmpty()) {
        complete =
            complete.with(
                new YamlEntry(
                    YamlScalar.built(mapping.span(), key, YamlType.STRING),
                    YamlScalar.built(mapping.span(), value, YamlType.STRING)));
      }
    }
    return complete;
  }

  /**
   * Puts an item in the place of those that it is told the same as, else at the end; without an
   * item takes those away. Items without content go.
   */
  private static void set(List<YamlNode> items, Identity identity, YamlNode item) {
    int kept = 0;
    boolean isFound = false;
    for (YamlNode old : items) {
      if (isEmpty(old)) {
        continue;
      }
      if (isTold(old, identity)) {
        isFound = true;
        if (item != null) {
          items.set(kept++, item);
        }
      } else if (!identity.values().isEmpty()) {
        items.set(kept++, old);
      }
    }
    items.subList(kept, items.size()).clear();
    if (item != null && !isFound) {
      items.add(item);
    }
  }

  /** Tells whether an item has the values; any value will do for a key whose value is empty. */
  private static boolean isTold(YamlNode item, Identity identity) {
    if (identity.values().isEmpty()) {
      return false;
    }
    for (int i = 0; i < identity.values().size(); i++) {
      String key = identity.keys().get(i);
      String value = identity.values().get(i);
      if (key.isEmpty()) {
        if (!(item.content() instanceof YamlScalar) || !text(item).equals(value)) {
          return false;
        }
        continue;
      }
      YamlNode found = valueOf(item, key);
      if (found == null || !value.isEmpty() && !text(found).equals(value)) {
        return false;
      }
    }
    return true;
  }

  /** Appends items, each in the place of those that it is told the same as. */
  private static List<YamlNode> append(
      List<YamlNode> items, List<YamlNode> added, List<String> keys) {
    for (YamlNode item : added) {
      List<String> values = new ArrayList<>(keys.size());
      for (String key : keys) {
        YamlNode value = key.isEmpty() ? item : valueOf(item, key);
        if (value != null) {
          values.add(text(value));
        } else {
          items.add(item);
        }
      }
      Identity identity = new Identity(keys, values);
      if (keys.size() > 1) {
        set(items, identity, null);
      }
      set(items, identity, item);
    }
    return items;
  }

  /** Tells whether an item is missing, a null or a mapping without keys. */
  static boolean isEmpty(YamlNode item) {
    return StrategicMerge.isMissing(item)
        || item.content() instanceof YamlMapping mapping && mapping.entries().isEmpty();
  }
}
