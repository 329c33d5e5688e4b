package dev.lintel.model.promotion;

import dev.lintel.model.promotion.ToolUse.Enclosure;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.CommandList;
import dev.lintel.syntax.shell.Pipeline;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What keeps a failure of a tool from counting.
 *
 * @param place the part to edit
 * @param isAbsence whether the part to edit is not there: the tool fails only where it is told to,
 *     and the place is where it is named
 * @param setting what stands at the place, or is missing there
 */
public record Mask(Span place, boolean isAbsence, String setting) {
  /** Programs that succeed whatever came before. */
  private static final Set<String> ALWAYS_SUCCEED = Set.of("true", ":", "echo", "printf");

  /** Gives the first thing that masks a use, looking from the tool outwards. */
  public static Optional<Mask> of(ToolUse use) {
    return Stream.of(
            weakened(use),
            notStrengthened(use),
            swallowed(use),
            continued(use.step().continueOnError()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Gives the mask that {@code continue-on-error: true} is; an expression may be anything. */
  public static Optional<Mask> continued(Optional<YamlEntry> continueOnError) {
    return continueOnError
        .filter(entry -> entry.value().scalar().filter(s -> s.isTrue()).isPresent())
        .map(entry -> present(entry.span()));
  }

  private static Optional<Mask> weakened(ToolUse use) {
    return use.tool().weakeners().stream()
        .flatMap(setting -> use.find(setting).stream())
        .findFirst()
        .map(Mask::present);
  }

  private static Optional<Mask> notStrengthened(ToolUse use) {
    List<String> strengtheners = use.tool().strengtheners();
    return strengtheners.isEmpty() || use.hasAny(strengtheners) || hasUnknownOptions(use)
        ? Optional.empty()
        : Optional.of(new Mask(use.place(), true, strengtheners.getFirst()));
  }

  /** A variable with options in it, by its name, may hold what the table asks for. */
  private static boolean hasUnknownOptions(ToolUse use) {
    return use instanceof ToolUse.ByCommand command
        && command.command().arguments().stream()
            .filter(word -> !word.isLiteral())
            .map(word -> word.value().toLowerCase(Locale.ROOT))
            .anyMatch(text ->
                Stream.of("arg", "opt", "flag", "extra").anyMatch(text::contains)
                    || text.equals("$@")
                    || text.equals("$*"));
  }

  private static Optional<Mask> swallowed(ToolUse use) {
    return use instanceof ToolUse.ByCommand command
        ? command.enclosures().stream().flatMap(at -> swallowed(at).stream()).findFirst()
        : Optional.empty();
  }

  /** A failure skips what is joined by {@code &&} and goes to the first {@code ||}. */
  private static Optional<Mask> swallowed(Enclosure at) {
    CommandList list = at.list();
    for (int i = at.pipeline(); i < list.connectors().size(); i++) {
      CommandList.Connector connector = list.connectors().get(i);
      if (!connector.isAnd()) {
        Pipeline otherwise = list.pipelines().get(i + 1);
        return succeedsBy(otherwise)
            .map(
                command -> new Mask(connector.span().to(otherwise.span()), false, "|| " + command));
      }
    }
    return Optional.empty();
  }

  /** Gives the command that succeeds whatever came before, what it prints left out. */
  private static Optional<String> succeedsBy(Pipeline pipeline) {
    if (!(pipeline.commands().getLast() instanceof Command.Simple command)) {
      return Optional.empty();
    }
    String program = command.program().value();
    List<String> words = command.words().stream().map(Word::value).toList();
    if (words.equals(List.of("exit", "0"))) {
      return Optional.of("exit 0");
    }
    return ALWAYS_SUCCEED.contains(program) ? Optional.of(program) : Optional.empty();
  }

  private static Mask present(Span place) {
    return new Mask(place, false, place.text().strip().replaceAll("\\s+", " "));
  }
}
