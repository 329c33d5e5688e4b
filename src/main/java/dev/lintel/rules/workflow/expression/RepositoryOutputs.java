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
final class RepositoryOutputs {
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
        .forEach(name -> builder.add(name, Type.Scalar.STRING));
    return builder.outputs();
  }

  /** Tells whether the repository has nothing that could be used. */
  boolean isEmpty() {
    return workflows.isEmpty() && actions.isEmpty();
  }

  /** Gives the outputs as a workflow sees them. */
  UsedOutputs of(Workflow caller) {
    return new SeenFrom(caller);
  }

  /** Paths are those from the root of the repository, the directory that holds {@code .github}. */
  private final class SeenFrom implements UsedOutputs {
    private final String root;

    SeenFrom(Workflow caller) {
      String path = caller.path();
      root = path.substring(0, Math.max(0, path.lastIndexOf(".github/")));
    }

    @Override
    public ObjectType ofAction(UsedCode action) {
      return find(action, actions);
    }

    @Override
    public ObjectType ofWorkflow(UsedCode workflow) {
      return find(workflow, workflows);
    }

    private ObjectType find(UsedCode code, Map<String, ObjectType> known) {
      return code instanceof UsedCode.Local local
          ? known.getOrDefault(root + path(local), ObjectType.LOOSE)
          : ObjectType.LOOSE;
    }

    /** The first two characters are {@code ./} or {@code $/}. */
    private static String path(UsedCode.Local local) {
      String path = local.span().text().substring(2);
      return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
  }
}
