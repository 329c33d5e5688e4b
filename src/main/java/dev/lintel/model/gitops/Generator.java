package dev.lintel.model.gitops;

import dev.lintel.source.Glob;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One generator of an ApplicationSet.
 *
 * @param type the key that says what it is, as {@code list}; empty for a kind that is not known
 * @param root what stands under that key; the item where none is known
 * @param item the mapping that holds the key
 */
public record Generator(String type, YamlMapping root, YamlMapping item) {
  private static final List<String> TYPES =
      List.of(
          "list",
          "clusters",
          "git",
          "matrix",
          "merge",
          "scmProvider",
          "pullRequest",
          "clusterDecisionResource",
          "plugin");

  /** A set that makes more Applications than these is not followed further. */
  private static final int MOST_SETS = 200;

  /** Gives the generators of the list at a path of keys. */
  static List<Generator> allOf(YamlMapping holder, String... path) {
    return holder.items(path).stream()
        .flatMap(item -> item.mapping().stream())
        .map(Generator::of)
        .toList();
  }

  private static Generator of(YamlMapping item) {
    return TYPES.stream()
        .flatMap(type -> item.mapping(type).map(root -> new Generator(type, root, item)).stream())
        .findFirst()
        .orElseGet(() -> new Generator("", item, item));
  }

  /** Gives the generators that a matrix or a merge puts together. */
  public List<Generator> children() {
    return switch (type) {
      case "matrix", "merge" -> allOf(root, "generators");
      default -> List.of();
    };
  }

  /** Gives this generator and all that it is made of. */
  public Stream<Generator> all() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Generator::all));
  }

  /** Gives the key of the repository that a git generator reads. */
  public Optional<String> repositoryKey() {
    return type.equals("git")
        ? FixedText.at(root, "repoURL").flatMap(url -> RepositoryUrl.key(url.value()))
        : Optional.empty();
  }

  /** Gives the patterns of directories that a git generator looks for. */
  public List<YamlScalar> directories() {
    return patterns("directories", false);
  }

  /** Gives the patterns of directories that a git generator leaves out. */
  public List<YamlScalar> excluded() {
    return patterns("directories", true);
  }

  /** Gives the patterns of files that a git generator reads. */
  public List<YamlScalar> files() {
    return patterns("files", false);
  }

  private List<YamlScalar> patterns(String field, boolean isExclusion) {
    return root.items(field).stream()
        .flatMap(item -> item.mapping().stream())
        .filter(entry -> isExclusion(entry) == isExclusion)
        .flatMap(entry -> FixedText.at(entry, "path").stream())
        .toList();
  }

  private static boolean isExclusion(YamlMapping entry) {
    return entry.get("exclude").flatMap(YamlNode::scalar).filter(YamlScalar::isTrue).isPresent();
  }

  /** Gives the elements of a list that is written out; empty where it is not. */
  public Optional<YamlSequence> elements() {
    return root.find("elementsYaml").isPresent()
        ? Optional.empty()
        : root.get("elements").flatMap(YamlNode::sequence);
  }

  /**
   * Gives the names of the parameters that it provides, or starts of names; empty where they are
   * not known from the file. Source: the pages on generators of the manual of Argo CD 3.1, read
   * 2026-11-27.
   */
  public Optional<Set<String>> names() {
    return switch (type) {
      case "list" -> elements().flatMap(Generator::elementNames);
      case "clusters" ->
          root.find("flatList").isPresent()
              ? Optional.empty()
              : Optional.of(
                  withValues(
                      "name",
                      "nameNormalized",
                      "server",
                      "project",
                      "metadata.labels",
                      "metadata.annotations"));
      case "git" ->
          root.find("files").isPresent() || root.find("pathParamPrefix").isPresent()
              ? Optional.empty()
              : Optional.of(withValues("path"));
      case "matrix", "merge" -> childNames();
      default -> Optional.empty();
    };
  }

  private static Optional<Set<String>> elementNames(YamlSequence elements) {
    Set<String> names = new TreeSet<>();
    for (YamlNode element : elements.items()) {
      Optional<YamlMapping> mapping = element.mapping();
      if (mapping.isEmpty() || !mapping.get().merged().isEmpty()) {
        return Optional.empty();
      }
      names.addAll(mapping.get().keys());
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private Set<String> withValues(String... own) {
    Set<String> names = new TreeSet<>(List.of(own));
    root.mapping("values")
        .ifPresent(values -> values.keys().forEach(key -> names.add("values." + key)));
    return names;
  }

  private Optional<Set<String>> childNames() {
    Set<String> names = new TreeSet<>();
    for (Generator child : children()) {
      Optional<Set<String>> found = child.names();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      names.addAll(found.get());
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  /**
   * Gives what it hands the template; empty where not all of it is known from the repository.
   *
   * @param here the keys of this repository
   */
  List<ParameterSet> sets(RepositoryFiles files, Set<String> here, boolean isGoTemplate) {
    if (item.find("selector").isPresent() || root.find("template").isPresent()) {
      return List.of();
    }
    return switch (type) {
      case "list" -> elementSets();
      case "git" ->
          repositoryKey().filter(here::contains).isPresent()
              ? directorySets(files, isGoTemplate)
              : List.of();
      case "matrix" -> product(files, here, isGoTemplate);
      default -> List.of();
    };
  }

  private List<ParameterSet> elementSets() {
    return elements().stream()
        .flatMap(elements -> elements.items().stream())
        .flatMap(element -> element.mapping().stream())
        .limit(MOST_SETS)
        .map(ParameterSet::of)
        .toList();
  }

  private List<ParameterSet> directorySets(RepositoryFiles files, boolean isGoTemplate) {
    if (root.find("pathParamPrefix").isPresent()) {
      return List.of();
    }
    List<ParameterSet> sets = new ArrayList<>();
    for (YamlScalar pattern : directories()) {
      for (String directory : matched(files, pattern)) {
        sets.add(ParameterSet.ofDirectory(directory, pattern, isGoTemplate));
      }
    }
    return sets;
  }

  /** Gives the directories with anything to deploy that a pattern finds. */
  List<String> matched(RepositoryFiles files, YamlScalar pattern) {
    Glob glob = Glob.of(pattern.value());
    List<Glob> without = excluded().stream().map(YamlScalar::value).map(Glob::of).toList();
    return files.directories().stream()
        .filter(glob::matches)
        .filter(directory -> without.stream().noneMatch(other -> other.matches(directory)))
        .limit(MOST_SETS)
        .toList();
  }

  private List<ParameterSet> product(
      RepositoryFiles files, Set<String> here, boolean isGoTemplate) {
    List<ParameterSet> sets = List.of(new ParameterSet(Map.of()));
    for (Generator child : children()) {
      List<ParameterSet> factors = child.sets(files, here, isGoTemplate);
      // The other factor's parameters are put in all the same; those of this one stay unknown.
      if (!factors.isEmpty()) {
        sets =
            sets.stream().flatMap(set -> factors.stream().map(set::with)).limit(MOST_SETS).toList();
      }
    }
    return sets.getFirst().values().isEmpty() ? List.of() : sets;
  }
}
