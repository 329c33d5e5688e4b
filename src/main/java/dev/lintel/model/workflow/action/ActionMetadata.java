package dev.lintel.model.workflow.action;

import java.util.List;
import java.util.Optional;

/**
 * What an action takes, gives and runs on.
 *
 * @param name as people know it: {@code actions/cache@v4}, or the path of a local action
 * @param runtime as {@code node24}, {@code docker} or {@code composite}
 * @param outputs the declared ones; those of actions in JavaScript and in containers may set more
 */
public record ActionMetadata(
    String name,
    String runtime,
    List<ActionInput> inputs,
    List<String> outputs,
    Relation relation) {
  public ActionMetadata {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** How the release that is used stands to the one whose metadata this is. */
  public enum Relation {
    /** It is that release. */
    SAME,
    /** It is an older one of the same major version: it has no input or output that this lacks. */
    OLDER,
    /** It is a newer one of the same major version, which may have more inputs and outputs. */
    NEWER
  }

  /** Gives an input; names are compared without case, as GitHub does. */
  public Optional<ActionInput> input(String input) {
    return inputs.stream().filter(i -> i.name().equalsIgnoreCase(input)).findFirst();
  }

  /** Tells whether what is not among the inputs and outputs is certain not to be there. */
  public boolean isComplete() {
    return relation != Relation.NEWER;
  }
}
