package dev.lintel.rules.workflow.structure;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.grammar.EventGrammar;
import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.model.workflow.grammar.GrammarProblem.Where;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The repair of events, filters and activities that stand one level from where GitHub reads them.
 * Unsafe, since GitHub reads nothing of them where they are, and the workflow starts with them.
 */
final class EventMove {
  private static final int USUAL_INDENT = 2;

  private EventMove() {}

  /** Gives the fix of a key that has another place; empty where that is not plain to see. */
  static Optional<Fix> of(GrammarProblem.UnknownKey unknown) {
    YamlEntry entry = unknown.entry();
    if (!isBlock(unknown.mapping()) || entry.key().span().source().origins().isPresent()) {
      return Optional.empty();
    }
    Where where = unknown.where();
    if (EventGrammar.isEvent(where.key()) && where.parent().equals("on")) {
      return EventGrammar.isEvent(entry.name())
          ? outOf(where.key(), entry, unknown.mapping())
          : asActivity(where.key(), entry, unknown.mapping());
    }
    return before(entry, unknown.mapping()).flatMap(holder -> below(holder, entry, where));
  }

  /** Gives the fix that makes the settings of an event of its activities. */
  static Optional<Fix> of(GrammarProblem.WrongValue wrong) {
    YamlNode node = wrong.node();
    Set<String> activities = EventGrammar.activities(wrong.where().key());
    boolean isOfEvent = wrong.where().parent().equals("on") && !activities.isEmpty();
    return isOfEvent && node.span().source().origins().isEmpty()
        ? list(node, activities)
            .map(list ->
                fix(
                    "Write them as 'types'",
                    List.of(new Edit(node.span(), "{types: " + list + "}"))))
        : Optional.empty();
  }

  /** Gives a value as a list in brackets, where it names nothing but activities. */
  private static Optional<String> list(YamlNode node, Set<String> activities) {
    String text = node.span().text();
    return switch (node) {
      case YamlScalar scalar when activities.contains(scalar.value()) ->
          Optional.of("[" + text + "]");
      case YamlSequence sequence
          when text.startsWith("[")
              && !sequence.items().isEmpty()
              && sequence.items().stream()
                  .allMatch(item ->
                      item.scalar().map(YamlScalar::value).stream()
                          .anyMatch(activities::contains)) ->
          Optional.of(text);
      default -> Optional.empty();
    };
  }

  private static boolean isBlock(YamlMapping mapping) {
    Span span = mapping.span();
    return !span.source().content().startsWith("{", span.start());
  }

  private static Optional<YamlEntry> before(YamlEntry entry, YamlMapping mapping) {
    int index = mapping.entries().indexOf(entry);
    return index > 0 ? Optional.of(mapping.entries().get(index - 1)) : Optional.empty();
  }

  /** What follows {@code on} or an event without an indent was meant to be below it. */
  private static Optional<Fix> below(YamlEntry holder, YamlEntry entry, Where where) {
    boolean isFilter =
        where.key().equals("on") && EventGrammar.keys(holder.name()).contains(entry.name());
    boolean isEvent =
        where.key().isEmpty()
            && holder.name().equals("on")
            && holder.value() instanceof YamlMapping
            && EventGrammar.isEvent(entry.name());
    if (!isFilter && !isEvent) {
      return Optional.empty();
    }
    int column = column(holder.key().span());
    int target;
    switch (holder.value()) {
      case YamlMapping inner when isBlock(inner) && !inner.entries().isEmpty() ->
          target = column(inner.entries().getFirst().key().span());
      case YamlScalar value when value.isNull() -> target = column + USUAL_INDENT;
      default -> {
        return Optional.empty();
      }
    }
    String title = "Move '%s' below '%s'".formatted(entry.name(), holder.name());
    return shift(entry, target - column(entry.key().span())).map(edits -> fix(title, edits));
  }

  /** An event below another one was meant to stand beside it; what follows it would follow it. */
  private static Optional<Fix> outOf(String event, YamlEntry entry, YamlMapping mapping) {
    SourceText source = entry.key().span().source();
    LineIndex lines = source.lines();
    int column = column(entry.key().span());
    int line = lines.lineAt(mapping.span().start());
    int outer = column;
    while (outer >= column && --line > 0) {
      String text = lines.text(line);
      outer = text.isBlank() || text.strip().startsWith("#") ? column : indent(text);
    }
    String title = "Move '%s' out of '%s'".formatted(entry.name(), event);
    return line > 0 && mapping.entries().getLast().equals(entry)
        ? shift(entry, outer - column).map(edits -> fix(title, edits))
        : Optional.empty();
  }

  private static Optional<Fix> asActivity(String event, YamlEntry entry, YamlMapping mapping) {
    Span key = entry.key().span();
    int colon = key.source().content().indexOf(':', key.end());
    return mapping.entries().size() == 1
            && colon >= 0
            && key.source().content().substring(key.end(), colon).isBlank()
            && entry.value() instanceof YamlScalar value
            && value.isNull()
            && value.span().isEmpty()
            && EventGrammar.activities(event).contains(entry.name())
        ? Optional.of(
            fix(
                "Write it as 'types'",
                List.of(
                    new Edit(
                        key.source().span(key.start(), colon + 1),
                        "types: [" + entry.name() + "]"))))
        : Optional.empty();
  }

  private static Fix fix(String title, List<Edit> edits) {
    return new Fix(title, false, edits);
  }

  /**
   * Gives the edits that move the lines of an entry to the right, or to the left where the number
   * is negative; empty where something else stands on them.
   */
  private static Optional<List<Edit>> shift(YamlEntry entry, int columns) {
    SourceText source = entry.key().span().source();
    LineIndex lines = source.lines();
    Span key = entry.key().span();
    int end = Math.max(key.end(), entry.value().span().end() - 1);
    List<Edit> edits = new ArrayList<>();
    for (int line = lines.lineAt(key.start()); line <= lines.lineAt(end); line++) {
      String text = lines.text(line);
      int start = lines.start(line);
      if (text.isBlank()) {
        continue;
      }
      if (indent(text) < Math.max(column(key), -columns)) {
        return Optional.empty();
      }
      edits.add(
          columns > 0
              ? new Edit(source.span(start, start), " ".repeat(columns))
              : new Edit(source.span(start, start - columns), ""));
    }
    return columns == 0 || edits.isEmpty() ? Optional.empty() : Optional.of(edits);
  }

  private static int indent(String text) {
    int indent = 0;
    while (indent < text.length() && text.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private static int column(Span place) {
    return place.source().lines().position(place.start()).column() - 1;
  }
}
