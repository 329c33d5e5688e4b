package dev.lintel.model.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds objects by kind and name, and pods and Services by their labels. Immutable and safe for
 * threads; what it looks up is put together at the first question, in one walk over the objects,
 * and what they name at the first that asks for it.
 */
public final class ObjectIndex {
  private final List<KubernetesObject> objects;
  private volatile Tables tables;
  private volatile Mentions mentions;

  /**
   * What is looked up.
   *
   * @param byKind the objects by kind, then by name, each in their order
   * @param makers by kind and name of what a controller makes, the objects that ask for it
   * @param names those of both, by kind
   */
  private record Tables(
      Map<ObjectKind, Map<String, List<KubernetesObject>>> byKind,
      Map<ObjectKind, Map<String, List<KubernetesObject>>> makers,
      Map<ObjectKind, Set<String>> names,
      LabelIndex<PodTemplate> pods,
      LabelIndex<KubernetesObject> services) {
    static Tables of(List<KubernetesObject> objects) {
      Map<ObjectKind, Map<String, List<KubernetesObject>>> byKind = new LinkedHashMap<>();
      Map<ObjectKind, Map<String, List<KubernetesObject>>> makers = new HashMap<>();
      List<PodTemplate> pods = new ArrayList<>();
      List<KubernetesObject> services = new ArrayList<>();
      for (KubernetesObject object : objects) {
        ObjectKind kind = ObjectKind.of(object);
        add(byKind, kind, object.name(), object);
        ProvidedObjects.madeFor(object, (made, name) -> add(makers, made, name, object));
        object.pods().forEach(pod -> pods.add(new PodTemplate(object, pod)));
        if (kind.isCore("Service")) {
          services.add(object);
        }
      }
      Map<ObjectKind, Set<String>> names = new HashMap<>();
      Stream.of(byKind, makers)
          .flatMap(table -> table.entrySet().stream())
          .forEach(entry ->
              names
                  .computeIfAbsent(entry.getKey(), kind -> new LinkedHashSet<>())
                  .addAll(entry.getValue().keySet()));
      return new Tables(
          byKind,
          makers,
          names,
          new LabelIndex<>(pods, pod -> pod.pod().labels()),
          new LabelIndex<>(services, KubernetesObject::labels));
    }

    private static void add(
        Map<ObjectKind, Map<String, List<KubernetesObject>>> table,
        ObjectKind kind,
        String name,
        KubernetesObject object) {
      table
          .computeIfAbsent(kind, k -> new LinkedHashMap<>())
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(object);
    }
  }

  /**
   * What the objects name.
   *
   * @param references in the order of the objects
   * @param names by kind
   */
  private record Mentions(List<ObjectReference> references, Map<ObjectKind, Set<String>> names) {
    static Mentions of(List<KubernetesObject> objects) {
      List<ObjectReference> references =
          objects.stream().flatMap(object -> ReferenceTable.of(object).stream()).toList();
      return new Mentions(
          references,
          references.stream()
              .collect(
                  Collectors.groupingBy(
                      ObjectReference::target,
                      Collectors.mapping(r -> r.name().value(), Collectors.toSet()))));
    }
  }

  private ObjectIndex(List<KubernetesObject> objects) {
    this.objects = List.copyOf(objects);
  }

  public static ObjectIndex of(List<KubernetesObject> objects) {
    return new ObjectIndex(objects);
  }

  /** Gives all objects, in their order. */
  public List<KubernetesObject> objects() {
    return objects;
  }

  /** Gives the objects of a kind, by name. */
  public List<KubernetesObject> ofKind(ObjectKind kind) {
    return tables().byKind().getOrDefault(kind, Map.of()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Gives the objects of a kind and name, in all namespaces. Several of one namespace are
   * alternatives, as files of one directory hold them for several environments.
   */
  public List<KubernetesObject> named(ObjectKind kind, String name) {
    return found(tables().byKind(), kind, name);
  }

  /** Gives the objects for which a controller makes the object of a kind and name. */
  public List<KubernetesObject> makers(ObjectKind kind, String name) {
    return found(tables().makers(), kind, name);
  }

  /** Tells whether any of the objects names an object of a kind and name. */
  boolean isMentioned(ObjectKind kind, String name) {
    return mentions().names().getOrDefault(kind, Set.of()).contains(name);
  }

  private static List<KubernetesObject> found(
      Map<ObjectKind, Map<String, List<KubernetesObject>>> table, ObjectKind kind, String name) {
    return table.getOrDefault(kind, Map.of()).getOrDefault(name, List.of());
  }

  /** Gives the names of the objects of a kind, those that controllers make included. */
  Set<String> names(ObjectKind kind) {
    return tables().names().getOrDefault(kind, Set.of());
  }

  /** Gives all pods, in the order of the objects. */
  public List<PodTemplate> pods() {
    return tables().pods().all();
  }

  /**
   * Gives the pods of a namespace that a selector selects; empty where there are too many to look
   * at.
   *
   * @param namespace empty for any
   */
  public Optional<List<PodTemplate>> pods(LabelSelector selector, String namespace) {
    return tables()
        .pods()
        .select(selector)
        .map(pods ->
            pods.stream()
                .filter(pod -> Namespaces.mayBeOne(pod.owner().namespace(), namespace))
                .toList());
  }

  /**
   * Gives the Services of all namespaces whose own labels a selector selects; empty where there are
   * too many to look at.
   */
  public Optional<List<KubernetesObject>> services(LabelSelector selector) {
    return tables().services().select(selector);
  }

  /** Gives all that the objects name, in their order. */
  public List<ObjectReference> references() {
    return mentions().references();
  }

  private Tables tables() {
    Tables known = tables;
    if (known == null) {
      synchronized (this) {
        known = tables;
        if (known == null) {
          known = Tables.of(objects);
          tables = known;
        }
      }
    }
    return known;
  }

  private Mentions mentions() {
    Mentions known = mentions;
    if (known == null) {
      synchronized (this) {
        known = mentions;
        if (known == null) {
          known = Mentions.of(objects);
          mentions = known;
        }
      }
    }
    return known;
  }
}
