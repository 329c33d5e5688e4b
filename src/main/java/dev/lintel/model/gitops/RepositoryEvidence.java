package dev.lintel.model.gitops;

import dev.lintel.source.RootPath;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds out which addresses are those of the repository itself, from its own files alone: those at
 * which at least two paths are named that are here, and more of them than are not. The clone's
 * remotes are not asked, since a fork or a mirror has others.
 */
final class RepositoryEvidence {
  private static final int LEAST_PATHS = 2;

  private final RepositoryFiles files;
  private final Map<String, Set<String>> present = new HashMap<>();
  private final Map<String, Set<String>> missing = new HashMap<>();

  private RepositoryEvidence(RepositoryFiles files) {
    this.files = files;
  }

  /** Gives the keys of this repository; of two addresses with as many paths here neither is it. */
  static Set<String> here(
      List<Application> applications,
      List<ApplicationSet> sets,
      List<FluxObject> flux,
      RepositoryFiles files) {
    RepositoryEvidence evidence = new RepositoryEvidence(files);
    applications.forEach(evidence::add);
    for (ApplicationSet set : sets) {
      set.applications(files, Set.of()).forEach(evidence::add);
      set.allGenerators().forEach(evidence::add);
    }
    flux.forEach(object -> evidence.add(object, flux));
    return evidence.best();
  }

  private Set<String> best() {
    Set<String> best = new TreeSet<>();
    int most = LEAST_PATHS;
    for (Map.Entry<String, Set<String>> entry : present.entrySet()) {
      int paths = entry.getValue().size();
      if (paths >= most && paths > missing.getOrDefault(entry.getKey(), Set.of()).size()) {
        if (paths > most) {
          best.clear();
        }
        most = paths;
        best.add(entry.getKey());
      }
    }
    return best.size() == 1 ? best : Set.of();
  }

  private void add(Application application) {
    for (ApplicationSource source : application.sources()) {
      if (!source.isChart()) {
        source.repositoryKey().ifPresent(key -> source.path().ifPresent(path -> add(key, path)));
      }
    }
  }

  private void add(Generator generator) {
    generator
        .repositoryKey()
        .ifPresent(key ->
            generator
                .directories()
                .forEach(pattern ->
                    present
                        .computeIfAbsent(key, k -> new HashSet<>())
                        .addAll(generator.matched(files, pattern))));
  }

  private void add(FluxObject object, List<FluxObject> flux) {
    if (object.isKustomization()) {
      object
          .source()
          .map(source -> key(source, flux))
          .filter(key -> !key.isEmpty())
          .ifPresent(key -> object.text("path").ifPresent(path -> add(key, path)));
    }
  }

  private void add(String key, YamlScalar path) {
    Optional<String> directory = RootPath.normal(path.value());
    // The root says nothing: each repository has one.
    directory
        .filter(d -> !d.isEmpty())
        .ifPresent(d ->
            (files.exists(d) ? present : missing)
                .computeIfAbsent(key, k -> new HashSet<>())
                .add(d));
  }

  /**
   * Gives the key of the repository that a reference leads to; where its source is not in the
   * repository, as Flux makes the first one itself, a key of its own. Empty for what is no
   * repository of git.
   */
  static String key(FluxReference reference, List<FluxObject> flux) {
    if (!reference.kind().equals("GitRepository")) {
      return "";
    }
    Set<String> urls = new TreeSet<>();
    sources(reference, flux)
        .forEach(source -> urls.add(source.text("url").map(YamlScalar::value).orElse("")));
    return switch (urls.size()) {
      case 0 -> "flux:" + reference.name().value();
      case 1 -> RepositoryUrl.key(urls.iterator().next()).orElse("");
      default -> "";
    };
  }

  /** Gives the sources that a reference may lead to. */
  static Stream<FluxObject> sources(FluxReference reference, List<FluxObject> flux) {
    return flux.stream()
        .filter(source -> source.object().kind().equals(reference.kind()))
        .filter(source -> source.object().name().equals(reference.name().value()));
  }
}
