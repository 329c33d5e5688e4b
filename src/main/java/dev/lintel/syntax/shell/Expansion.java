package dev.lintel.syntax.shell;

import dev.lintel.source.Span;
import java.util.List;

/** A part of a word that is replaced before the command runs. */
public sealed interface Expansion {
  Span span();

  /** Tells whether it stands in quotes, so that its value stays one word. */
  boolean isQuoted();

  /**
   * A variable or a parameter, as {@code $x}, {@code ${x:-y}} or {@code $1}.
   *
   * @param operation what stands beside the name in the braces, as {@code :-y}; empty for none
   */
  record Variable(Span span, boolean isQuoted, String name, String operation)
      implements Expansion {}

  /**
   * The output of commands: {@code $(...)} and backticks, or a file for it: {@code <(...)}.
   *
   * @param lists empty too where the nest is too deep to be read
   */
  record Substitution(Span span, boolean isQuoted, List<CommandList> lists) implements Expansion {
    public Substitution {
      lists = List.copyOf(lists);
    }
  }

  /** The result of a calculation: {@code $((...))}. */
  record Arithmetic(Span span, boolean isQuoted) implements Expansion {}

  /**
   * An expression {@code ${{ ... }}}, which GitHub replaces before any shell sees the script,
   * whatever quotes are around it.
   */
  record Template(Span span, boolean isQuoted) implements Expansion {}
}
