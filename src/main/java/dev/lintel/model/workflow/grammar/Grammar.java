package dev.lintel.model.workflow.grammar;

import dev.lintel.source.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GitHub's grammar of a kind of file. A definition is read from its row when a file leads to it for
 * the first time: most files need a fifth of them.
 */
public final class Grammar {
  private static final String DIRECTORY = "model/workflow/";

  private final Map<String, String> rows = new LinkedHashMap<>();
  private final Map<String, Definition> definitions = new ConcurrentHashMap<>();
  private final Map<String, List<Definition>> choices = new ConcurrentHashMap<>();
  private final String root;

  private Grammar(String file) {
    for (String row : DataTable.rows(DIRECTORY + file)) {
      int blank = row.indexOf(' ');
      rows.put(row.substring(0, blank), row.substring(blank + 1));
    }
    root = rows.keySet().iterator().next();
  }

  private static final class OfWorkflows {
    private static final Grammar GRAMMAR = new Grammar("workflow-grammar.txt");
  }

  private static final class OfActions {
    private static final Grammar GRAMMAR = new Grammar("action-grammar.txt");
  }

  private static final class OfUpdates {
    private static final Grammar GRAMMAR = new Grammar("dependabot-grammar.txt");
  }

  /** Gives the grammar of workflows, reusable ones included. */
  public static Grammar ofWorkflows() {
    return OfWorkflows.GRAMMAR;
  }

  /** Gives the grammar of action.yml. */
  public static Grammar ofActions() {
    return OfActions.GRAMMAR;
  }

  /** Gives the grammar of dependabot.yml. */
  public static Grammar ofUpdates() {
    return OfUpdates.GRAMMAR;
  }

  /** Gives the definition of a whole file. */
  public Definition root() {
    return definition(root);
  }

  /**
   * Gives a definition by its name.
   *
   * @throws IllegalArgumentException where the grammar has none
   */
  public Definition definition(String name) {
    return definitions.computeIfAbsent(name, this::read);
  }

  /** Gives what a definition comes down to: itself, or for a choice what can be chosen. */
  List<Definition> choices(Definition definition) {
    List<Definition> known = choices.get(definition.name());
    if (known == null) {
      known =
          definition.form() instanceof Definition.OneOf(List<String> names)
              ? names.stream().flatMap(name -> choices(definition(name)).stream()).toList()
              : List.of(definition);
      choices.put(definition.name(), known);
    }
    return known;
  }

  private Definition read(String name) {
    String row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException("the grammar has no definition " + name);
    }
    Availability own = Availability.NONE;
    if (row.startsWith("@")) {
      int blank = row.indexOf(' ');
      own = Availability.of(row.substring(1, blank));
      row = row.substring(blank + 1);
    }
    String[] words = row.split(" ");
    return new Definition(name, own, form(words[0], Arrays.asList(words).subList(1, words.length)));
  }

  private static Definition.Form form(String kind, List<String> words) {
    return switch (kind) {
      case "any" -> new Definition.Any();
      case "string" -> new Definition.Text(false);
      case "filled" -> new Definition.Text(true);
      case "word" -> new Definition.Words(new LinkedHashSet<>(words));
      case "number" -> new Definition.Numeral();
      case "whole" ->
          new Definition.Whole(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)));
      case "clock" -> new Definition.Clock();
      case "zone" -> new Definition.Zone();
      case "boolean" -> new Definition.Truth();
      case "null" -> new Definition.Nothing();
      case "one" -> new Definition.OneOf(List.copyOf(words));
      case "list" -> new Definition.Items(words.getFirst());
      case "map" -> keys(words);
      default -> throw new IllegalArgumentException("the grammar has an unknown form " + kind);
    };
  }

  private static Definition.Keys keys(List<String> words) {
    Map<String, Definition.Property> keys = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    Optional<Definition.Others> others = Optional.empty();
    for (String word : words) {
      int equals = word.indexOf('=');
      String key = word.substring(0, equals);
      String value = word.substring(equals + 1);
      switch (key.charAt(0)) {
        case '~' -> others = Optional.of(new Definition.Others(key.substring(1), value));
        case '*' -> {
          required.add(key.substring(1));
          keys.put(key.substring(1), new Definition.Property(value));
        }
        default -> keys.put(key, new Definition.Property(value));
      }
    }
    return new Definition.Keys(keys, required, others);
  }
}
