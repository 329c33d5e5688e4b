package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Parses statements by their forms. A kind of statement that no form holds, as CREATE TRIGGER, is
 * kept as it is: other databases have many, and a script that holds one is theirs.
 */
final class CommandParser {
  /** With more possibilities than this, naming them does not help. */
  private static final int MAX_NAMED = 4;

  /** The verbs that people write most. */
  private static final Set<String> VERBS =
      Set.of(
          "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "ALTER", "DROP", "TRUNCATE");

  private final Spans spans;
  private final QueryBuilder queries;
  private final StatementParser statements;

  CommandParser(Spans spans, QueryBuilder queries, StatementParser statements) {
    this.spans = spans;
    this.queries = queries;
    this.statements = statements;
  }

  /**
   * Parses the tokens of a statement whose words are settled.
   *
   * @throws SyntaxFailure if forms begin like it, and none matches it
   */
  Statement parse(List<SqlToken> tokens) {
    Forms forms = Forms.all();
    String verb = Keywords.upper(tokens.getFirst());
    FormMatcher matcher =
        new FormMatcher(tokens, forms, new FormLeaves(tokens, statements, spans, queries));
    for (String row : forms.statements(verb)) {
      Optional<Match> match = matcher.match(forms.form(row));
      if (match.isPresent()) {
        return new CommandBuilder(spans, tokens).build(match.get());
      }
    }
    Optional<String> meant = Similar.to(verb, VERBS);
    if (forms.statements(verb).isEmpty() && meant.isPresent() && tokens.size() > 1) {
      throw SyntaxFailure.at(
          spans.of(tokens.getFirst()),
          "unexpected %s; %s may be meant"
              .formatted(SyntaxMessages.quoted(tokens.getFirst()), meant.get()));
    }
    if (!isKnown(forms, verb, tokens, matcher.farthest())) {
      return other(tokens);
    }
    throw matcher.inside().orElseGet(() -> failure(tokens, matcher));
  }

  private OtherStatement other(List<SqlToken> tokens) {
    Span span = spans.of(tokens.getFirst(), tokens.getLast());
    return new OtherStatement(span, tokens.stream().map(spans::of).toList());
  }

  /** Tells whether a statement that no form matches is meant as one of them. */
  private static boolean isKnown(Forms forms, String verb, List<SqlToken> tokens, int farthest) {
    if (forms.statements(verb).isEmpty()) {
      return false;
    }
    if (farthest > 1 || tokens.size() < 2) {
      return true;
    }
    Set<String> words = forms.words(verb);
    String word = Keywords.upper(tokens.get(1));
    return words.contains(word) || Similar.to(word, words).isPresent();
  }

  private SyntaxFailure failure(List<SqlToken> tokens, FormMatcher matcher) {
    int at = matcher.farthest();
    Token before = tokens.get(Math.max(0, at - 1));
    List<String> expected = new ArrayList<>(matcher.expected());
    expected.remove("more");
    expected.remove("the end of the statement");
    String found = at < tokens.size() ? SyntaxMessages.quoted(tokens.get(at)) : SyntaxMessages.END;
    Span place =
        at < tokens.size()
            ? spans.of(tokens.get(at))
            : spans.source().span(before.getStopIndex() + 1, before.getStopIndex() + 1);
    String after = SyntaxMessages.after(before);
    if (at < tokens.size()) {
      Optional<String> meant = Similar.to(Keywords.upper(tokens.get(at)), expected);
      if (meant.isPresent()) {
        return SyntaxFailure.at(
            place, "unexpected %s%s; %s may be meant".formatted(found, after, meant.get()));
      }
    }
    if (expected.size() > 1) {
      expected.remove("IF");
    }
    if (at == tokens.size() && expected.contains("')'")) {
      expected.retainAll(List.of("')'"));
    } else if (at < tokens.size()
        && tokens.get(at).getType() == SparkLexer.SELECT
        && expected.contains("AS")) {
      expected.retainAll(List.of("AS"));
    }
    List<String> kinds = expected.stream().filter(name -> name.startsWith("a")).toList();
    if (expected.size() > MAX_NAMED && kinds.size() == 1) {
      expected.retainAll(kinds);
    }
    boolean isShort = !expected.isEmpty() && expected.size() <= MAX_NAMED;
    if (isShort) {
      return SyntaxFailure.at(
          place, "expected %s%s, found %s".formatted(listed(expected), after, found));
    }
    return SyntaxFailure.at(
        place,
        at < tokens.size()
            ? "unexpected %s%s".formatted(found, after)
            : "expected more%s, found %s".formatted(after, found));
  }

  private static String listed(List<String> names) {
    String last = names.getLast();
    return names.size() == 1
        ? last
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
  }
}
