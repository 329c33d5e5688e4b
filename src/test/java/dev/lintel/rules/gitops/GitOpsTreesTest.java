package dev.lintel.rules.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories as they lie on disk, with files that no rule parses. */
class GitOpsTreesTest {
  private static final String WEB =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: %1$s, namespace: argocd}
      spec:
        project: shop
        source: {repoURL: https://git.example.org/shop/infra, targetRevision: %2$s, path: %3$s}
        destination: {server: https://kubernetes.default.svc, namespace: %1$s}
      """;

  @TempDir Path root;

  /** Values files and configurations are no manifests, and are there all the same. */
  @Test
  void filesThatAreNotParsedAreThere() throws IOException {
    write(
        Map.of(
            "argocd/web.yaml",
            WEB.formatted("web", "main", "apps/web"),
            "argocd/jobs.yaml",
            WEB.formatted("jobs", "main", "apps/jobs"),
            "argocd/chart.yaml",
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: redis, namespace: argocd}
            spec:
              project: shop
              sources:
                - repoURL: https://charts.example.org
                  chart: redis
                  targetRevision: 17.1.0
                  helm: {valueFiles: [$values/env/redis, $values/env/mysql.txt]}
                - {repoURL: https://git.example.org/shop/infra, targetRevision: main, ref: values}
              destination: {server: https://kubernetes.default.svc, namespace: redis}
            """,
            "apps/web/README.txt",
            "made by a plugin",
            "apps/jobs/README.txt",
            "made by a plugin",
            "env/redis",
            "replicas: 2"));
    assertEquals(
        "argocd/chart.yaml:10:46: high: gitops/missing-values-file the values file"
            + " '$values/env/mysql.txt' does not exist: there is no 'env/mysql.txt'\n",
        found());
  }

  /** A base is not what is deployed: overlays change what is wrong in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "patches: [{path: patch.yaml}]",
        "patches: [{target: {kind: Application}, path: patch.yaml}]",
        "patches: [{target: {kind: Application, name: web.*}, path: patch.yaml}]",
        "replacements: [{source: {kind: ConfigMap}, targets: [{select: {name: web-prod}}]}]",
      })
  void whatAKustomizationChangesIsNotWhatIsDeployed(String change) throws IOException {
    write(
        Map.of(
            "argocd/base/web.yaml",
            WEB.formatted("web-prod", "HEAD", "deploy"),
            "argocd/prod/kustomization.yaml",
            "resources: [../base/web.yaml]\n" + change + "\n",
            "argocd/prod/patch.yaml",
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web-prod, namespace: argocd}
            spec: {source: {targetRevision: main}}
            """));
    assertEquals("", found());
  }

  /** A finding is where the overlay says so; in what overlays share it is one. */
  @Test
  void whatOverlaysBuildIsJudged() throws IOException {
    String overlay =
        """
        resources: [../base]
        patches:
          - patch: |
              apiVersion: helm.toolkit.fluxcd.io/v2
              kind: HelmRelease
              metadata: {name: web, namespace: web}
              spec: {chart: {spec: {version: %s}}}
        """;
    write(
        Map.of(
            "apps/base/web.yaml",
            """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: web, namespace: web}
            spec:
              interval: 10m
              chart: {spec: {chart: web, sourceRef: {kind: HelmRepository, name: podinf}}}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: HelmRepository
            metadata: {name: podinfo, namespace: web}
            spec: {interval: 1h, url: https://charts.example.org}
            """,
            "apps/base/kustomization.yaml",
            "resources: [web.yaml]\n",
            "apps/staging/kustomization.yaml",
            overlay.formatted("'>=1.0.0-alpha'"),
            "apps/production/kustomization.yaml",
            overlay.formatted("'>=1.0.0'")));
    assertEquals(
        """
        apps/base/web.yaml:6:70: high: gitops/missing-source there is no HelmRepository 'podinf';\
         did you mean 'podinfo'?
        apps/production/kustomization.yaml:7:38: medium: gitops/moving-revision production takes any\
         new version of the chart: '>=1.0.0'
        """,
        found());
  }

  @Test
  void whatAKustomizationOnlyTakesUpIsJudged() throws IOException {
    write(
        Map.of(
            "argocd/base/web.yaml",
            WEB.formatted("web-prod", "HEAD", "deploy"),
            "argocd/base/kustomization.yaml",
            "resources: [web.yaml]\npatches: [{target: {kind: Deployment}, patch: '[]'}]\n"));
    assertEquals(
        "argocd/base/web.yaml:6:73: medium: gitops/moving-revision production follows 'HEAD' of"
            + " the repository, whichever branch that is\n",
        found());
  }

  /** The layout that Flux's own documentation proposes for several clusters. */
  @Test
  void clustersOfFluxShareNames() throws IOException {
    String apps =
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: apps, namespace: flux-system}
        spec:
          interval: 10m0s
          dependsOn: [{name: infra-configs}]
          sourceRef: {kind: GitRepository, name: flux-system}
          path: ./apps/%s
          prune: true
        """;
    String infrastructure =
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: infra-configs, namespace: flux-system}
        spec:
          interval: 1h
          sourceRef: {kind: GitRepository, name: flux-system}
          path: ./infrastructure
          prune: true
        """;
    String namespace =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: podinfo}
        """;
    write(
        Map.of(
            "clusters/production/apps.yaml",
            apps.formatted("production"),
            "clusters/staging/apps.yaml",
            apps.formatted("staging"),
            "clusters/production/infrastructure.yaml",
            infrastructure,
            "clusters/staging/infrastructure.yaml",
            infrastructure,
            "infrastructure/namespace.yaml",
            namespace,
            "apps/production/kustomization.yaml",
            "resources: [../base]\n",
            "apps/staging/kustomization.yaml",
            "resources: [../base]\n",
            "apps/base/kustomization.yaml",
            "resources: [namespace.yaml]\n",
            "apps/base/namespace.yaml",
            namespace));
    assertEquals("", found());
  }

  /** Nothing that a file may hold stops a rule. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec:",
        "spec: []",
        "spec: {source: x, sources: y, destination: z, syncPolicy: q, generators: r, template: s}",
        "spec: {sources: [~, 1, [], {}], destination: [], syncPolicy: {automated: true}}",
        "spec: {generators: [~, 1, {}, {list: ~}, {list: {elements: [~, 1]}}, {git: {}}]}",
        "spec: {generators: [{matrix: {generators: [{matrix: {}}, ~]}}], template: {a: '{{a'}}",
        "spec: {generators: [{list: {elements: [{a: '{{a}}', b: '}}{{'}]}}], template: {a:"
            + " '{{a}}'}}",
        "spec: {source: {repoURL: 'https://', path: '../../../..', targetRevision: ''}}",
        "spec: {source: {repoURL: 'https://a/b', path: '', helm: {valueFiles: ['$', '$/', '$a']}}}",
        "spec: {destinations: [~, 1, {}, {server: '!'}], sourceRepos: [~, 1, '!', '*'], dependsOn:"
            + " 1}",
        "spec: {path: 1, sourceRef: 1, dependsOn: [~, {}, {name: x}], chart: {spec: []}, prune: x}",
        "metadata: {annotations: {argocd.argoproj.io/sync-options: ',,=,', argocd.argoproj.io/hook:"
            + " ','}}",
        "metadata: {annotations: []}",
        "spec: &a {template: *a}",
      })
  void hostileObjectsAreRead(String rest) throws IOException {
    String kinds =
        List.of(
                "argoproj.io/v1alpha1 Application",
                "argoproj.io/v1alpha1 ApplicationSet",
                "argoproj.io/v1alpha1 AppProject",
                "kustomize.toolkit.fluxcd.io/v1 Kustomization",
                "helm.toolkit.fluxcd.io/v2 HelmRelease",
                "source.toolkit.fluxcd.io/v1 GitRepository")
            .stream()
            .map(kind -> kind.split(" "))
            .map(kind -> "apiVersion: %s\nkind: %s\n%s\n".formatted(kind[0], kind[1], rest))
            .collect(Collectors.joining("---\n"));
    write(Map.of("all.yaml", kinds));
    assertEquals(List.of(), WholeRun.of(root).result().notifications());
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private String found() {
    return WholeRun.of(root)
        .concise()
        .lines()
        .filter(line -> line.contains(" gitops/"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
