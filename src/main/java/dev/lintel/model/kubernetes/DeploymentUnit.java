package dev.lintel.model.kubernetes;

import java.util.List;

/**
 * The objects that are applied together: a directory of manifests, a built overlay, a rendered
 * chart.
 *
 * @param name for people: the directory relative to the root
 * @param isComplete whether all objects of the unit are known, so that a missing one can be
 *     reported
 */
public record DeploymentUnit(String name, List<KubernetesObject> objects, boolean isComplete) {
  public DeploymentUnit {
    objects = List.copyOf(objects);
  }
}
