package dev.lintel.rules.workflow.logic;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds outputs of steps that the step's script never sets. Rationale and examples:
 * rules/workflow/unset-output.md.
 */
public final class UnsetOutput implements DefinitionRule {
  private static final int MOST_NAMES = 5;

  /** An output of a step, by its name in lower case. */
  private record Output(StepSite site, String name) {}

  @Override
  public void check(Definition definition, FindingSink sink) {
    Map<Output, List<Expression>> uses = new LinkedHashMap<>();
    for (PlacedExpression placed : PlacedExpression.in(definition, t -> t.contains("steps"))) {
      for (Expression part : placed.tree().descendants()) {
        output(definition, placed, part)
            .ifPresent(output -> uses.computeIfAbsent(output, o -> new ArrayList<>()).add(part));
      }
    }
    Map<StepSite, Optional<Set<String>>> written = new HashMap<>();
    uses.forEach((output, places) ->
        written
            .computeIfAbsent(output.site, WrittenOutputs::of)
            .filter(names -> names.stream().noneMatch(output.name::equalsIgnoreCase))
            .ifPresent(names -> report(output, names, places, sink)));
  }

  /** Gives the output of a script that an expression reads. */
  private static Optional<Output> output(
      Definition definition, PlacedExpression placed, Expression part) {
    List<String> segments = ContextPath.of(part).map(ContextPath::segments).orElse(List.of());
    boolean isOutput =
        segments.size() == 4
            && segments.get(0).equals("steps")
            && segments.get(2).equals("outputs")
            && !segments.contains("*");
    if (!isOutput || definition.workflow().isPresent() && placed.job().isEmpty()) {
      return Optional.empty();
    }
    List<StepSite> beside =
        definition.steps().stream().filter(site -> isSame(site.job(), placed.job())).toList();
    List<StepSite> named =
        beside.stream()
            .filter(site -> site.step().id().filter(segments.get(1)::equalsIgnoreCase).isPresent())
            .toList();
    if (named.size() != 1 || isBefore(placed.scalar().span(), named.getFirst(), beside)) {
      return Optional.empty();
    }
    return Optional.of(new Output(named.getFirst(), segments.get(3)));
  }

  private static boolean isSame(Optional<Job> one, Optional<Job> other) {
    return one.map(Job::span).equals(other.map(Job::span));
  }

  /** Tells whether a place is in a step that does not come after another one. */
  private static boolean isBefore(Span place, StepSite setting, List<StepSite> beside) {
    int start = setting.step().root().span().start();
    return beside.stream()
        .map(site -> site.step().root().span())
        .anyMatch(step -> step.contains(place) && step.start() <= start);
  }

  private static void report(
      Output output, Set<String> names, List<Expression> places, FindingSink sink) {
    Span first = places.getFirst().span();
    Report report =
        sink.report(
                name(places.getFirst()),
                "step '%s' never sets an output '%s', so this is empty%s"
                    .formatted(
                        output.site.step().id().orElseThrow(),
                        name(places.getFirst()).text(),
                        hint(output.name, names)))
            .related(output.site.step().run().orElseThrow().span().part(0, 0), "its script");
    places.stream()
        .skip(1)
        .map(Expression::span)
        .filter(place -> !place.equals(first))
        .forEach(place -> report.related(place, "read here too"));
    Spelling.nearest(output.name, names).flatMap(near -> fix(places, near)).ifPresent(report::fix);
  }

  /** Gives the name that is meant, or those that there are where they are few. */
  private static String hint(String name, Set<String> names) {
    Optional<String> near = Spelling.nearest(name, names);
    if (near.isPresent()) {
      return "; did you mean '" + near.get() + "'?";
    }
    return names.isEmpty() || names.size() > MOST_NAMES
        ? ""
        : "; it sets " + String.join(", ", names);
  }

  /** Gives where the name of the output stands. */
  private static Span name(Expression output) {
    Span span = output.span();
    return output instanceof Expression.Property property
        ? span.part(span.length() - property.name().length(), span.length())
        : span;
  }

  /** Another output may be meant than the one that is spelt alike, so it is unsafe. */
  private static Optional<Fix> fix(List<Expression> places, String near) {
    List<Edit> edits =
        places.stream()
            .filter(Expression.Property.class::isInstance)
            .flatMap(place -> name(place).exact().stream())
            .map(place -> new Edit(place, near))
            .toList();
    return edits.size() == places.size()
        ? Optional.of(new Fix("Write '%s'".formatted(near), false, edits))
        : Optional.empty();
  }
}
