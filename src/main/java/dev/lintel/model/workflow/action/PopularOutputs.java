package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.type.ObjectType;
import dev.lintel.model.workflow.type.Type;
import dev.lintel.model.workflow.type.UsedOutputs;
import java.util.Locale;
import java.util.Set;

/**
 * The outputs of popular actions, where the table knows the release. An action that declares none,
 * and one whose inputs name its outputs, may set any.
 */
public final class PopularOutputs implements UsedOutputs {
  /** Source: the documentation of each action, which says that inputs name the outputs. */
  private static final Set<String> NAMED_BY_INPUTS =
      Set.of("dorny/paths-filter", "hashicorp/vault-action");

  @Override
  public ObjectType ofAction(UsedCode action) {
    return action instanceof InRepository remote
            && !remote.isPinned()
            && !NAMED_BY_INPUTS.contains(remote.slug().toLowerCase(Locale.ROOT))
        ? ActionCatalog.find(remote.slug(), remote.ref().text())
            .filter(metadata -> metadata.isComplete() && !metadata.outputs().isEmpty())
            .map(PopularOutputs::type)
            .orElse(ObjectType.LOOSE)
        : ObjectType.LOOSE;
  }

  @Override
  public ObjectType ofWorkflow(UsedCode workflow) {
    return ObjectType.LOOSE;
  }

  private static ObjectType type(ActionMetadata metadata) {
    ObjectType.Builder builder = ObjectType.builder();
    metadata.outputs().forEach(name -> builder.add(name, Type.Scalar.STRING));
    return builder.strict();
  }
}
