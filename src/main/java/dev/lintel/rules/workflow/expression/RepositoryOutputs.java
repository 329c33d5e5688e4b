package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.action.CalledWorkflow;
import dev.lintel.model.workflow.action.LocalAction;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.model.workflow.type.ObjectType;
import dev.lintel.model.workflow.type.Type;
import dev.lintel.model.workflow.type.UsedOutputs;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;

/**
 * The outputs of the workflows and composite actions of the repository, as a workflow sees them.
 */
record RepositoryOutputs(RepositoryCode code, Workflow caller) implements UsedOutputs {
  /** Any other action than a composite one sets outputs while it runs, declared or not. */
  @Override
  public ObjectType ofAction(UsedCode action) {
    return action instanceof UsedCode.Local local
        ? code.action(caller.stream(), local)
            .filter(found -> found.kind() == LocalAction.Kind.COMPOSITE)
            .map(found -> found.definition().root().mapping("outputs"))
            .map(outputs -> type(outputs.map(YamlMapping::keys).orElse(List.of())))
            .orElse(ObjectType.LOOSE)
        : ObjectType.LOOSE;
  }

  @Override
  public ObjectType ofWorkflow(UsedCode workflow) {
    Span place = workflow.span().resolved();
    return code.calls(caller.path()).stream()
        .filter(call -> call.place().text().all().resolved().equals(place))
        .findFirst()
        .flatMap(WorkflowCall::called)
        .filter(called -> called.trigger().isPresent())
        .map(CalledWorkflow::outputs)
        .map(RepositoryOutputs::type)
        .orElse(ObjectType.LOOSE);
  }

  private static ObjectType type(List<String> names) {
    ObjectType.Builder builder = ObjectType.builder();
    names.forEach(name -> builder.add(name, Type.Scalar.STRING));
    return builder.outputs();
  }
}
