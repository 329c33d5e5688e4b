package dev.lintel.syntax.shell;

import dev.lintel.source.Span;
import dev.lintel.syntax.shell.ShellToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the words and redirections of one command. */
final class CommandBuilder {
  private final List<Word> assignments = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final List<Redirection> redirections = new ArrayList<>();
  private int end;

  void add(ShellToken token) {
    if (token.is(Kind.REDIRECTION)) {
      Redirection redirection = token.toRedirection();
      redirections.add(redirection);
      end = redirection.isFile() ? token.span().end() : end;
      return;
    }
    end = token.span().end();
    if (words.isEmpty() && token.word().isAssignment()) {
      assignments.add(token.word());
    } else {
      words.add(token.word());
    }
  }

  boolean isEmpty() {
    return words.isEmpty() && assignments.isEmpty();
  }

  boolean isOneWord() {
    return words.size() == 1 && assignments.isEmpty() && redirections.isEmpty();
  }

  /** Tells whether this is {@code case WORD in}, behind which the first pattern stands. */
  boolean isCaseHead() {
    return words.size() > 2 && words.getFirst().isBare("case") && words.getLast().isBare("in");
  }

  boolean startsWith(Set<String> bareWords) {
    return !words.isEmpty()
        && bareWords.contains(words.getFirst().value())
        && words.getFirst().isBare(words.getFirst().value());
  }

  /** Gives the command; empty where nothing but redirections was found. */
  Optional<Command> build() {
    if (isEmpty()) {
      return Optional.empty();
    }
    Span first = (words.isEmpty() ? assignments : words).getFirst().span();
    Span span = first.source().span(first.start(), Math.max(first.end(), end));
    return Optional.of(
        words.isEmpty()
            ? new Command.Assignments(span, assignments, redirections)
            : new Command.Simple(span, assignments, words, redirections));
  }
}
