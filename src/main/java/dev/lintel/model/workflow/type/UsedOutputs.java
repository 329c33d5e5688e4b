package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.UsedCode;

/** The outputs of the actions and workflows that a file uses. */
public interface UsedOutputs {
  /** Nobody looked into what is used. */
  UsedOutputs UNKNOWN =
      new UsedOutputs() {
        @Override
        public ObjectType ofAction(UsedCode action) {
          return ObjectType.LOOSE;
        }

        @Override
        public ObjectType ofWorkflow(UsedCode workflow) {
          return ObjectType.LOOSE;
        }
      };

  /** Gives the outputs of a step that uses an action; loose where it is not known. */
  ObjectType ofAction(UsedCode action);

  /** Gives the outputs of a job that calls a workflow; loose where it is not known. */
  ObjectType ofWorkflow(UsedCode workflow);
}
