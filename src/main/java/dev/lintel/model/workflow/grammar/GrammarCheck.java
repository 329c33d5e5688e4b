package dev.lintel.model.workflow.grammar;

import dev.lintel.model.workflow.grammar.Definition.Any;
import dev.lintel.model.workflow.grammar.Definition.Clock;
import dev.lintel.model.workflow.grammar.Definition.Items;
import dev.lintel.model.workflow.grammar.Definition.Keys;
import dev.lintel.model.workflow.grammar.Definition.Nothing;
import dev.lintel.model.workflow.grammar.Definition.Numeral;
import dev.lintel.model.workflow.grammar.Definition.Others;
import dev.lintel.model.workflow.grammar.Definition.Property;
import dev.lintel.model.workflow.grammar.Definition.Scalar;
import dev.lintel.model.workflow.grammar.Definition.Text;
import dev.lintel.model.workflow.grammar.Definition.Truth;
import dev.lintel.model.workflow.grammar.Definition.Whole;
import dev.lintel.model.workflow.grammar.Definition.Words;
import dev.lintel.model.workflow.grammar.Definition.Zone;
import dev.lintel.model.workflow.grammar.GrammarProblem.MisplacedExpression;
import dev.lintel.model.workflow.grammar.GrammarProblem.MissingKey;
import dev.lintel.model.workflow.grammar.GrammarProblem.UnknownKey;
import dev.lintel.model.workflow.grammar.GrammarProblem.Where;
import dev.lintel.model.workflow.grammar.GrammarProblem.WrongValue;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;
import dev.lintel.syntax.yaml.YamlType;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds a file against GitHub's grammar, in one walk. It decides as GitHub's reader does: where a
 * mapping may be one of several, each key that it holds leaves those that take the key; a key that
 * none of the rest takes is unknown, whatever the others took.
 *
 * @param problems in the order of the walk
 * @param slots the scalars that hold expressions, or are conditions, where expressions may stand
 */
