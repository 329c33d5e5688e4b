package dev.lintel.model.kubernetes.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.schema.Schema.Bound;
import dev.lintel.model.kubernetes.schema.Schema.Choice;
import dev.lintel.model.kubernetes.schema.Schema.Constraints;
import dev.lintel.model.kubernetes.schema.SchemaProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Checks what a schema asks of a value beyond its type. */
final class ConstraintCheck {
  /** What Kubernetes takes for a key of a list that an item does not tell. */
  private static final Map<String, String> DEFAULT_KEYS = Map.of("protocol", "TCP");

  private static final int MAX_PATTERN = 4_000;

  private final Constraints constraints;
  private final String name;
  private final Span place;
  private final List<SchemaProblem> problems = new ArrayList<>();

  private ConstraintCheck(Constraints constraints, String name, Span place) {
    this.constraints = constraints;
    this.name = name;
    this.place = place;
  }

  /**
   * Checks a value.
   *
   * @param name of the field, for messages
   * @param place what a person edits to add to the value
   */
  static List<SchemaProblem> check(
      YamlNode value, Constraints constraints, String name, Span place) {
    if (constraints.isEmpty()) {
      return List.of();
    }
    ConstraintCheck check = new ConstraintCheck(constraints, name, place);
    switch (value) {
      case YamlScalar scalar -> check.scalar(scalar);
      case YamlSequence sequence -> check.list(sequence);
      case YamlMapping mapping ->
          check.size(
              SchemaCheck.entries(mapping).size(),
              Bound.MIN_PROPERTIES,
              Bound.MAX_PROPERTIES,
              "fields");
      default -> {}
    }
    constraints.choices().forEach(choice -> check.choice(value, choice));
    return check.problems;
  }

  private void invalid(Span span, String message) {
    problems.add(new SchemaProblem(Kind.INVALID_VALUE, span, message));
  }

  private void scalar(YamlScalar scalar) {
    String value = scalar.value();
    if (!constraints.values().isEmpty() && !constraints.values().contains(value)) {
      List<String> words = constraints.values().stream().filter(w -> !w.isEmpty()).toList();
      problems.add(
          new SchemaProblem(
              Kind.INVALID_VALUE,
              scalar.span(),
              "'%s' is no value of %s%s".formatted(value, name, Spelling.hint(value, words)),
              Spelling.nearest(value, words).filter(word -> scalar.style() == Style.PLAIN)));
      return;
    }
    if (scalar.type() == YamlType.STRING) {
      constraints
          .pattern()
          .filter(pattern -> !matches(pattern, value))
          .ifPresent(
              pattern -> invalid(scalar.span(), "%s does not match %s".formatted(name, pattern)));
      size(
          value.codePointCount(0, value.length()),
          Bound.MIN_LENGTH,
          Bound.MAX_LENGTH,
          "characters",
          scalar.span());
    } else {
      number(scalar);
    }
  }

  /** A pattern that cannot be read refuses nothing. */
  private static boolean matches(String pattern, String value) {
    try {
      return pattern.length() > MAX_PATTERN || Pattern.compile(pattern).matcher(value).find();
    } catch (PatternSyntaxException e) {
      return true;
    }
  }

