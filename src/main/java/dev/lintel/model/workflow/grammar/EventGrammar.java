package dev.lintel.model.workflow.grammar;

import dev.lintel.model.workflow.grammar.Definition.Items;
import dev.lintel.model.workflow.grammar.Definition.Keys;
import dev.lintel.model.workflow.grammar.Definition.Property;
import dev.lintel.model.workflow.grammar.Definition.Words;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The events of GitHub's grammar, and what may stand below each. */
public final class EventGrammar {
  /** The definition of the mapping below {@code on}. */
  static final String MAPPING = "on-mapping-strict";

  private EventGrammar() {}

  private static Map<String, Property> events() {
    return ((Keys) Grammar.ofWorkflows().definition(MAPPING).form()).keys();
  }

  public static boolean isEvent(String name) {
    return events().containsKey(name);
  }

  /** Gives the keys of an event's settings; none for a name that is no event. */
  public static Set<String> keys(String event) {
    return settings(event).keySet();
  }

  private static Map<String, Property> settings(String event) {
    Property property = events().get(event);
    if (property == null) {
      return Map.of();
    }
    Grammar grammar = Grammar.ofWorkflows();
    return grammar.choices(grammar.definition(property.definition())).stream()
        .map(Definition::form)
        .filter(Keys.class::isInstance)
        .map(form -> ((Keys) form).keys())
        .findFirst()
        .orElse(Map.of());
  }

  /** Gives the activities of an event; none for one that knows none. */
  public static Set<String> activities(String event) {
    Property types = settings(event).get("types");
    Set<String> words = new LinkedHashSet<>();
    if (types != null) {
      collect(types.definition(), words);
    }
    return words;
  }

  private static void collect(String name, Set<String> words) {
    Grammar grammar = Grammar.ofWorkflows();
    for (Definition choice : grammar.choices(grammar.definition(name))) {
      switch (choice.form()) {
        case Words some -> words.addAll(some.accepted());
        case Items items -> collect(items.item(), words);
        default -> {}
      }
    }
  }
}
