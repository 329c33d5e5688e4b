package dev.lintel.syntax.shell;

import dev.lintel.source.Span;
import java.util.List;

/** One member of a pipeline. */
public sealed interface Command {
  Span span();

  /**
   * A program with its arguments, or a reserved word ({@code for}, {@code case}) with what follows
   * it. Assignments in front are left out.
   *
   * @param words at least one
   * @param targets the files that it reads from or writes to by redirections
   */
  record Simple(Span span, List<Word> words, List<Word> targets) implements Command {
    public Simple {
      words = List.copyOf(words);
      targets = List.copyOf(targets);
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
  }

  /** Lists in parentheses or braces. */
  record Group(Span span, List<CommandList> lists) implements Command {
    public Group {
      lists = List.copyOf(lists);
    }
  }
}
