package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.SchemaIndex.Served;
import dev.lintel.source.DataTable;
import dev.lintel.source.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether Kubernetes serves the API version and kind of an object. */
public sealed interface ApiStatus {
  /** It does, in all versions that are asked for, and in those that are known to follow. */
  record Current() implements ApiStatus {}

  /**
   * It does, and a later version does not.
   *
   * @param gone the first minor of 1 without it
   * @param successor the API version to write instead, if there is one
   */
  record Expiring(int gone, Optional<String> successor) implements ApiStatus {}

  /**
   * It does, and asks for another one to be used.
   *
   * @param since the first minor of 1 that asks so
   * @param successor the API version and kind to use instead, if there is one
   */
  record Discouraged(int since, Optional<String> successor) implements ApiStatus {}

  /**
   * It did once.
   *
   * @param gone the first minor of 1 without it
   * @param successor the API version to write instead, if there is one
   */
  record Removed(int gone, Optional<String> successor) implements ApiStatus {}

  /**
   * A later version does, and the oldest that is asked for does not.
   *
   * @param since the first minor of 1 with it
   * @param predecessor an API version that the oldest serves
   */
  record NotYet(int since, Optional<String> predecessor) implements ApiStatus {}

  /**
   * It never did, though the API group is its own.
   *
   * @param advice the end of a message: what was probably meant; may be empty
   */
  record Unknown(String advice) implements ApiStatus {}

  /** The kind is none of its own, as those of custom resources are. */
  record Foreign() implements ApiStatus {}

  /** Judges an object by the versions that manifests are for. */
  static ApiStatus of(KubernetesObject object, KubernetesVersions versions) {
    List<Served> kinds = SchemaIndex.served(object.kind());
    Optional<Served> served =
        kinds.stream().filter(kind -> kind.apiVersion().equals(object.apiVersion())).findFirst();
    if (served.isEmpty()) {
      return removedBefore(object).orElseGet(() -> unserved(object, kinds, versions));
    }
    List<Integer> minors = served.get().minors();
    if (minors.getFirst() > versions.oldest()) {
      return new NotYet(minors.getFirst(), other(object, kinds, List.of(versions.oldest())));
    }
    int gone = minors.getLast() + 1;
    if (gone <= versions.newest()) {
      List<Integer> all =
          IntStream.rangeClosed(Math.max(versions.oldest(), gone), versions.newest())
              .boxed()
              .toList();
      return new Removed(gone, other(object, kinds, all));
    }
    return gone <= SchemaIndex.NEWEST
        ? new Expiring(gone, other(object, kinds, List.of(versions.newest(), gone)))
        : discouraged(object, versions).orElseGet(Current::new);
  }

  private static Optional<ApiStatus> discouraged(
      KubernetesObject object, KubernetesVersions versions) {
    return row("model/kubernetes/deprecated-apis.txt", object)
        .filter(row -> Integer.parseInt(row[0]) <= versions.newest())
        .map(row -> {
          String successor = String.join(" ", List.of(row).subList(1, row.length));
          return new Discouraged(
              Integer.parseInt(row[0]), Optional.of(successor).filter(api -> !api.equals("-")));
        });
  }

  /** Gives what stands behind an API version and kind in a table. */
  private static Optional<String[]> row(String table, KubernetesObject object) {
    String start = object.apiVersion() + " " + object.kind() + " ";
    return DataTable.rows(table).stream()
        .filter(row -> row.startsWith(start))
        .map(row -> row.substring(start.length()).split(" "))
        .findFirst();
  }

  /** Gives the most stable version of a kind that some versions of Kubernetes serve. */
  private static Optional<String> other(
      KubernetesObject object, List<Served> kinds, Collection<Integer> minors) {
    return kinds.stream()
        .filter(kind -> kind.minors().containsAll(minors))
        .map(Served::apiVersion)
        .filter(api -> !api.equals(object.apiVersion()) && isOfGroup(api, object.group()))
        .max(
            Comparator.comparingInt(ApiStatus::stability).thenComparing(Comparator.naturalOrder()));
  }

  private static int stability(String apiVersion) {
    if (apiVersion.contains("alpha")) {
      return 0;
    }
    return apiVersion.contains("beta") ? 1 : 2;
  }

  private static boolean isOfGroup(String apiVersion, String group) {
    return group.isEmpty() ? apiVersion.indexOf('/') < 0 : apiVersion.startsWith(group + "/");
  }

  private static Optional<ApiStatus> removedBefore(KubernetesObject object) {
    return row("model/kubernetes/removed-apis.txt", object)
        .map(row ->
            new Removed(
                Integer.parseInt(row[0]), Optional.of(row[1]).filter(api -> !api.equals("-"))));
  }

  private static ApiStatus unserved(
      KubernetesObject object, List<Served> kinds, KubernetesVersions versions) {
    if (!SchemaIndex.isOwnGroup(object.group())) {
      return new Foreign();
    }
    List<String> versionsOfKind =
        kinds.stream()
            .filter(kind -> kind.minors().contains(versions.newest()))
            .map(Served::apiVersion)
            .toList();
    if (!versionsOfKind.isEmpty()) {
      return new Unknown("; its kind is in %s".formatted(String.join(" and ", versionsOfKind)));
    }
    return new Unknown(
        Spelling.nearest(object.kind(), SchemaIndex.kinds(object.apiVersion()))
            .map("; did you mean '%s'?"::formatted)
            .orElse(""));
  }
}
