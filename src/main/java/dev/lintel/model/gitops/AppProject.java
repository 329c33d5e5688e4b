package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A project of Argo CD, which says what its Applications may deploy and where to. */
public record AppProject(ToldObject told) {
  /** Gives what stands in the file. */
  public KubernetesObject object() {
    return told.object();
  }

  public String name() {
    return object().name();
  }

  /** Gives the repositories that may be deployed, those behind an exclamation mark may not. */
  public List<YamlScalar> sourceRepositories() {
    return object().root().items("spec", "sourceRepos").stream()
        .flatMap(item -> item.scalar().stream())
        .toList();
  }

  public List<Destination> destinations() {
    return mappings("spec", "destinations").stream().map(Destination::new).toList();
  }

  /** Gives the entry that allows every object that belongs to no namespace. */
  public Optional<YamlMapping> anyClusterResource() {
    return mappings("spec", "clusterResourceWhitelist").stream()
        .filter(entry -> isAny(entry, "group") && isAny(entry, "kind"))
        .findFirst();
  }

  private static boolean isAny(YamlMapping entry, String key) {
    return entry.text(key).filter("*"::equals).isPresent();
  }

  private List<YamlMapping> mappings(String... path) {
    return object().root().items(path).stream().flatMap(item -> item.mapping().stream()).toList();
  }

  /** Tells whether a repository may be deployed; so where part of what decides it is not known. */
  public boolean allowsSource(String url) {
    List<String> patterns = sourceRepositories().stream().map(YamlScalar::value).toList();
    return patterns.stream().anyMatch(Placeholder::isIn)
        || allows(patterns, pattern -> isRepository(pattern, url));
  }

  private static boolean isRepository(String pattern, String url) {
    return Wildcard.matches(pattern, url) || Wildcard.matches(bare(pattern), bare(url));
  }

  private static String bare(String url) {
    return RepositoryUrl.key(url).orElseGet(() -> url.toLowerCase(Locale.ROOT));
  }

  /**
   * Tells whether a destination is allowed; so where part of what decides it is not known, as a
   * cluster that one of both tells by its name and the other by its address.
   */
  public boolean allowsDestination(Destination destination) {
    boolean isAllowed = false;
    for (Destination entry : destinations()) {
      boolean isUnsure = isUnsure(entry, destination);
      if (isUnsure || isAt(entry, destination)) {
        if (!isDenial(entry)) {
          isAllowed = true;
        } else if (!isUnsure) {
          return false;
        }
      }
    }
    return isAllowed;
  }

  private static boolean isDenial(Destination entry) {
    return List.of("server", "name", "namespace").stream()
        .anyMatch(key -> entry.root().text(key).filter(text -> text.startsWith("!")).isPresent());
  }

  private static boolean isUnsure(Destination entry, Destination destination) {
    boolean isOfOtherSort =
        entry.isByAddress() != destination.isByAddress()
            && entry.cluster().filter(cluster -> !cluster.equals("*")).isPresent();
    String namespace = entry.root().text("namespace").orElse("*");
    String own = destination.namespace().map(YamlScalar::value).orElse("");
    return isOfOtherSort && matches(namespace, own)
        || Placeholder.isIn(namespace)
        || destination.cluster().isEmpty()
        || own.isEmpty();
  }

  private static boolean isAt(Destination entry, Destination destination) {
    return matches(
            entry.root().text("namespace").orElse("*"),
            destination.namespace().map(YamlScalar::value).orElse(""))
        && matches(entry.cluster().orElse("*"), destination.cluster().orElse(""));
  }

  private static boolean matches(String pattern, String text) {
    return Wildcard.matches(pattern.startsWith("!") ? pattern.substring(1) : pattern, text);
  }

  private static boolean allows(List<String> patterns, Predicate<String> matches) {
    return patterns.stream().filter(pattern -> !pattern.startsWith("!")).anyMatch(matches)
        && patterns.stream()
            .filter(pattern -> pattern.startsWith("!"))
            .map(pattern -> pattern.substring(1))
            .noneMatch(matches);
  }

  /** Tells whether a list is there at all; Argo CD allows nothing where it is not. */
  public boolean says(String field) {
    return object().root().get("spec", field).flatMap(YamlNode::sequence).isPresent();
  }
}
