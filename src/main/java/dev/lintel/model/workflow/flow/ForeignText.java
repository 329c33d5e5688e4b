package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.flow.FreeTextContexts.Author;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.expression.ResultParts;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of other people that expressions of a step bring in: straight from a context or an
 * input, or through {@code env}, the matrix, outputs of earlier steps and of other jobs. What
 * cannot be followed is taken to be one's own.
 */
public final class ForeignText {
  /** How many hands a text may pass through. */
  private static final int MOST_HOPS = 6;

  /** Looked-up values of one step; files made to take long are not followed to the end. */
  private static final int MOST_LOOKUPS = 500;

  private final StepSite site;
  private int lookups;

  /**
   * A value that another person writes, and its place in the expression.
   *
   * @param way the values that lead to this one, from the person's own on; empty where it is that
   */
  public record Found(Expression value, Author author, List<Expression> way) {
    public Found {
      way = List.copyOf(way);
    }

    /** Gives the origin of what takes this value over. */
    private Origin handedOn() {
      List<Expression> longer = new ArrayList<>(way);
      longer.add(value);
      return new Origin(author, longer);
    }
  }

  /** Who writes a value, and what leads to it. */
  private record Origin(Author author, List<Expression> way) {
    private Origin(Author author) {
      this(author, List.of());
    }
  }

  public ForeignText(StepSite site) {
    this.site = site;
  }

  /** Gives the foreign values that end up in a string, in the order of its text. */
  public List<Found> in(Interpolation string) {
    return in(string, site, 0);
  }

  /** Gives the foreign values that an expression lets through. */
  public List<Found> in(Expression expression) {
    return in(expression, site, 0);
  }

  private List<Found> in(Interpolation string, StepSite from, int hops) {
    List<Found> found = new ArrayList<>();
    for (Interpolation.Island island : string.islands()) {
      island.expression().tree().ifPresent(tree -> found.addAll(in(tree, from, hops)));
    }
    return found;
  }

  private List<Found> in(Expression expression, StepSite from, int hops) {
    List<Found> found = new ArrayList<>();
    for (Expression part : ResultParts.of(expression)) {
      ContextPath.of(part)
          .flatMap(path -> origin(path, from, hops))
          .ifPresent(origin -> found.add(new Found(part, origin.author(), origin.way())));
    }
    return found;
  }

