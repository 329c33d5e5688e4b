package dev.lintel.model;

import dev.lintel.model.gitops.GitOps;
import dev.lintel.model.helm.Chart;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.model.kubernetes.schema.SchemaChecks;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.kustomize.build.BuildTrial;
import dev.lintel.model.sql.RepositoryCatalog;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.update.RepositoryUpdates;
import dev.lintel.source.Deferred;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.Set;

/**
 * All artifacts of a run, each list in the order of the paths.
 *
 * @param paths all files of the project, relative to the root with forward slashes
 * @param kubernetes all Kubernetes objects, those that kustomizations take up and patches included
 * @param tables those that SQL defines and that snapshots know
 * @param deployed what Argo CD and Flux are told
 * @param code the actions and reusable workflows, and who uses them
 * @param updates what Dependabot keeps up to date
 * @param schemaChecks the objects with what their schemas say of them
 * @param builds what became of the kustomizations that no other takes up
 * @param trial builds kustomizations as they would be after an edit
 * @param policies admission policies, and what they need, that hold beside those among the objects
 */
public record Project(
    Set<String> paths,
    List<SqlScript> scripts,
    List<Workflow> workflows,
    List<ActionDefinition> actions,
    ProjectObjects kubernetes,
    List<DeploymentUnit> units,
    List<Kustomization> kustomizations,
    List<Build> builds,
    BuildTrial trial,
    List<Chart> charts,
    Deferred<RepositoryCatalog> tables,
    Deferred<GitOps> deployed,
    Deferred<RepositoryCode> code,
    RepositoryUpdates updates,
    SchemaChecks schemaChecks,
    List<KubernetesObject> policies) {
  public Project {
    paths = Set.copyOf(paths);
    scripts = List.copyOf(scripts);
    workflows = List.copyOf(workflows);
    actions = List.copyOf(actions);
    units = List.copyOf(units);
    kustomizations = List.copyOf(kustomizations);
    builds = List.copyOf(builds);
    charts = List.copyOf(charts);
    policies = List.copyOf(policies);
  }

  /** Gives the tables that are known to all scripts. */
  public TableCatalog catalog() {
    return tables.get().tables();
  }

  /** Gives the tables as one script sees them: with its temporary views, at its time. */
  public TableCatalog catalog(SqlScript script) {
    return tables.get().of(script);
  }

  /** Gives all Kubernetes objects, patches included. */
  public List<KubernetesObject> objects() {
    return kubernetes.all();
  }

  /** Gives the objects that stand for themselves, as a patch does not. */
  public List<KubernetesObject> wholeObjects() {
    return kubernetes.whole();
  }

  /** Gives the whole objects that run pods, each with the patches that change it. */
  public List<Workload> workloads() {
    return kubernetes.workloads();
  }

  /** Gives what Argo CD and Flux are told; objects that a kustomization changes are left out. */
  public GitOps gitOps() {
    return deployed.get();
  }

  /** Gives the actions and reusable workflows of the repository, and who uses them. */
  public RepositoryCode repositoryCode() {
    return code.get();
  }
}
