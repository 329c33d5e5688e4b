package dev.lintel.syntax.shell;

import dev.lintel.source.Span;
import java.util.List;

/** One member of a pipeline. */
public sealed interface Command {
  Span span();

  /** Gives the redirections, in the order of the text. */
  List<Redirection> redirections();

  /**
   * A program with its arguments, or a reserved word ({@code for}, {@code case}) with what follows
   * it. A test in double brackets is one command up to its closing brackets.
   *
   * @param span from the first word to the end, assignments in front left out
   * @param assignments the words {@code NAME=value} in front
   * @param words at least one
   */
  record Simple(Span span, List<Word> assignments, List<Word> words, List<Redirection> redirections)
      implements Command {
    public Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a command has at least one word");
      }
    }

    public Word program() {
      return words.getFirst();
    }

    public List<Word> arguments() {
      return words.subList(1, words.size());
    }

    /** Gives the files that it reads from or writes to by redirections. */
    public List<Word> targets() {
      return redirections.stream().filter(Redirection::isFile).map(Redirection::target).toList();
    }
  }

  /**
   * Assignments alone, which set variables of the script.
   *
   * @param words {@code NAME=value}, at least one
   */
  record Assignments(Span span, List<Word> words, List<Redirection> redirections)
      implements Command {
    public Assignments {
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** Lists in parentheses or braces, as the body of a function is. */
  record Group(Span span, List<CommandList> lists, List<Redirection> redirections)
      implements Command {
    public Group {
      lists = List.copyOf(lists);
      redirections = List.copyOf(redirections);
    }
  }
}
