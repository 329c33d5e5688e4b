package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A query whose rows run through the steps behind it, each written after {@code |>}. */
public record PipedQuery(Span span, QueryBody source, List<PipeStep> steps) implements QueryBody {
  public PipedQuery {
    steps = List.copyOf(steps);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(source);
    steps.forEach(action);
  }

  /** Gives the number of columns, where the text alone tells it. */
  @Override
  public OptionalInt width() {
    return switch (steps.getLast()) {
      case PipeStep.Project project
          when project.kind() == PipeStep.ProjectKind.SELECT
              && project.items().stream().noneMatch(item -> item.expression() instanceof Star) ->
          OptionalInt.of(project.items().size());
      default -> OptionalInt.empty();
    };
  }
}
