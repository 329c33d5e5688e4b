package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.Step;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code steps} holds: the steps with an id that ran before. */
final class StepsContext {
  private static final Type RESULT =
      new Type.Words(Set.of("success", "failure", "cancelled", "skipped"));

  private StepsContext() {}

  /**
   * Gives the context at a place; one outside of the steps, as the outputs of a job, sees them all.
   */
  static Type of(List<YamlNode> steps, Span place, UsedOutputs outputs) {
    ObjectType.Builder builder = ObjectType.builder();
    boolean isLater = false;
    for (YamlNode item : steps) {
      isLater |= item.content().span().contains(place);
      for (Step step : together(item)) {
        Optional<String> id = step.id();
        if (id.isPresent() && !isLater) {
          builder.add(id.get(), step(step, outputs));
        } else if (id.isPresent()) {
          builder.absent(id.get(), "the step has not run yet");
        }
      }
    }
    return builder.strict();
  }

  /** Gives the step of an item, or those that run side by side in it. */
  private static List<Step> together(YamlNode item) {
    List<Step> together = new ArrayList<>();
    Optional<YamlMapping> mapping = item.mapping();
    mapping.map(Step::new).ifPresent(together::add);
    mapping.stream()
        .flatMap(step -> step.items("parallel").stream())
        .flatMap(inner -> inner.mapping().stream())
        .forEach(inner -> together.add(new Step(inner)));
    return together;
  }

  private static Type step(Step step, UsedOutputs outputs) {
    ObjectType own = step.uses().map(outputs::ofAction).orElse(ObjectType.LOOSE);
    return ObjectType.builder()
        .add("outputs", own)
        .add("outcome", RESULT)
        .add("conclusion", RESULT)
        .strict();
  }
}