  private Optional<Origin> origin(ContextPath path, StepSite from, int hops) {
    List<String> segments = path.segments();
    Optional<Author> known = FreeTextContexts.author(path);
    if (known.isPresent()) {
      return known.map(Origin::new);
    }
    if (hops == MOST_HOPS || ++lookups > MOST_LOOKUPS) {
      return Optional.empty();
    }
    String name = segments.getLast();
    return switch (segments.getFirst()) {
      case "inputs" -> segments.size() == 2 ? input(name) : Optional.empty();
      case "github" -> path.equals(eventInput(name)) ? input(name) : Optional.empty();
      case "env" -> segments.size() == 2 ? variable(name, from, hops) : Optional.empty();
      case "matrix" -> matrix(segments, from, hops);
      case "steps" ->
          segments.size() == 4 && segments.get(2).equals("outputs")
              ? stepOutput(segments.get(1), name, from, hops)
              : Optional.empty();
      case "needs" ->
          segments.size() == 4 && segments.get(2).equals("outputs")
              ? jobOutput(segments.get(1), name, hops)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static ContextPath eventInput(String name) {
    return ContextPath.parse("github.event.inputs." + name);
  }

  /** Who calls a workflow may pass anything; who starts it by hand may write anyway. */
  private Optional<Origin> input(String name) {
    if (site.definition().workflow().isEmpty()) {
      return declared(site.definition().root().mapping("inputs").map(YamlMapping::entries), name)
          .map(_ -> new Origin(Author.CALLERS));
    }
    return declared(inputsOf("workflow_call"), name)
        .map(_ -> new Origin(Author.CALLERS))
        .or(() ->
            declared(inputsOf("workflow_dispatch"), name).map(_ -> new Origin(Author.WRITERS)));
  }

  private Optional<List<YamlEntry>> inputsOf(String event) {
    return site.definition().workflow().flatMap(flow -> flow.trigger(event)).map(Trigger::inputs);
  }

  /** An input of another type is one of a few words, which GitHub makes sure of. */
  private static Optional<YamlEntry> declared(Optional<List<YamlEntry>> inputs, String name) {
    return inputs.stream()
        .flatMap(List::stream)
        .filter(input -> input.name().equalsIgnoreCase(name))
        .filter(input ->
            input.value().mapping().flatMap(i -> i.text("type")).orElse("string").equals("string"))
        .findFirst();
  }

  private Optional<Origin> variable(String name, StepSite from, int hops) {
    return from.variable(name).flatMap(value -> handedOn(value, from, hops));
  }

  private Optional<Origin> handedOn(YamlScalar value, StepSite from, int hops) {
    return value.value().contains("${{")
        ? in(Interpolation.of(value.text()), from, hops + 1).stream()
            .findFirst()
            .map(Found::handedOn)
        : Optional.empty();
  }

  /** Any value that the matrix has under the key counts. */
  private Optional<Origin> matrix(List<String> segments, StepSite from, int hops) {
    Optional<YamlNode> matrix = from.job().flatMap(job -> job.root().get("strategy", "matrix"));
    if (matrix.isEmpty() || segments.size() < 2) {
      return Optional.empty();
    }
    Optional<YamlMapping> axes = matrix.get().mapping();
    if (axes.isEmpty()) {
      return matrix.get().scalar().flatMap(value -> handedOn(value, from, hops));
    }
    List<YamlNode> values = new ArrayList<>();
    axes.get().entries().stream()
        .filter(axis -> axis.name().equalsIgnoreCase(segments.get(1)))
        .forEach(axis -> values.add(axis.value()));
    axes.get().get("include").ifPresent(values::add);
    return values.stream()
        .flatMap(ForeignText::scalars)
        .flatMap(value -> handedOn(value, from, hops).stream())
        .findFirst();
  }

  private static Stream<YamlScalar> scalars(YamlNode node) {
    return switch (node.content()) {
      case YamlScalar scalar -> Stream.of(scalar);
      case YamlMapping mapping ->
          mapping.entries().stream().flatMap(entry -> scalars(entry.value()));
      case YamlSequence sequence -> sequence.items().stream().flatMap(ForeignText::scalars);
      case YamlAlias _ -> Stream.empty();
    };
  }

  private Optional<Origin> stepOutput(String id, String name, StepSite from, int hops) {
    Optional<StepSite> setter =
        site.definition().steps().stream()
            .filter(other -> isSameJob(other, from))
            .filter(other -> other.step().id().filter(id::equalsIgnoreCase).isPresent())
            .findFirst();
    if (setter.isEmpty()) {
      return Optional.empty();
    }
    Optional<Author> known =
        setter.get().action().flatMap(action -> ForeignOutputs.author(action, name));
    return known
        .map(Origin::new)
        .or(() ->
            ScriptOutputs.written(setter.get(), name).stream()
                .flatMap(part -> part(part, setter.get(), hops).stream())
                .findFirst());
  }

  private Optional<Origin> part(ScriptOutputs.Part part, StepSite setter, int hops) {
    return switch (part) {
      case ScriptOutputs.Pasted(Expression tree) ->
          in(tree, setter, hops + 1).stream().findFirst().map(Found::handedOn);
      case ScriptOutputs.Variable(String name) -> variable(name, setter, hops + 1);
    };
  }

  private static boolean isSameJob(StepSite one, StepSite other) {
    return one.job().map(Job::span).equals(other.job().map(Job::span));
  }

  private Optional<Origin> jobOutput(String id, String name, int hops) {
    Optional<Job> job = site.definition().workflow().flatMap(flow -> new JobGraph(flow).job(id));
    return job.flatMap(j -> j.root().mapping("outputs")).stream()
        .flatMap(outputs -> outputs.entries().stream())
        .filter(output -> output.name().toLowerCase(Locale.ROOT).equals(name))
        .flatMap(output -> output.value().scalar().stream())
        .flatMap(value ->
            handedOn(value, new StepSite(site.definition(), job, new Step(job.get().root())), hops)
                .stream())
        .findFirst();
  }
}
