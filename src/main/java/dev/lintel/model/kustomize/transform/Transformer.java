package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.Resource;
import java.util.List;

/**
 * A step of a build that changes resources. One that cannot do it throws a {@link
 * dev.lintel.model.kustomize.resource.BuildException}.
 */
public interface Transformer {
  /** Gives the resources as they are after the step, in their order. */
  List<Resource> transform(List<Resource> resources);
}
