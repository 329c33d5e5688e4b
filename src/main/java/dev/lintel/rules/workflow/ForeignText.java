package dev.lintel.rules.workflow;

import dev.lintel.model.workflow.FreeTextContexts;
import dev.lintel.model.workflow.FreeTextContexts.Author;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.expression.ResultParts;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of other people that expressions of a step bring in: straight from a context, or through
 * the {@code env} context. What steps, jobs and matrices hand on is not followed.
 */
final class ForeignText {
  /** How far an env value may lead to another: from the step's to the job's to the workflow's. */
  private static final int LEVELS = 3;

  private final List<String> startInputs;
  private final List<YamlMapping> environments;

  /**
   * A value that another person writes, and its place in the expression.
   *
   * @param way the values that lead to this one, from the person's own on; empty where it is that
   */
  record Found(Expression value, Author author, List<Expression> way) {
    Found {
      way = List.copyOf(way);
    }
  }

  /** Who writes a value, and what leads to it. */
  private record Origin(Author author, List<Expression> way) {
    private Origin(Author author) {
      this(author, List.of());
    }

    /** Gives the origin of what takes a value over. */
    private static Origin behind(Found found) {
      List<Expression> way = new ArrayList<>(found.way());
      way.add(found.value());
      return new Origin(found.author(), way);
    }
  }

  ForeignText(Workflow workflow, Job job, Step step) {
    this.startInputs =
        workflow.trigger("workflow_dispatch").map(Trigger::inputs).orElse(List.of()).stream()
            .filter(ForeignText::isFreeText)
            .map(YamlEntry::name)
            .toList();
    this.environments =
        Stream.of(step.env(), job.env(), workflow.env()).flatMap(Optional::stream).toList();
  }

  /** An input of another type is one of a few words, which GitHub makes sure of. */
  private static boolean isFreeText(YamlEntry input) {
    String type = input.value().mapping().flatMap(i -> i.text("type")).orElse("string");
    return type.equals("string");
  }

  /** Gives the foreign values that end up in a string, in the order of its text. */
  List<Found> in(Interpolation string) {
    return in(string, 0);
  }

  private List<Found> in(Interpolation string, int level) {
    List<Found> found = new ArrayList<>();
    for (Interpolation.Island island : string.islands()) {
      for (Expression part : island.expression().tree().map(ResultParts::of).orElse(List.of())) {
        ContextPath.of(part)
            .flatMap(path -> origin(path, level))
            .ifPresent(origin -> found.add(new Found(part, origin.author(), origin.way())));
      }
    }
    return found;
  }

  private Optional<Origin> origin(ContextPath path, int level) {
    Optional<Author> known = FreeTextContexts.author(path);
    if (known.isPresent()) {
      return known.map(Origin::new);
    }
    List<String> segments = path.segments();
    String name = segments.getLast();
    if (path.equals(ContextPath.parse("inputs." + name))
        || path.equals(ContextPath.parse("github.event.inputs." + name))) {
      return startInputs.stream().anyMatch(name::equalsIgnoreCase)
          ? Optional.of(new Origin(Author.WRITERS))
          : Optional.empty();
    }
    return segments.size() == 2 && segments.getFirst().equals("env") && level < LEVELS
        ? variable(name)
            .flatMap(value -> in(Interpolation.of(value.text()), level + 1).stream().findFirst())
            .map(Origin::behind)
        : Optional.empty();
  }

  private Optional<YamlScalar> variable(String name) {
    return environments.stream()
        .flatMap(env -> env.entries().stream())
        .filter(entry -> entry.name().equalsIgnoreCase(name))
        .findFirst()
        .map(YamlEntry::value)
        .flatMap(YamlNode::scalar);
  }
}
