package dev.lintel.engine;

import dev.lintel.engine.shellcheck.Shellcheck;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.Policy;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A cache on its way. For a directory it is read beside the walk over it, which takes as long; the
 * few files that a hook names need none.
 */
final class OpeningCache {
  private final FutureTask<AnalysisCache> task;

  private OpeningCache(FutureTask<AnalysisCache> task) {
    this.task = task;
  }

  /** Gives the cache of a request; empty where it asks for none or looks at a part of a tree. */
  static Optional<OpeningCache> of(
      CheckRequest request,
      Policy policy,
      List<ActiveRule> rules,
      Snapshots snapshots,
      KubernetesVersions versions,
      AdmissionFiles admission) {
    if (request.cache().isEmpty() || !(request.scope() instanceof Scope.Everything)) {
      return Optional.empty();
    }
    CheckRequest.Cache cache = request.cache().get();
    List<String> scope =
        List.of(
            cache.build(),
            request.root().toString(),
            request.as().toString(),
            request.shellcheck().map(Shellcheck::stamp).orElse(""),
            snapshots.stamps() + versions,
            policy.customRules() + admission.contents());
    FutureTask<AnalysisCache> task =
        new FutureTask<>(() -> AnalysisCache.open(cache.directory(), scope, rules));
    if (Files.isDirectory(request.paths().getFirst())) {
      Thread thread = new Thread(task, "lintel-cache");
      thread.setDaemon(true);
      thread.start();
    }
    return Optional.of(new OpeningCache(task));
  }

  /** Gives the cache as soon as it is open; empty where the run is interrupted before. */
  Optional<AnalysisCache> get() {
    task.run();
    try {
      return Optional.of(task.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