  private void number(YamlScalar scalar) {
    OptionalDouble written = ScalarCheck.number(scalar);
    if (written.isEmpty()) {
      return;
    }
    double value = written.getAsDouble();
    Double least = constraints.bounds().get(Bound.MIN);
    Double most = constraints.bounds().get(Bound.MAX);
    if (least != null && value < least) {
      invalid(scalar.span(), "%s is at least %s".formatted(name, plain(least)));
    } else if (most != null && value > most) {
      invalid(scalar.span(), "%s is at most %s".formatted(name, plain(most)));
    }
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e18
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  private void size(int size, Bound least, Bound most, String things) {
    size(size, least, most, things, place);
  }

  private void size(int size, Bound least, Bound most, String things, Span span) {
    Double min = constraints.bounds().get(least);
    Double max = constraints.bounds().get(most);
    if (min != null && size < min) {
      invalid(span, "%s has %d %s; %s are needed".formatted(name, size, things, plain(min)));
    } else if (max != null && size > max) {
      invalid(
          span, "%s has %d %s; at most %s are allowed".formatted(name, size, things, plain(max)));
    }
  }

  private void list(YamlSequence sequence) {
    size(sequence.items().size(), Bound.MIN_ITEMS, Bound.MAX_ITEMS, "items");
    if (!constraints.keys().isEmpty()) {
      duplicates(sequence);
    } else if (constraints.isSet()) {
      duplicateScalars(sequence);
    }
  }

  private void duplicates(YamlSequence sequence) {
    Map<List<String>, YamlNode> seen = new HashMap<>();
    for (YamlNode item : sequence.items()) {
      Optional<List<String>> key = item.mapping().flatMap(this::key);
      if (key.isPresent() && seen.putIfAbsent(key.get(), item) != null) {
        YamlMapping mapping = item.mapping().orElseThrow();
        Span span =
            constraints.keys().stream()
                .flatMap(k -> mapping.find(k).stream())
                .findFirst()
                .map(entry -> entry.value().span())
                .orElseGet(item::span);
        problems.add(
            new SchemaProblem(
                Kind.DUPLICATE_ITEM,
                span,
                "%s has two items with the %s '%s'"
                    .formatted(
                        name,
                        String.join(" and ", constraints.keys()),
                        String.join("' and '", key.get()))));
      }
    }
  }

  private Optional<List<String>> key(YamlMapping item) {
    List<String> key = new ArrayList<>();
    for (String name : constraints.keys()) {
      Optional<YamlScalar> value = item.get(name).flatMap(YamlNode::scalar);
      String text = value.map(YamlScalar::value).orElse(DEFAULT_KEYS.get(name));
      if (text == null || value.isPresent() && Placeholder.isIn(text)) {
        return Optional.empty();
      }
      key.add(text);
    }
    return Optional.of(key);
  }

  private void duplicateScalars(YamlSequence sequence) {
    Map<String, YamlNode> seen = new HashMap<>();
    for (YamlNode item : sequence.items()) {
      Optional<YamlScalar> scalar = item.scalar();
      if (scalar.isPresent() && seen.putIfAbsent(scalar.get().value(), item) != null) {
        problems.add(
            new SchemaProblem(
                Kind.DUPLICATE_ITEM,
                item.span(),
                "%s has '%s' twice".formatted(name, scalar.get().value())));
      }
    }
  }

  private void choice(YamlNode value, Choice choice) {
    int fitting = 0;
    int unsure = 0;
    for (Supplier<Schema> schema : choice.schemas()) {
      switch (ChoiceCheck.fits(value, schema.get())) {
        case YES -> fitting++;
        case UNSURE -> unsure++;
        case NO -> {}
      }
    }
    boolean isWrong =
        switch (choice.quantifier()) {
          case ONE_OF -> fitting > 1 || fitting + unsure == 0;
          case ANY_OF -> fitting + unsure == 0;
          case ALL_OF -> fitting + unsure < choice.schemas().size();
          case NOT -> fitting > 0;
        };
    if (isWrong) {
      invalid(place, message(choice, fitting));
    }
  }

  private String message(Choice choice, int fitting) {
    TreeSet<String> asked = new TreeSet<>();
    for (Supplier<Schema> schema : choice.schemas()) {
      asked.addAll(ChoiceCheck.required(schema.get()));
    }
    String names = "'" + String.join("', '", asked) + "'";
    if (asked.isEmpty()) {
      return "%s has none of the forms that its schema allows".formatted(name);
    }
    return switch (choice.quantifier()) {
      case ONE_OF ->
          fitting == 0
              ? "%s needs one of %s".formatted(name, names)
              : "%s has more than one of %s; only one is allowed".formatted(name, names);
      case ANY_OF -> "%s needs at least one of %s".formatted(name, names);
      case ALL_OF -> "%s needs all of %s".formatted(name, names);
      case NOT -> "%s has what its schema forbids: %s".formatted(name, names);
    };
  }
}
