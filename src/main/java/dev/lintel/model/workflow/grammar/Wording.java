package dev.lintel.model.workflow.grammar;

import dev.lintel.model.workflow.grammar.Definition.Any;
import dev.lintel.model.workflow.grammar.Definition.Clock;
import dev.lintel.model.workflow.grammar.Definition.Items;
import dev.lintel.model.workflow.grammar.Definition.Keys;
import dev.lintel.model.workflow.grammar.Definition.Nothing;
import dev.lintel.model.workflow.grammar.Definition.Numeral;
import dev.lintel.model.workflow.grammar.Definition.OneOf;
import dev.lintel.model.workflow.grammar.Definition.Text;
import dev.lintel.model.workflow.grammar.Definition.Truth;
import dev.lintel.model.workflow.grammar.Definition.Whole;
import dev.lintel.model.workflow.grammar.Definition.Words;
import dev.lintel.model.workflow.grammar.Definition.Zone;
import dev.lintel.model.workflow.grammar.GrammarProblem.Where;
import dev.lintel.source.DataTable;
import dev.lintel.source.Excerpt;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is wrong in the words of a person, where the grammar has names of definitions. */
final class Wording {
  /** The definitions whose keys are names of events and of scopes. */
  private static final String EVENTS = EventGrammar.MAPPING;

  private static final String SCOPES = "permissions-mapping";

  private Wording() {}

  private static final class Names {
    private static final Map<String, String> BY_DEFINITION = new HashMap<>();

    static {
      for (String row : DataTable.rows("model/workflow/grammar-names.txt")) {
        int blank = row.indexOf(' ');
        BY_DEFINITION.put(row.substring(0, blank), row.substring(blank + 1));
      }
    }
  }

  static String unknownKey(String key, String owner, Where where) {
    return switch (owner) {
      case EVENTS -> "there is no event '%s'".formatted(key);
      case SCOPES -> "there is no permission '%s'".formatted(key);
      default -> "'%s' is no key of %s".formatted(key, name(owner, where));
    };
  }

  static String missingKey(List<String> keys, String owner, Where where) {
    String missing = keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
    return keys.size() == 1
        ? "%s needs %s".formatted(name(owner, where), missing)
        : "%s needs one of %s".formatted(name(owner, where), missing);
  }

  private static String name(String definition, Where where) {
    String name = Names.BY_DEFINITION.get(definition);
    return name == null ? "'" + where.key() + "'" : name;
  }

  static String wrongValue(YamlNode node, List<Definition> accepted, Where where) {
    if (node.content() instanceof YamlScalar scalar) {
      Set<String> words = words(accepted);
      boolean isText = accepted.stream().anyMatch(definition -> definition.form() instanceof Text);
      if (isText && (scalar.isNull() || scalar.value().isEmpty())) {
        return where.key().isEmpty() ? "a key is empty" : "'%s' is empty".formatted(where.key());
      }
      if (!words.isEmpty() && !scalar.isNull()) {
        return unknownWord(scalar.value(), accepted, where) + Spelling.hint(scalar.value(), words);
      }
      if (!scalar.isNull() && accepted.stream().allMatch(Wording::isExact)) {
        return "'%s' is %s, not '%s'"
                .formatted(where.key(), kinds(accepted), Excerpt.of(scalar.text().all()))
            + zoneHint(scalar.value(), accepted);
      }
    }
    return "'%s' is %s, not %s".formatted(where.key(), kinds(accepted), kind(node));
  }

  /** Tells whether the value itself says more than what kind of value it is. */
  private static boolean isExact(Definition definition) {
    return definition.form() instanceof Whole
        || definition.form() instanceof Clock
        || definition.form() instanceof Zone;
  }

  private static String zoneHint(String zone, List<Definition> accepted) {
    return accepted.getFirst().form() instanceof Zone
        ? Spelling.nearest(zone, ZoneId.getAvailableZoneIds())
            .map("; did you mean '%s'?"::formatted)
            .orElse("")
        : "";
  }

  private static String unknownWord(String word, List<Definition> accepted, Where where) {
    String definition = accepted.getFirst().name();
    if (definition.endsWith("-activity-type")) {
      return "'%s' is no activity of '%s'".formatted(word, where.parent());
    }
    return where.key().equals("on")
        ? "there is no event '%s'".formatted(word)
        : "'%s' is no value of '%s'".formatted(word, where.key());
  }

  private static Set<String> words(List<Definition> accepted) {
    Set<String> words = new LinkedHashSet<>();
    for (Definition definition : accepted) {
      if (definition.form() instanceof Words some) {
        words.addAll(some.accepted());
      }
    }
    return words;
  }

  private static String kinds(List<Definition> accepted) {
    return accepted.stream()
        .map(definition -> kind(definition.form()))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static String kind(Definition.Form form) {
    return switch (form) {
      case Text _ -> "a text";
      case Words words when words.accepted().size() == 1 ->
          "'" + words.accepted().iterator().next() + "'";
      case Words _ -> "a word";
      case Numeral _ -> "a number";
      case Whole(int least, int most) when most == Integer.MAX_VALUE ->
          "a whole number from %d".formatted(least);
      case Whole(int least, int most) -> "a whole number from %d to %d".formatted(least, most);
      case Clock _ -> "a time as '09:30'";
      case Zone _ -> "a time zone of the IANA database";
      case Truth _ -> "true or false";
      case Nothing _ -> "empty";
      case Items _ -> "a list";
      case Keys _ -> "a mapping";
      case Any _, OneOf _ -> "anything";
    };
  }

  private static String kind(YamlNode node) {
    return switch (node.content()) {
      case YamlMapping _ -> "a mapping";
      case YamlSequence _ -> "a list";
      case YamlScalar scalar ->
          switch (scalar.type()) {
            case NULL -> "empty";
            case BOOLEAN -> "a boolean";
            case INTEGER, FLOAT -> "a number";
            case STRING -> "a text";
          };
      case YamlAlias _ -> "an alias";
    };
  }
}
