package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.KubernetesObject;
import java.util.List;

/**
 * An object with what its schema says of it.
 *
 * @param basis where its schema is from
 * @param problems in the order of the check
 * @param ruled the values that their schemas have rules in CEL for; none in a part of an object
 */
public record CheckedObject(
    KubernetesObject object, Basis basis, List<SchemaProblem> problems, List<RuledValue> ruled) {
  /** Where a schema is from. */
  public enum Basis {
    KUBERNETES,
    /** A definition in the repository. */
    REPOSITORY,
    /** One that Lintel ships: the cluster may have another version of it. */
    SHIPPED,
    /** No schema of the kind is known: only what holds for any object is checked. */
    NONE
  }

  public CheckedObject {
    problems = List.copyOf(problems);
    ruled = List.copyOf(ruled);
  }
}
