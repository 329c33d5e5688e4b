package dev.lintel.model;

import dev.lintel.model.helm.Chart;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.schema.SchemaChecks;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.Set;

/**
 * All artifacts of a run, each list in the order of the paths.
 *
 * @param paths all files of the project, relative to the root with forward slashes
 * @param objects all Kubernetes objects, those that kustomizations take up and patches included
 * @param tables those that SQL defines and that snapshots know
 * @param schemaChecks the objects with what their schemas say of them
 */
public record Project(
    Set<String> paths,
    List<SqlScript> scripts,
    List<Workflow> workflows,
    List<ActionDefinition> actions,
    List<KubernetesObject> objects,
    List<DeploymentUnit> units,
    List<Kustomization> kustomizations,
    List<Chart> charts,
    ProjectTables tables,
    SchemaChecks schemaChecks) {
  public Project {
    paths = Set.copyOf(paths);
    scripts = List.copyOf(scripts);
    workflows = List.copyOf(workflows);
    actions = List.copyOf(actions);
    objects = List.copyOf(objects);
    units = List.copyOf(units);
    kustomizations = List.copyOf(kustomizations);
    charts = List.copyOf(charts);
  }

  /** Gives the tables that are known to all scripts. */
  public TableCatalog catalog() {
    return tables.get().tables();
  }

  /** Gives the tables as one script sees them: with its temporary views, at its time. */
  public TableCatalog catalog(SqlScript script) {
    return tables.get().of(script);
  }

  /** Gives the objects that stand for themselves, as a patch does not. */
  public List<KubernetesObject> wholeObjects() {
    return new ProjectObjects(objects, kustomizations).whole();
  }

  /** Gives the objects that are parts of others, those that kustomizations hold in place too. */
  public List<KubernetesObject> patches() {
    return new ProjectObjects(objects, kustomizations).patches();
  }
}
