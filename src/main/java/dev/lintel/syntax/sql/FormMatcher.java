package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Matches the tokens of one statement with forms. Within a form each choice is tried in turn; what
 * a part and each round of a repetition match is final, and kept, so that the time is that of the
 * statement's length. Remembers how far it came, and what would have led further.
 */
final class FormMatcher {
  private final List<SqlToken> tokens;
  private final Forms forms;
  private final FormLeaves leaves;
  private final Map<String, Optional<Found>> parts = new HashMap<>();
  private final Set<String> expected = new LinkedHashSet<>();
  private List<Match> trail = new ArrayList<>();
  private SyntaxFailure inside;
  private int farthest;
  private int end;

  /** What a part matched, and where it ends. */
  record Found(Match match, int end) {}

  /** The forms that are still to match. */
  private record Rest(Form form, Rest next) {}

  FormMatcher(List<SqlToken> tokens, Forms forms, FormLeaves leaves) {
    this.tokens = tokens;
    this.forms = forms;
    this.leaves = leaves;
  }

  /** Matches the whole of the statement. */
  Optional<Match> match(Form form) {
    trail = new ArrayList<>();
    Rest whole = new Rest(form, new Rest(new Form.Part("end", "end"), null));
    return match(whole, 0)
        ? Optional.of(
            new Match(
                "", tokens.getFirst(), tokens.getLast(), Optional.empty(), List.copyOf(trail)))
        : Optional.empty();
  }

  /** Gives the index of the token that no form could take; the number of tokens at the end. */
  int farthest() {
    return farthest;
  }

  /** Gives what would have led further there, in words of SQL. */
  Set<String> expected() {
    return expected;
  }

  /** Gives the fault that an expression or query has there. */
  Optional<SyntaxFailure> inside() {
    return Optional.ofNullable(inside);
  }

  private boolean match(Rest rest, int at) {
    if (rest == null) {
      end = at;
      return true;
    }
    int mark = trail.size();
    boolean matches =
        switch (rest.form()) {
          case Form.Word(String text) -> token(text, isWord(at, text), text, rest, at);
          case Form.Sign(String text) -> token(text, isSign(at, text), "'" + text + "'", rest, at);
          case Form.Part part -> part(part, rest, at);
          case Form.Row(List<Form> row) -> {
            Rest all = rest.next();
            for (Form form : row.reversed()) {
              all = new Rest(form, all);
            }
            yield match(all, at);
          }
          case Form.Maybe(Form form) ->
              match(new Rest(form, rest.next()), at) || match(rest.next(), at);
          case Form.OneOf(List<Form> options) -> oneOf(options, rest, at);
          case Form.Many(Form form) -> match(rest.next(), many(form, at));
        };
    if (!matches) {
      forgetFrom(mark);
    }
    return matches;
  }

  private boolean oneOf(List<Form> options, Rest rest, int at) {
    for (Form option : options) {
      if (match(new Rest(option, rest.next()), at)) {
        return true;
      }
    }
    return false;
  }

  private int many(Form form, int from) {
    int at = from;
    while (at < tokens.size() && match(new Rest(form, null), at) && end > at) {
      at = end;
    }
    return at;
  }

  private boolean token(String label, boolean isThere, String name, Rest rest, int at) {
    if (!isThere) {
      expect(at, name);
      return false;
    }
    Token token = tokens.get(at);
    trail.add(new Match(label, token, token, Optional.empty(), List.of()));
    return match(rest.next(), at + 1);
  }

  private boolean part(Form.Part part, Rest rest, int at) {
    if (part.kind().equals("end")) {
      boolean isEnd = at == tokens.size();
      if (!isEnd) {
        expect(at, "the end of the statement");
      }
      return isEnd;
    }
    // A key of both keeps the table small: most places are asked for one kind only.
    String key = part.kind() + at;
    Optional<Found> found = parts.get(key);
    if (found == null) {
      found = find(part.kind(), at);
      parts.put(key, found);
    }
    if (found.isEmpty()) {
      return false;
    }
    Match match = found.get().match();
    trail.add(new Match(part.label(), match.first(), match.last(), match.value(), match.parts()));
    return match(rest.next(), found.get().end());
  }

  private Optional<Found> find(String kind, int at) {
    Optional<Form> form = forms.part(kind);
    if (form.isEmpty()) {
      return leaf(kind, at);
    }
    List<Match> outer = trail;
    trail = new ArrayList<>();
    try {
      if (!match(new Rest(form.get(), null), at)) {
        return Optional.empty();
      }
      Token first = tokens.get(Math.min(at, tokens.size() - 1));
      Token last = end > at ? tokens.get(end - 1) : first;
      return Optional.of(
          new Found(new Match(kind, first, last, Optional.empty(), List.copyOf(trail)), end));
    } finally {
      trail = outer;
    }
  }

  private Optional<Found> leaf(String kind, int at) {
    if (at >= tokens.size()) {
      expect(at, FormLeaves.name(kind));
      return Optional.empty();
    }
    try {
      Optional<FormLeaves.Leaf> leaf = leaves.read(kind, at);
      if (leaf.isEmpty()) {
        expect(at, FormLeaves.name(kind));
        return Optional.empty();
      }
      int behind = leaf.get().end();
      Optional<Object> value = Optional.ofNullable(leaf.get().value());
      return Optional.of(
          new Found(
              new Match(kind, tokens.get(at), tokens.get(behind - 1), value, List.of()), behind));
    } catch (SyntaxFailure failure) {
      int place = indexOf(failure);
      if (place <= at) {
        expect(at, FormLeaves.name(kind));
      } else if (place > farthest) {
        farthest = place;
        expected.clear();
        inside = failure;
      }
      return Optional.empty();
    }
  }

  private int indexOf(SyntaxFailure failure) {
    int start = failure.problem().span().start();
    int index = 0;
    while (index < tokens.size() && tokens.get(index).getStartIndex() < start) {
      index++;
    }
    return index;
  }

  private void expect(int at, String what) {
    if (at > farthest) {
      farthest = at;
      expected.clear();
      inside = null;
    }
    if (at == farthest && inside == null) {
      expected.add(what.equals("a name") && speaksOfTable(at) ? "a table name" : what);
    }
  }

  /** Tells whether it is a table or view whose name stands at a place. */
  private boolean speaksOfTable(int at) {
    int behind = at - 1;
    while (behind > 0
        && (isWord(behind, "EXISTS") || isWord(behind, "NOT") || isWord(behind, "IF"))) {
      behind--;
    }
    return behind > 0 && (isWord(behind, "TABLE") || isWord(behind, "VIEW"));
  }

  private void forgetFrom(int mark) {
    trail.subList(mark, trail.size()).clear();
  }

  private boolean isWord(int at, String text) {
    return at < tokens.size()
        && FormLeaves.isWord(tokens.get(at))
        && tokens.get(at).getText().equalsIgnoreCase(text);
  }

  private boolean isSign(int at, String text) {
    return at < tokens.size() && tokens.get(at).getText().equals(text);
  }
}
