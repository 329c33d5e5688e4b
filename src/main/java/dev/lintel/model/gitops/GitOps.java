package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.RootPath;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that Argo CD and Flux are told in a repository.
 *
 * <p>Steps: take the objects of both; find out which addresses are those of this repository, since
 * only their paths can be looked up; make the Applications of the ApplicationSets whose generators
 * the repository knows.
 *
 * @param applications those that stand in files, then those that ApplicationSets make
 * @param here the keys of this repository's addresses
 */
public record GitOps(
    List<Application> applications,
    List<ApplicationSet> sets,
    List<AppProject> projects,
    List<FluxObject> flux,
    RepositoryFiles files,
    Set<String> here) {
  public GitOps {
    applications = List.copyOf(applications);
    sets = List.copyOf(sets);
    projects = List.copyOf(projects);
    flux = List.copyOf(flux);
    here = Set.copyOf(here);
  }

  /**
   * Reads the objects.
   *
   * @param told those that no kustomization changes, and what overlays build of the others
   * @param files all files of the repository
   */
  public static GitOps of(List<ToldObject> told, RepositoryFiles files) {
    List<Application> applications = new ArrayList<>();
    List<ApplicationSet> sets = new ArrayList<>();
    List<AppProject> projects = new ArrayList<>();
    List<FluxObject> flux = new ArrayList<>();
    for (ToldObject one : told) {
      KubernetesObject object = one.object();
      if (object.isIn("argoproj.io")) {
        switch (object.kind()) {
          case "Application" -> applications.add(new Application(one, object.root()));
          case "ApplicationSet" -> sets.add(new ApplicationSet(one));
          case "AppProject" -> projects.add(new AppProject(one));
          default -> {}
        }
      } else {
        FluxObject.of(one).ifPresent(flux::add);
      }
    }
    Set<String> here = RepositoryEvidence.here(applications, sets, flux, files);
    sets.forEach(set -> applications.addAll(set.applications(files, here)));
    return new GitOps(applications, sets, projects, flux, files, here);
  }

  /** Tells whether an object is one that Argo CD or Flux reads. */
  public static boolean isTold(KubernetesObject object) {
    return object.isIn("argoproj.io") || FluxObject.of(object).isPresent();
  }

  /** Gives the paths of this repository that are deployed. */
  public List<DeployedPath> deployedPaths() {
    List<DeployedPath> paths = new ArrayList<>();
    for (Application application : applications) {
      for (ApplicationSource source : application.sources()) {
        if (source.repositoryKey().filter(here::contains).isPresent() && !source.isChart()) {
          source.path().flatMap(path -> path(application, source, path)).ifPresent(paths::add);
        }
      }
    }
    for (FluxObject object : flux) {
      if (object.isKustomization() && isHere(object)) {
        object.text("path").flatMap(path -> path(object, path)).ifPresent(paths::add);
      }
    }
    return paths;
  }

  private static Optional<DeployedPath> path(
      Application application, ApplicationSource source, YamlScalar path) {
    return RootPath.normal(path.value())
        .map(directory ->
            new DeployedPath(
                application.told(),
                path,
                directory,
                application.destination().flatMap(Destination::namespace),
                Optional.of(source),
                Optional.of(application),
                isFollowed(source)));
  }

  /** Tells whether a source is that of a branch; a branch may well have a name like a version's. */
  public static boolean isFollowed(ApplicationSource source) {
    return FixedText.isUnset(source.root(), "targetRevision")
        || source.revision().filter(revision -> !Revision.isPinned(revision.value())).isPresent();
  }

  private Optional<DeployedPath> path(FluxObject object, YamlScalar path) {
    return RootPath.normal(path.value())
        .map(directory ->
            new DeployedPath(
                object.told(),
                path,
                directory,
                object.text("targetNamespace"),
                Optional.empty(),
                Optional.empty(),
                isFollowed(object)));
  }

  /** Tells whether what an object of Flux deploys comes from this repository. */
  public boolean isHere(FluxObject object) {
    return object
        .source()
        .filter(source -> here.contains(RepositoryEvidence.key(source, flux)))
        .isPresent();
  }

  /** Tells whether the source of an object of Flux follows a branch. */
  public boolean isFollowed(FluxObject object) {
    return object.source().stream()
        .flatMap(source -> sources(source))
        .allMatch(source ->
            Stream.of("tag", "semver", "commit", "name")
                .allMatch(field -> source.spec().flatMap(s -> s.get("ref", field)).isEmpty()));
  }

  /** Gives the sources that a reference may lead to. */
  public Stream<FluxObject> sources(FluxReference reference) {
    return RepositoryEvidence.sources(reference, flux);
  }
}
