package dev.lintel.rules.kustomize;

import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kustomize.FileReference;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a kustomization takes from another machine when it is built.
 *
 * @param title for messages, as {@code 'github.com/example/bases//web'}
 * @param moves why it may be something else at the next build, as an end of a message; empty where
 *     it is pinned, or where its address does not tell
 */
record RemoteSource(Span place, String title, Optional<String> moves) {
  /** Names that branches have, and addresses of what is newest. */
  private static final Set<String> MOVING =
      Set.of("main", "master", "HEAD", "develop", "dev", "trunk", "latest", "heads");

  static List<RemoteSource> of(Kustomization kustomization) {
    List<RemoteSource> sources = new ArrayList<>();
    for (FileReference reference : kustomization.references()) {
      String path = reference.path();
      boolean isLocal = kustomization.resolve(path).filter(kustomization.exists()).isPresent();
      if (isAddress(path) && !isLocal && !Placeholder.isIn(path)) {
        sources.add(new RemoteSource(reference.place(), "'" + path + "'", moves(path)));
      }
    }
    Stream.of("helmCharts", "helmChartInflationGenerator")
        .flatMap(field -> kustomization.root().items(field).stream())
        .flatMap(item -> item.mapping().stream())
        .forEach(chart -> chart(chart).ifPresent(sources::add));
    return sources;
  }

  /** What kustomize takes for an address (api/internal/git/repospec.go of v0.20.1). */
  private static boolean isAddress(String path) {
    return path.contains("://")
        || path.startsWith("git@")
        || path.startsWith("git::")
        || path.startsWith("github.com/")
        || path.startsWith("github.com:")
        || path.contains("?ref=");
  }

  private static Optional<String> moves(String address) {
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    Optional<String> ref =
        Arrays.stream(address.substring(query + 1).split("&"))
            .filter(part -> query >= 0)
            .filter(part -> part.startsWith("ref=") || part.startsWith("version="))
            .map(part -> part.substring(part.indexOf('=') + 1))
            .findFirst();
    if (ref.isPresent()) {
      return ref.filter(name -> MOVING.contains(name) || name.startsWith("refs/heads/"))
          .map(name -> "'%s' moves".formatted(name));
    }
    if (isFile(path)) {
      return Arrays.stream(path.split("/"))
          .skip(3)
          .filter(MOVING::contains)
          .findFirst()
          .map(name -> "'%s' moves".formatted(name));
    }
    return Optional.of("it has no '?ref=' and follows the default branch");
  }

  private static boolean isFile(String path) {
    return path.startsWith("http")
        && (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json"));
  }

  private static Optional<RemoteSource> chart(YamlMapping chart) {
    String repository = chart.text("repo").or(() -> chart.text("chartRepoUrl")).orElse("");
    String name = chart.text("name").or(() -> chart.text("chartName")).orElse("");
    String version = chart.text("version").or(() -> chart.text("chartVersion")).orElse("");
    if (repository.isEmpty() || Placeholder.isIn(repository + name + version)) {
      return Optional.empty();
    }
    boolean isRange = version.chars().anyMatch(c -> "*^~<>| xX".indexOf(c) >= 0);
    Optional<String> moves =
        version.isEmpty()
            ? Optional.of("it has no 'version' and is the newest at each build")
            : Optional.of("'%s' is a range".formatted(version)).filter(text -> isRange);
    Span place =
        chart
            .get("version")
            .or(() -> chart.get("name"))
            .or(() -> chart.get("repo"))
            .orElse(chart)
            .span();
    return Optional.of(new RemoteSource(place, "chart '%s'".formatted(name), moves));
  }
}
