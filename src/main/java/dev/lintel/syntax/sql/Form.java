package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of a statement, or of a part of one. Statements that are no queries are told apart by
 * their words, hundreds of them, which stand in tables instead of the grammar: an automaton for all
 * of them would be loaded by every process, and few ever meet one.
 */
sealed interface Form {
  /** A word of SQL, in capitals. */
  record Word(String text) implements Form {}

  /** A sign that stands for itself. */
  record Sign(String text) implements Form {}

  /**
   * A part that has a form of its own, or that a leaf reads.
   *
   * @param label what the part is found by
   */
  record Part(String kind, String label) implements Form {}

  /** Forms one behind the other. */
  record Row(List<Form> forms) implements Form {}

  /** The first of several forms that leads to a match of the whole. */
  record OneOf(List<Form> forms) implements Form {}

  /** A form that may be missing. */
  record Maybe(Form form) implements Form {}

  /** A form that stands any number of times, as often as it can. */
  record Many(Form form) implements Form {}

  /** Reads the notation that the tables are written in. */
  static Form parse(String notation) {
    Reader reader = new Reader(List.of(notation.split(" ")));
    Form form = reader.row();
    if (reader.index < reader.words.size()) {
      throw new IllegalArgumentException("the form does not end where it should: " + notation);
    }
    return form;
  }

  /** Reads the words of one form. */
  final class Reader {
    private final List<String> words;
    private int index;

    private Reader(List<String> words) {
      List<String> split = new ArrayList<>();
      words.forEach(word -> split(word, split));
      this.words = split;
    }

    /** Parts a word from the brackets around it. */
    private static void split(String word, List<String> words) {
      int start = 0;
      for (int i = 0; i < word.length(); i++) {
        if ("[]<>{}|".indexOf(word.charAt(i)) >= 0 && !word.equals("=>")) {
          if (start < i) {
            words.add(word.substring(start, i));
          }
          words.add(word.substring(i, i + 1));
          start = i + 1;
        }
      }
      if (start < word.length()) {
        words.add(word.substring(start));
      }
    }

    private Form row() {
      List<Form> forms = new ArrayList<>();
      while (index < words.size() && "]>}|".indexOf(words.get(index).charAt(0)) < 0) {
        forms.add(one());
      }
      return forms.size() == 1 ? forms.getFirst() : new Row(forms);
    }

    private Form one() {
      String word = words.get(index++);
      return switch (word) {
        case "[" -> new Maybe(choice("]"));
        case "{" -> new Many(choice("}"));
        case "<" -> choice(">");
        default -> {
          if (word.startsWith("$")) {
            int dot = word.indexOf('.');
            String kind = word.substring(1, dot < 0 ? word.length() : dot);
            yield new Part(kind, dot < 0 ? kind : word.substring(dot + 1));
          }
          yield Character.isLetter(word.charAt(0)) ? new Word(word) : new Sign(word);
        }
      };
    }

    private Form choice(String close) {
      List<Form> forms = new ArrayList<>();
      do {
        forms.add(row());
      } while (index < words.size() && words.get(index++).equals("|"));
      if (!words.get(index - 1).equals(close)) {
        throw new IllegalArgumentException("expected " + close + " in " + words);
      }
      return forms.size() == 1 ? forms.getFirst() : new OneOf(forms);
    }
  }
}
