package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds statements from what their forms matched. */
final class CommandBuilder {
  private final Spans spans;
  private final List<SqlToken> tokens;
  private final Span span;
  private final DefinitionBuilder definitions;

  CommandBuilder(Spans spans, List<SqlToken> tokens) {
    this.spans = spans;
    this.tokens = tokens;
    this.span = spans.of(tokens.getFirst(), tokens.getLast());
    this.definitions = new DefinitionBuilder(spans);
  }

  Statement build(Match match) {
    Span verb = spans.of(match.first());
    return switch (Keywords.upper(tokens.getFirst())) {
      case "CREATE", "REPLACE" -> create(verb, match);
      case "ALTER" ->
          match.has("tableAction") || match.has("viewAction")
              ? new AlterBuilder(spans, definitions).alter(span, match)
              : command(verb, match);
      case "DROP" -> drop(verb, match);
      case "TRUNCATE" -> truncate(verb, match);
      case "GRANT", "REVOKE", "DENY" -> grant(verb, match);
      case "SET" -> match.words().size() > 1 ? command(verb, match) : option(verb);
      default -> command(verb, match);
    };
  }

  private Statement create(Span verb, Match match) {
    if (match.has("TABLE") && !match.has("POLICY") && !match.has("INDEX")
        || match.has("VIEW") && !match.has("METRICS")) {
      return definitions.create(span, match);
    }
    return match.has("FUNCTION") ? definitions.function(span, match) : command(verb, match);
  }

  private Statement drop(Span verb, Match match) {
    List<TableName> names = match.values("table", TableName.class);
    boolean isTable = match.has("TABLE") && !match.has("POLICY") && !match.has("INDEX");
    if (isTable || match.has("VIEW")) {
      return new DropTable(span, verb, match.has("VIEW"), match.has("IF"), names);
    }
    List<String> kind = new ArrayList<>();
    for (String word : match.words().subList(1, match.words().size())) {
      if (word.equals("IF") || word.equals("CASCADE") || word.equals("ON")) {
        break;
      }
      kind.add(word);
    }
    return new DropObject(
        span, verb, String.join(" ", kind), match.has("IF"), match.has("CASCADE"), names);
  }

  private Truncate truncate(Span verb, Match match) {
    List<Insert.PartitionValue> values = new ArrayList<>();
    for (Match partition : match.all("partition")) {
      for (Match value : partition.all("partitionValue")) {
        values.add(
            DmlBuilder.partitionValue(value.value("expression", Expression.class).orElseThrow()));
      }
    }
    return new Truncate(span, verb, match.values("table", TableName.class), values);
  }

  private Grant grant(Span verb, Match match) {
    List<Span> privileges = new ArrayList<>();
    match
        .first("privileges")
        .ifPresent(list -> {
          List<Match> each = list.all("privilege");
          if (each.isEmpty()) {
            privileges.add(definitions.span(list));
          }
          each.forEach(privilege -> privileges.add(definitions.span(privilege)));
        });
    match.values("name", Name.class).forEach(role -> privileges.add(role.span()));
    String kind = match.first("securable").map(part -> String.join(" ", part.words())).orElse("");
    return new Grant(
        span,
        verb,
        privileges,
        kind,
        match.value("table", TableName.class),
        match.all("grantee").stream().map(this::principal).toList());
  }

  /** The words USER and GROUP before a principal are not part of its name. */
  private Span principal(Match match) {
    return definitions.span(match.parts().getLast());
  }

  /** {@code SET key = value}, where neither is more than words and signs. */
  private SetOption option(Span verb) {
    if (tokens.size() == 1) {
      return new SetOption(span, verb, Optional.empty(), Optional.empty());
    }
    int equals = 1;
    while (equals < tokens.size() && tokens.get(equals).getType() != SparkLexer.Equal) {
      equals++;
    }
    if (equals == 1) {
      throw SyntaxMessages.unexpected(spans, tokens.get(1));
    }
    Span key = spans.of(tokens.get(1), tokens.get(equals - 1));
    return new SetOption(
        span,
        verb,
        Optional.of(key),
        equals + 1 < tokens.size()
            ? Optional.of(spans.of(tokens.get(equals + 1), tokens.getLast()))
            : Optional.empty());
  }

  private Command command(Span verb, Match match) {
    List<String> words = new ArrayList<>();
    for (Match part : match.parts()) {
      if (!Character.isUpperCase(part.label().charAt(0))) {
        break;
      }
      words.add(part.label());
    }
    List<String> all = new ArrayList<>();
    collect(match, all);
    return new Command(
        span, verb, String.join(" ", words).toUpperCase(Locale.ROOT), all, match.nodes());
  }

  private static void collect(Match match, List<String> words) {
    for (Match part : match.parts()) {
      if (Character.isUpperCase(part.label().charAt(0))) {
        words.add(part.label());
      }
      collect(part, words);
    }
  }
}
