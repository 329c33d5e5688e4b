package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.UsedCode;

/** The outputs of the steps that use an action. */
@FunctionalInterface
public interface StepOutputs {
  /** Steps whose actions nobody looked into. */
  StepOutputs UNKNOWN = _ -> ObjectType.LOOSE;

  /** Gives the type of a step's outputs; a loose one where the action is not known. */
  ObjectType of(UsedCode action);
}
