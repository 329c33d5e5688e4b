package dev.lintel.engine;

import dev.lintel.finding.Notification;
import dev.lintel.model.Artifact;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.GitException;
import dev.lintel.source.Notice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A repository as the commands about tables see it: no rule runs. */
record SqlProject(Project project, Snapshots snapshots, List<Notification> notifications) {
  private static final Set<ArtifactKind> KINDS =
      EnumSet.of(ArtifactKind.SQL, ArtifactKind.PYTHON, ArtifactKind.YAML);

  SqlProject {
    notifications = List.copyOf(notifications);
  }

  /** Reads all files of a root that hold SQL, or tell of its tables. */
  static SqlProject of(CheckRequest request) throws InvalidPolicyException, GitException {
    try (Supply supply = Supply.of(request)) {
      Policy policy = Checker.policy(request, supply);
      Snapshots snapshots = Snapshots.of(request.root(), policy.catalogFiles(), supply);
      RunFiles files = supply.files(policy.exclude());
      FileTree tree = supply.tree();
      Context context =
          new Context(
              () -> List.copyOf(files.checked()),
              List.of(),
              tree,
              new ArtifactParser(tree::ask),
              request.as(),
              snapshots,
              KubernetesVersions.NEWEST,
              AdmissionFiles.none());
      Timings timings = new Timings(false);
      List<FileJob> jobs = new ArrayList<>();
      for (ArtifactSource source : context.sources(KINDS, (kind, text) -> KINDS.contains(kind))) {
        jobs.add(FileJob.load(source, timings));
      }
      Workers.run(jobs, request.threads(), done -> {});
      List<Artifact> artifacts = new ArrayList<>();
      List<Notification> notifications = new ArrayList<>();
      for (Notice notice : files.notices()) {
        notifications.add(
            notice.isIncomplete()
                ? Notification.incomplete(notice.path(), notice.message())
                : Notification.warning(notice.path() + ": " + notice.message()));
      }
      for (FileJob job : jobs) {
        job.artifact().filter(a -> a.kind() != ArtifactKind.TEXT).ifPresent(artifacts::add);
        notifications.addAll(job.notifications());
      }
      artifacts.sort((a, b) -> a.path().compareTo(b.path()));
      return new SqlProject(
          new ProjectBuilder(
                  artifacts,
                  Set.of(),
                  new FileTree(path -> false, Optional.empty()),
                  snapshots::tables,
                  KubernetesVersions.NEWEST,
                  List.of())
              .build(),
          snapshots,
          notifications);
    }
  }
}
