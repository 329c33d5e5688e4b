package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds ALTER TABLE and ALTER VIEW from what their forms matched. */
final class AlterBuilder {
  private final Spans spans;
  private final DefinitionBuilder definitions;

  AlterBuilder(Spans spans, DefinitionBuilder definitions) {
    this.spans = spans;
    this.definitions = definitions;
  }

  AlterTable alter(Span span, Match match) {
    Match action = match.first("tableAction").or(() -> match.first("viewAction")).orElseThrow();
    return new AlterTable(
        span,
        spans.of(match.first()),
        match.value("table", TableName.class).orElseThrow(),
        match.has("VIEW"),
        match.has("IF"),
        action(action));
  }

  private AlterAction action(Match match) {
    Span span = definitions.span(match);
    Match only = match.parts().size() == 1 ? match.parts().getFirst() : match;
    return switch (only.label()) {
      case "addColumns" -> new AlterAction.AddColumns(span, columns(only));
      case "replaceColumns" -> new AlterAction.ReplaceColumns(span, columns(only));
      case "dropColumns" -> new AlterAction.DropColumns(span, only.has("IF"), dropped(only));
      case "renameColumn" ->
          new AlterAction.RenameColumn(
              span,
              only.value("column", ColumnRef.class).orElseThrow(),
              only.value("name", Name.class).orElseThrow());
      case "renameTable" ->
          new AlterAction.RenameTable(span, only.value("table", TableName.class).orElseThrow());
      case "setProperties" ->
          new AlterAction.SetProperties(
              span, definitions.properties(only.first("properties").orElseThrow()));
      case "unsetProperties" ->
          new AlterAction.UnsetProperties(
              span, only.all("key").stream().map(definitions::key).toList());
      case "setLocation" ->
          only.has("partition")
              ? other(span, only)
              : new AlterAction.SetLocation(
                  span, only.value("string", StringLiteral.class).orElseThrow());
      case "addPartitions", "dropPartitions" ->
          new AlterAction.ChangePartitions(
              span, only.label().equals("dropPartitions"), only.has("IF"), values(only));
      case "addConstraint" ->
          new AlterAction.AddConstraint(
              span,
              definitions.constraint(
                  span, only.value("constraint", Name.class), only.all("constraint").getLast()));
      case "alterColumn" -> alterColumn(span, only);
      default ->
          only.value("query", Query.class)
              .<AlterAction>map(query -> new AlterAction.AsQuery(span, query))
              .orElseGet(() -> other(span, only));
    };
  }

  private static AlterAction.OtherAction other(Span span, Match match) {
    List<String> words = new ArrayList<>();
    collect(match, words);
    return new AlterAction.OtherAction(span, words, match.nodes());
  }

  private static void collect(Match match, List<String> words) {
    for (Match part : match.parts()) {
      if (Character.isUpperCase(part.label().charAt(0))) {
        words.add(part.label());
      }
      collect(part, words);
    }
  }

  private List<TableElement.Column> columns(Match match) {
    return match.all("newColumn").stream().map(definitions::column).toList();
  }

  private static List<ColumnRef> dropped(Match match) {
    List<ColumnRef> columns = new ArrayList<>(match.values("column", ColumnRef.class));
    for (Name name : DefinitionBuilder.names(match, "columns")) {
      columns.add(new ColumnRef(name.span(), List.of(name)));
    }
    match.all("columns").forEach(list -> columns.addAll(list.values("column", ColumnRef.class)));
    return columns;
  }

  private static List<Expression> values(Match match) {
    List<Expression> values = new ArrayList<>();
    match
        .nodes()
        .forEach(node -> {
          if (node instanceof Expression value && !(node instanceof StringLiteral)) {
            values.add(value);
          }
        });
    return values;
  }

  /** Several changes at once, and those that no rule tells apart, are kept as they are. */
  private AlterAction alterColumn(Span span, Match match) {
    List<Match> changes = match.all("columnChange");
    if (changes.size() > 1) {
      return other(span, match);
    }
    Match change = changes.getFirst();
    ColumnRef column = change.value("column", ColumnRef.class).orElseThrow();
    List<Match> steps = change.all("change");
    Match first = steps.isEmpty() ? change : steps.getFirst();
    Optional<Name> name = first.value("to", Name.class);
    if (name.isPresent() && !name.get().matches(column.parts().getLast())) {
      return new AlterAction.RenameColumn(span, column, name.get());
    }
    if (first.has("mask") || first.has("MASK") || first.has("TAGS") || first.has("SYNC")) {
      return other(span, match);
    }
    Optional<DataType> type = Optional.empty();
    Optional<Boolean> nullable = Optional.empty();
    Optional<Expression> defaultValue = Optional.empty();
    Optional<StringLiteral> comment = Optional.empty();
    for (Match step : steps) {
      Optional<DataType> newType = step.value("type", DataType.class);
      type = newType.isPresent() ? newType : type;
      if (step.has("NOT")) {
        nullable = Optional.of(step.has("DROP"));
      }
      Optional<Expression> value = step.value("expression", Expression.class);
      defaultValue = value.isPresent() ? value : defaultValue;
      Optional<StringLiteral> text = step.value("string", StringLiteral.class);
      comment = text.isPresent() ? text : comment;
    }
    return new AlterAction.AlterColumn(span, column, type, nullable, defaultValue, comment);
  }
}
