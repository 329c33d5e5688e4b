package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.CheckedObject.Basis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The objects of a project, checked against their schemas when somebody asks for the first time.
 * Safe to share between threads; nothing is locked meanwhile, because a rule that takes too long is
 * left behind and would leave the lock behind too.
 */
public final class SchemaChecks {
  private final Supplier<List<KubernetesObject>> whole;
  private final Supplier<List<KubernetesObject>> patches;
  private final KubernetesVersions versions;
  private volatile List<CheckedObject> checked;

  /**
   * @param whole the objects that stand for themselves
   * @param patches those of which other files hold the rest
   * @param versions those of Kubernetes that the objects are for
   */
  public SchemaChecks(
      Supplier<List<KubernetesObject>> whole,
      Supplier<List<KubernetesObject>> patches,
      KubernetesVersions versions) {
    this.whole = whole;
    this.patches = patches;
    this.versions = versions;
  }

  public KubernetesVersions versions() {
    return versions;
  }

  /** Gives all objects, those that stand for themselves first. */
  public List<CheckedObject> all() {
    List<CheckedObject> made = checked;
    if (made == null) {
      made = check();
      checked = made;
    }
    return made;
  }

  private List<CheckedObject> check() {
    List<KubernetesObject> objects = whole.get();
    Map<String, Schema> defined = new HashMap<>();
    for (KubernetesObject object : objects) {
      for (DefinitionReader.Defined definition : DefinitionReader.read(object)) {
        defined.put(definition.apiVersion() + " " + definition.kind(), definition.schema());
      }
    }
    List<CheckedObject> all = new ArrayList<>();
    objects.forEach(object -> all.add(check(object, object.isPartial(), defined)));
    patches.get().forEach(object -> all.add(check(object, true, defined)));
    return List.copyOf(all);
  }

  private CheckedObject check(
      KubernetesObject object, boolean isPartial, Map<String, Schema> defined) {
    Schema own = defined.get(object.apiVersion() + " " + object.kind());
    if (own != null) {
      return checked(object, isPartial, Basis.REPOSITORY, List.of(own));
    }
    Set<Schema> schemas = new LinkedHashSet<>();
    for (int minor = versions.newest(); minor >= versions.oldest(); minor--) {
      SchemaIndex.find(object.apiVersion(), object.kind(), minor).ifPresent(schemas::add);
    }
    boolean isOwn =
        SchemaIndex.served(object.kind()).stream()
            .anyMatch(served -> served.apiVersion().equals(object.apiVersion()));
    if (schemas.isEmpty()) {
      List<Schema> any = List.of(SchemaIndex.anyObject());
      return checked(object, isPartial, isOwn ? Basis.KUBERNETES : Basis.NONE, any);
    }
    return checked(
        object, isPartial, isOwn ? Basis.KUBERNETES : Basis.SHIPPED, List.copyOf(schemas));
  }

  private static CheckedObject checked(
      KubernetesObject object, boolean isPartial, Basis basis, List<Schema> schemas) {
    Set<SchemaProblem> problems = new LinkedHashSet<>();
    for (Schema schema : schemas) {
      problems.addAll(SchemaCheck.check(object.root(), schema, isPartial, object.place()));
    }
    return new CheckedObject(object, basis, List.copyOf(problems));
  }
}
