package dev.lintel.syntax.sql;

import dev.lintel.source.DataTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The forms of the tables, read once something asks for them. Safe for use by many threads. */
final class Forms {
  private static final List<String> TABLES =
      List.of("syntax/sql/statements/define.txt", "syntax/sql/statements/command.txt");

  private final Map<String, List<String>> statements = new HashMap<>();
  private final Map<String, String> parts = new HashMap<>();
  private final Map<String, Form> read = new ConcurrentHashMap<>();

  private Forms() {
    for (String table : TABLES) {
      for (String row : DataTable.rows(table)) {
        if (row.startsWith("$")) {
          int equals = row.indexOf(" = ");
          parts.put(row.substring(1, equals), row.substring(equals + 3));
        } else {
          verbs(row)
              .forEach(verb -> statements.computeIfAbsent(verb, v -> new ArrayList<>()).add(row));
        }
      }
    }
  }

  /** Holds the forms until the first statement that needs them. */
  private static final class Holder {
    private static final Forms FORMS = new Forms();
  }

  static Forms all() {
    return Holder.FORMS;
  }

  /** A form begins with its verb, or with a choice of verbs. */
  private static List<String> verbs(String row) {
    return row.startsWith("<")
        ? List.of(row.substring(1, row.indexOf('>')).split(" \\| "))
        : List.of(row.split(" ", 2)[0]);
  }

  /** Gives the forms that begin with a verb, as the tables write them. */
  List<String> statements(String verb) {
    return statements.getOrDefault(verb, List.of());
  }

  Form form(String row) {
    return read.computeIfAbsent(row, Form::parse);
  }

  /** Gives the form of a part; empty where a leaf reads it. */
  Optional<Form> part(String kind) {
    return Optional.ofNullable(parts.get(kind)).map(this::form);
  }

  /** Gives the words in the forms of a verb, up to the name of what they speak of. */
  Set<String> words(String verb) {
    Set<String> words = new HashSet<>();
    statements(verb).forEach(row -> collect(form(row), words));
    return words;
  }

  private static void collect(Form form, Set<String> words) {
    switch (form) {
      case Form.Word(String text) -> words.add(text);
      case Form.Sign _, Form.Part _ -> {}
      case Form.Row(List<Form> forms) -> {
        for (Form inner : forms) {
          if (inner instanceof Form.Part) {
            break;
          }
          collect(inner, words);
        }
      }
      case Form.OneOf(List<Form> forms) -> forms.forEach(inner -> collect(inner, words));
      case Form.Maybe(Form inner) -> collect(inner, words);
      case Form.Many(Form inner) -> collect(inner, words);
    }
  }
}
