package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.source.Span;

/** The types of the contexts in an action.yml; what the calling workflow settles is not known. */
final class ActionContexts {
  private final ActionDefinition action;
  private final UsedOutputs outputs;

  ActionContexts(ActionDefinition action, UsedOutputs outputs) {
    this.action = action;
    this.outputs = outputs;
  }

  /** Gives the contexts at a place of the action. */
  Contexts at(Span place) {
    return name ->
        switch (name) {
          case "github", "runner", "strategy" -> ContextTable.of(name);
          case "inputs" -> inputs();
          case "steps" -> StepsContext.of(action.root().items("runs", "steps"), place, outputs);
          case "env" -> ObjectType.OF_STRINGS;
          default -> Type.Any.ANY;
        };
  }

  /** All inputs of an action are strings. */
  private Type inputs() {
    ObjectType.Builder builder = ObjectType.builder();
    action.inputs().forEach(input -> builder.add(input.name(), Type.Scalar.STRING));
    boolean isKnown =
        action.root().mapping("inputs").isPresent() || action.root().find("inputs").isEmpty();
    return isKnown ? builder.strict() : builder.loose(Type.Scalar.STRING);
  }
}
