package dev.lintel.model.kustomize.resource;

import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * A resource in a build: its tree, and what kustomize remembers of the way to it. Immutable, so
 * that overlays of one base share what they do not change.
 *
 * @param root the object; without aliases and merge keys
 * @param isClusterScoped whether the kind is known to have no namespace
 * @param previousIds those that it had before, oldest first
 * @param prefixes those that its name was given, in the order of the steps
 * @param suffixes as the prefixes
 * @param variables names of the {@code vars} that take their value from this resource
 * @param options what a generator or a patch asks for
 */
public record Resource(
    YamlMapping root,
    boolean isClusterScoped,
    List<ResourceId> previousIds,
    List<String> prefixes,
    List<String> suffixes,
    List<String> variables,
    Options options) {
  public Resource {
    previousIds = List.copyOf(previousIds);
    prefixes = List.copyOf(prefixes);
    suffixes = List.copyOf(suffixes);
    variables = List.copyOf(variables);
  }

  /**
   * What a generator or a patch asks for.
   *
   * @param needsHash whether the name gets a hash of the content
   * @param mayChangeName whether a patch may change the name of its target
   * @param mayChangeKind whether a patch may change the kind of its target
   */
  public record Options(
      boolean needsHash, Behavior behavior, boolean mayChangeName, boolean mayChangeKind) {
    public static final Options NONE = new Options(false, Behavior.UNSPECIFIED, false, false);
  }

  /** Makes one that nothing has happened to. */
  public static Resource of(YamlMapping root, boolean isClusterScoped) {
    return new Resource(
        root, isClusterScoped, List.of(), List.of(), List.of(), List.of(), Options.NONE);
  }

  public Gvk gvk() {
    return Gvk.of(root.text("apiVersion").orElse(""), root.text("kind").orElse(""));
  }

  /** Gives the id that the tree says. */
  public ResourceId id() {
    return new ResourceId(
        gvk(),
        root.text("metadata", "name").orElse(""),
        root.text("metadata", "namespace").orElse(""),
        isClusterScoped);
  }

  /** Gives the id that it was loaded with. */
  public ResourceId originalId() {
    return previousIds.isEmpty() ? id() : previousIds.getFirst();
  }

  /** Gives all ids that it ever had, the present one last. */
  public List<ResourceId> allIds() {
    List<ResourceId> ids = new ArrayList<>(previousIds);
    ids.add(id());
    return ids;
  }

  public Resource withRoot(YamlMapping changed) {
    return new Resource(
        changed, isClusterScoped, previousIds, prefixes, suffixes, variables, options);
  }

  /** Gives this resource with its present id among the previous ones, before that changes. */
  public Resource remembered() {
    return new Resource(root, isClusterScoped, allIds(), prefixes, suffixes, variables, options);
  }

  public Resource withPrefix(String prefix) {
    return new Resource(
        root, isClusterScoped, previousIds, with(prefixes, prefix), suffixes, variables, options);
  }

  public Resource withSuffix(String suffix) {
    return new Resource(
        root, isClusterScoped, previousIds, prefixes, with(suffixes, suffix), variables, options);
  }

  public Resource withVariable(String name) {
    return new Resource(
        root, isClusterScoped, previousIds, prefixes, suffixes, with(variables, name), options);
  }

  public Resource withOptions(Options changed) {
    return new Resource(root, isClusterScoped, previousIds, prefixes, suffixes, variables, changed);
  }

  private static <T> List<T> with(List<T> list, T added) {
    List<T> longer = new ArrayList<>(list);
    longer.add(added);
    return longer;
  }
}
