package dev.lintel.rules.workflow.expression;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.type.ObjectType;
import dev.lintel.model.workflow.type.Type;
import dev.lintel.model.workflow.type.UsedOutputs;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outputs of the workflows and composite actions of the repository itself. */
final class RepositoryOutputs implements UsedOutputs {
  private final Map<String, ObjectType> workflows = new HashMap<>();
  private final Map<String, ObjectType> actions = new HashMap<>();

  RepositoryOutputs(Project project) {
    for (Workflow workflow : project.workflows()) {
      workflow
          .trigger("workflow_call")
          .ifPresent(call ->
              workflows.put(
                  workflow.path(),
                  outputs(call.settings().flatMap(settings -> settings.mapping("outputs")))));
    }
    for (ActionDefinition action : project.actions()) {
      // Any other sets outputs while it runs, declared or not.
      if (action.using().filter("composite"::equals).isPresent()) {
        actions.put(
            action.stream().source().directory(), outputs(action.root().mapping("outputs")));
      }
    }
  }

  private static ObjectType outputs(Optional<YamlMapping> declared) {
    ObjectType.Builder builder = ObjectType.builder();
    declared
        .map(YamlMapping::keys)
        .orElse(List.of())
        .forEach(name -> builder.add(name, Type.STRING));
    return builder.outputs();
  }

  /** Tells whether the repository has nothing that could be used. */
  boolean isEmpty() {
    return workflows.isEmpty() && actions.isEmpty();
  }

  @Override
  public ObjectType ofAction(UsedCode action) {
    return find(action, actions);
  }

  @Override
  public ObjectType ofWorkflow(UsedCode workflow) {
    return find(workflow, workflows);
  }

  private static ObjectType find(UsedCode code, Map<String, ObjectType> known) {
    return code instanceof UsedCode.Local local
        ? known.getOrDefault(path(local), ObjectType.LOOSE)
        : ObjectType.LOOSE;
  }

  /** Gives the path from the root, which {@code .} and {@code $} both stand for. */
  private static String path(UsedCode.Local local) {
    String path = local.span().text().substring(2);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
