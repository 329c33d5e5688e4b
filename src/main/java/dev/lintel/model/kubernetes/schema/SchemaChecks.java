package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Overlay;
import dev.lintel.model.kubernetes.schema.CheckedObject.Basis;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private final List<DeploymentUnit> units;
  private final KubernetesVersions versions;
  private final Map<String, ApiStatus> statuses = new ConcurrentHashMap<>();
  private volatile Checks checks;

  /**
   * @param whole the objects that stand for themselves
   * @param patches those of which other files hold the rest
   * @param units among which are those that overlays build
   * @param versions those of Kubernetes that the objects are for
   */
  public SchemaChecks(
      List<KubernetesObject> whole,
      List<KubernetesObject> patches,
      List<DeploymentUnit> units,
      KubernetesVersions versions) {
    this.whole = List.copyOf(whole);
    this.patches = List.copyOf(patches);
    this.units = List.copyOf(units);
    this.versions = versions;
  }

  public KubernetesVersions versions() {
    return versions;
  }

  /**
   * An object that an overlay builds.
   *
   * @param checked with the problems that no check of a file tells: they are where a patch, a
   *     replacement or a kustomization puts a value into the object
   */
  public record BuiltObject(Overlay overlay, CheckedObject checked) {}

  private record Checks(List<CheckedObject> written, List<BuiltObject> built) {}

  /** Gives all objects as their files have them, those that stand for themselves first. */
  public List<CheckedObject> all() {
    return checks().written();
  }

  /** Gives the objects that overlays build with a problem of their own, overlay by overlay. */
  public List<BuiltObject> built() {
    return checks().built();
  }

  private Checks checks() {
    Checks made = checks;
    if (made == null) {
      synchronized (this) {
        made = checks;
        if (made == null) {
          made = check();
          checks = made;
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

  private Checks check() {
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
    return new Checks(List.copyOf(all), built(all, kinds));
  }

  private List<BuiltObject> built(List<CheckedObject> written, Map<String, KindSchemas> kinds) {
    Set<String> files = new HashSet<>();
    whole.forEach(object -> files.add(object.root().span().source().path()));
    Set<Problem> known = new HashSet<>();
    written.forEach(object -> object.problems().forEach(problem -> known.add(Problem.of(problem))));
    List<BuiltObject> built = new ArrayList<>();
    for (DeploymentUnit unit : units) {
      if (unit.overlay().isEmpty()) {
        continue;
      }
      for (KubernetesObject object : unit.objects()) {
        CheckedObject checked = check(object, object.isPartial(), kinds);
        List<SchemaProblem> problems =
            checked.problems().stream()
                .filter(problem -> {
                  Problem place = Problem.of(problem);
                  return !files.contains(place.path()) && !known.contains(place);
                })
                .toList();
        if (!problems.isEmpty()) {
          built.add(
              new BuiltObject(
                  unit.overlay().get(),
                  new CheckedObject(object, checked.basis(), problems, List.of())));
        }
      }
    }
    return List.copyOf(built);
  }

  /** What is said of one place. */
  private record Problem(SchemaProblem.Kind kind, String path, int start, int end) {
    static Problem of(SchemaProblem problem) {
      Span span = problem.span().resolved();
      return new Problem(problem.kind(), span.source().path(), span.start(), span.end());
    }
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
