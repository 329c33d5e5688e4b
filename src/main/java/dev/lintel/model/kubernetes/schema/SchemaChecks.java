package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.CheckedObject.Basis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The objects of a project, checked against their schemas when somebody asks for the first time.
 * Safe to share between threads; who asks meanwhile waits.
 */
public final class SchemaChecks {
  private final List<KubernetesObject> whole;
  private final List<KubernetesObject> patches;
  private final KubernetesVersions versions;
  private final Map<String, ApiStatus> statuses = new ConcurrentHashMap<>();
  private volatile List<CheckedObject> checked;

  /**
   * @param whole the objects that stand for themselves
   * @param patches those of which other files hold the rest
   * @param versions those of Kubernetes that the objects are for
   */
  public SchemaChecks(
      List<KubernetesObject> whole, List<KubernetesObject> patches, KubernetesVersions versions) {
    this.whole = List.copyOf(whole);
    this.patches = List.copyOf(patches);
    this.versions = versions;
  }

  public KubernetesVersions versions() {
    return versions;
  }

  /** Gives all objects, those that stand for themselves first. */
  public List<CheckedObject> all() {
    List<CheckedObject> made = checked;
    if (made == null) {
      synchronized (this) {
        made = checked;
        if (made == null) {
          made = check();
          checked = made;
        }
      }
    }
    return made;
  }

  /** Tells whether Kubernetes serves the API version and kind of an object. */
  public ApiStatus status(KubernetesObject object) {
    return statuses.computeIfAbsent(api(object), api -> ApiStatus.of(object, versions));
  }

  /**
   * What the objects of one API version and kind are checked against.
   *
   * @param schemas one for each version of Kubernetes that tells another
   */
  private record KindSchemas(Basis basis, List<Schema> schemas) {}

  private List<CheckedObject> check() {
    List<KubernetesObject> objects = whole;
    Map<String, KindSchemas> kinds = new HashMap<>();
    for (KubernetesObject object : objects) {
      for (DefinitionReader.Defined defined : DefinitionReader.read(object)) {
        kinds.put(
            defined.apiVersion() + " " + defined.kind(),
            new KindSchemas(Basis.REPOSITORY, List.of(defined.schema())));
      }
    }
    List<CheckedObject> all = new ArrayList<>();
    objects.forEach(object -> all.add(check(object, object.isPartial(), kinds)));
    patches.forEach(object -> all.add(check(object, true, kinds)));
    return List.copyOf(all);
  }

  private CheckedObject check(
      KubernetesObject object, boolean isPartial, Map<String, KindSchemas> kinds) {
    KindSchemas kind = kinds.computeIfAbsent(api(object), api -> shipped(object));
    Set<SchemaProblem> problems = new LinkedHashSet<>();
    List<RuledValue> ruled = new ArrayList<>();
    for (Schema schema : kind.schemas) {
      SchemaCheck check = SchemaCheck.of(object.root(), schema, isPartial, object.place());
      problems.addAll(check.problems());
      ruled.addAll(check.ruled());
    }
    return new CheckedObject(object, kind.basis, List.copyOf(problems), ruled);
  }

  private static String api(KubernetesObject object) {
    return object.apiVersion() + " " + object.kind();
  }

  private KindSchemas shipped(KubernetesObject object) {
    List<Schema> schemas = new ArrayList<>();
    for (int minor = versions.newest(); minor >= versions.oldest(); minor--) {
      SchemaIndex.find(object.apiVersion(), object.kind(), minor)
          .filter(schema -> !schemas.contains(schema))
          .ifPresent(schemas::add);
    }
    boolean isOwn =
        SchemaIndex.served(object.kind()).stream()
            .anyMatch(served -> served.apiVersion().equals(object.apiVersion()));
    return schemas.isEmpty()
        ? new KindSchemas(isOwn ? Basis.KUBERNETES : Basis.NONE, List.of(SchemaIndex.anyObject()))
        : new KindSchemas(isOwn ? Basis.KUBERNETES : Basis.SHIPPED, List.copyOf(schemas));
  }
}