public record GrammarCheck(List<GrammarProblem> problems, List<Slot> slots) {
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,20}");

  /**
   * Holds a file against the grammar of its kind. A file with a fault in its YAML has no problem
   * besides: what the fault hides would seem to be missing.
   */
  public static GrammarCheck of(YamlStream stream, YamlMapping root, Grammar grammar) {
    Walk walk = new Walk(grammar);
    walk.value(root, grammar.root(), new Place(Availability.NONE, root.span(), Where.ROOT));
    return new GrammarCheck(
        stream.problems().isEmpty() ? List.copyOf(walk.problems.values()) : List.of(),
        List.copyOf(walk.slots.values()));
  }

  /**
   * @param key the one that the value stands under
   */
  private record Place(Availability availability, Span key, Where where) {
    Place in(Definition definition) {
      return new Place(availability.with(definition.own()), key, where);
    }

    Place under(YamlEntry entry) {
      return new Place(availability, entry.key().span(), where.below(entry.name()));
    }
  }

  private static final class Walk {
    private final Grammar grammar;

    /** What an anchor stands before is met again through its aliases, and is said once. */
    private final Map<Met, GrammarProblem> problems = new LinkedHashMap<>();

    private final Map<Met, Slot> slots = new LinkedHashMap<>();

    /** An alias leads to what it stands for only once, however many of them there are. */
    private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What is reported, or a definition, at a place. */
    private record Met(Span place, String what) {}

    Walk(Grammar grammar) {
      this.grammar = grammar;
    }

    void value(YamlNode node, Definition definition, Place around) {
      Place place = around.in(definition);
      if (node instanceof YamlAlias && !seen.add(node.content())) {
        return;
      }
      switch (node.content()) {
        case YamlScalar scalar -> scalar(scalar, definition, place);
        case YamlSequence sequence -> sequence(sequence, definition, place);
        case YamlMapping mapping -> mapping(mapping, definition, place);
        case YamlAlias _ -> {}
      }
    }

    private void scalar(YamlScalar scalar, Definition definition, Place place) {
      if (scalar.type() == YamlType.STRING && scalar.value().contains("${{")) {
        expression(scalar, definition, place, false);
      } else if (isAccepted(scalar, definition)) {
        Slot slot = slot(scalar, definition, place, false);
        if (slot.isCondition() && isExpression(scalar)) {
          add(slot);
        }
      } else {
        wrong(scalar, definition, place);
      }
    }

    /** An empty condition is none, and of the words of YAML the language has these two. */
    private static boolean isExpression(YamlScalar scalar) {
      return switch (scalar.type()) {
        case STRING -> !scalar.value().isBlank();
        case BOOLEAN -> scalar.value().equals("true") || scalar.value().equals("false");
        case NULL, INTEGER, FLOAT -> false;
      };
    }

    private void add(GrammarProblem problem) {
      problems.putIfAbsent(new Met(problem.place(), problem.message()), problem);
    }

    private void add(Slot slot) {
      slots.putIfAbsent(new Met(slot.scalar().span(), slot.definition()), slot);
    }

    private void expression(YamlScalar scalar, Definition definition, Place place, boolean isKey) {
      if (place.availability().allowsExpressions()) {
        add(slot(scalar, definition, place, isKey));
      } else if (!(definition.form() instanceof Any)) {
        add(new MisplacedExpression(expression(scalar), place.where()));
      }
    }

    private static Span expression(YamlScalar scalar) {
      SourceText text = scalar.text();
      int open = text.content().indexOf("${{");
      int close = text.content().indexOf("}}", open);
      return text.span(open, close < 0 ? text.content().length() : close + 2);
    }

    private static Slot slot(YamlScalar scalar, Definition definition, Place place, boolean isKey) {
      return new Slot(scalar, definition.name(), place.key(), place.availability(), isKey);
    }

    private boolean isAccepted(YamlScalar scalar, Definition definition) {
      return grammar.choices(definition).stream()
          .anyMatch(choice -> choice.form() instanceof Any || isOf(scalar, choice));
    }

    /** A value that is no string may stand for the string that it is written as. */
    private static boolean isOf(YamlScalar scalar, Definition definition) {
      return definition.form() instanceof Scalar form
          && switch (form) {
            case Text text -> !text.isFilled() || !text(scalar).isEmpty();
            case Words words -> words.accepted().contains(text(scalar));
            case Numeral _ -> scalar.type() == YamlType.INTEGER || scalar.type() == YamlType.FLOAT;
            case Whole whole -> scalar.type() == YamlType.INTEGER && isIn(scalar.value(), whole);
            case Clock _ -> CLOCK.matcher(scalar.value()).matches();
            case Zone _ -> ZoneId.getAvailableZoneIds().contains(scalar.value());
            case Truth _ -> scalar.type() == YamlType.BOOLEAN;
            case Nothing _ -> scalar.isNull();
          };
    }

    /** A number that is written in another base is left alone. */
    private static boolean isIn(String number, Whole whole) {
      if (!DECIMAL.matcher(number).matches()) {
        return true;
      }
      BigInteger value = new BigInteger(number);
      return value.compareTo(BigInteger.valueOf(whole.least())) >= 0
          && value.compareTo(BigInteger.valueOf(whole.most())) <= 0;
    }

    private static String text(YamlScalar scalar) {
      return scalar.isNull() ? "" : scalar.value();
    }

    private void sequence(YamlSequence sequence, Definition definition, Place place) {
      List<Definition> choices = grammar.choices(definition);
      Optional<Definition> list =
          choices.stream().filter(choice -> choice.form() instanceof Items).findFirst();
      if (list.isPresent()) {
        Definition item = grammar.definition(((Items) list.get().form()).item());
        sequence.items().forEach(node -> value(node, item, place.in(list.get())));
      } else if (choices.stream().anyMatch(choice -> choice.form() instanceof Any)) {
        sequence.items().forEach(node -> value(node, grammar.definition("any"), place));
      } else {
        wrong(sequence, definition, place);
      }
    }

    private void mapping(YamlMapping mapping, Definition definition, Place place) {
      List<Definition> choices = grammar.choices(definition);
      List<Definition> left = new ArrayList<>();
      choices.stream().filter(choice -> choice.form() instanceof Keys).forEach(left::add);
      if (!left.isEmpty()) {
        entries(mapping, left, definition, place);
      } else if (choices.stream().anyMatch(choice -> choice.form() instanceof Any)) {
        mapping.entries().forEach(e -> value(e.value(), grammar.definition("any"), place.under(e)));
      } else {
        wrong(mapping, definition, place);
      }
    }

    private void entries(
        YamlMapping mapping, List<Definition> left, Definition definition, Place around) {
      Place place = around.in(left.getFirst());
      Optional<Others> others = keys(left.getFirst()).others();
      boolean hasExpression = false;
      Set<String> known = new HashSet<>();
      for (YamlEntry entry : mapping.entries()) {
        Place inner = place.under(entry);
        if (entry.name().contains("${{") && entry.key().content() instanceof YamlScalar key) {
          hasExpression = true;
          expression(key, left.getFirst(), place, true);
          if (place.availability().allowsExpressions()) {
            value(entry.value(), grammar.definition("any"), inner);
          }
          continue;
        }
        // A key that is there already in other letters is told as that, and not as an unknown one.
        boolean isNew = known.add(entry.name().toLowerCase(Locale.ROOT));
        Property property = property(left, entry.name());
        if (property != null) {
          value(entry.value(), grammar.definition(property.definition()), inner);
        } else if (others.isPresent()) {
          name(entry, others.get(), place);
          value(entry.value(), grammar.definition(others.get().value()), inner);
        } else if (isNew) {
          add(unknown(entry, mapping, left, owner(left, definition), place.where()));
        }
      }
      if (!hasExpression) {
        missing(mapping, left, owner(left, definition), place.where());
      }
    }

    /** Gives the name of what a mapping turned out to be. */
    private static String owner(List<Definition> left, Definition choice) {
      return (left.size() == 1 ? left.getFirst() : choice).name();
    }

    /** Gives what stands under a known key, and leaves the definitions that know it. */
    private static Property property(List<Definition> left, String key) {
      Property last = null;
      for (Definition definition : left) {
        Property property = keys(definition).keys().get(key);
        last = property == null ? last : property;
      }
      if (last != null && left.size() > 1) {
        left.removeIf(definition -> !keys(definition).keys().containsKey(key));
      }
      return last;
    }

    private void name(YamlEntry entry, Others others, Place place) {
      if (entry.key().content() instanceof YamlScalar key) {
        Definition definition = grammar.definition(others.key());
        if (!isAccepted(key, definition)) {
          wrong(key, definition, place);
        }
      }
    }

    private static UnknownKey unknown(
        YamlEntry entry, YamlMapping mapping, List<Definition> left, String owner, Where where) {
      Set<String> accepted = new LinkedHashSet<>();
      left.forEach(definition -> accepted.addAll(keys(definition).keys().keySet()));
      mapping.keys().forEach(accepted::remove);
      return new UnknownKey(entry, mapping, owner, where, List.copyOf(accepted));
    }

    private void missing(YamlMapping mapping, List<Definition> left, String owner, Where where) {
      Set<String> required = new LinkedHashSet<>();
      left.forEach(definition -> required.addAll(keys(definition).required()));
      mapping.entries().forEach(entry -> required.remove(entry.name()));
      if (left.size() > 1) {
        add(new MissingKey(mapping, owner, where, List.copyOf(required)));
        return;
      }
      for (String key : required) {
        // A key in the wrong case is an unknown one already, which says enough.
        if (mapping.keys().stream().noneMatch(key::equalsIgnoreCase)) {
          add(new MissingKey(mapping, owner, where, List.of(key)));
        }
      }
    }

    private static Keys keys(Definition definition) {
      return (Keys) definition.form();
    }

    private void wrong(YamlNode node, Definition definition, Place place) {
      add(new WrongValue(node, grammar.choices(definition), place.where()));
    }
  }
}
