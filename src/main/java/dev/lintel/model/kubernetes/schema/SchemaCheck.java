package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.schema.Schema.Field;
import dev.lintel.model.kubernetes.schema.SchemaProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks one object against its schema as the API server does, with its strict validation of
 * fields. A value that a tool puts in later, as {@code ${REPLICAS}}, may be anything.
 */
public final class SchemaCheck {
  /** No schema is as deep; one that a repository defines might be. */
  private static final int MAX_DEPTH = 100;

  private final Set<SchemaProblem> problems = new LinkedHashSet<>();
  private final List<RuledValue> ruled = new ArrayList<>();
  private final Schema root;
  private final boolean isPartial;

  private SchemaCheck(Schema root, boolean isPartial) {
    this.root = root;
    this.isPartial = isPartial;
  }

  /**
   * Checks an object.
   *
   * @param isPartial whether other files hold the rest of it, as for a patch
   * @param place where something is missing that the object itself lacks
   */
  public static List<SchemaProblem> check(
      YamlMapping object, Schema schema, boolean isPartial, Span place) {
    return of(object, schema, isPartial, place).problems();
  }

  /** Checks an object like the other, and keeps what else is found on the way. */
  static SchemaCheck of(YamlMapping object, Schema schema, boolean isPartial, Span place) {
    SchemaCheck check = new SchemaCheck(schema, isPartial);
    check.value(object, schema, new Place("", place, 0));
    return check;
  }

  List<SchemaProblem> problems() {
    return new ArrayList<>(problems);
  }

  List<RuledValue> ruled() {
    return ruled;
  }

  /**
   * Where a value stands.
   *
   * @param path of keys and indexes; empty for the object itself
   * @param span what a person edits to add to the value
   */
  private record Place(String path, Span span, int depth) {
    Place field(YamlEntry entry) {
      String name = entry.name();
      return new Place(path.isEmpty() ? name : path + "." + name, entry.key().span(), depth + 1);
    }

    Place item(int index, YamlNode item) {
      Span start =
          item.mapping()
              .filter(mapping -> !mapping.entries().isEmpty())
              .map(mapping -> mapping.entries().getFirst().key().span())
              .orElseGet(item::span);
      return new Place(path + "[" + index + "]", start, depth + 1);
    }

    /** Gives the name of what stands here. */
    String title() {
      return path.isEmpty() ? "the object" : path;
    }

    String name() {
      return path.substring(path.lastIndexOf('.') + 1);
    }
  }

  private void report(Kind kind, Span span, String message) {
    problems.add(new SchemaProblem(kind, span, message));
  }

  private void value(YamlNode node, Schema schema, Place place) {
    YamlNode content = node.content();
    if (node.isNull() || isPlaceholder(content) || place.depth > MAX_DEPTH) {
      return;
    }
    switch (schema.type()) {
      case ANY -> {}
      case OBJECT, MAP -> {
        if (content instanceof YamlMapping mapping) {
          object(mapping, schema, place);
        } else {
          wrongType(content, "a mapping", place);
          return;
        }
      }
      case LIST -> {
        if (content instanceof YamlSequence sequence) {
          list(sequence, schema, place);
        } else {
          wrongType(content, "a list", place);
          return;
        }
      }
      default -> {
        if (!(content instanceof YamlScalar scalar)) {
          wrongType(content, ScalarCheck.wanted(schema.type()), place);
          return;
        }
        Optional<SchemaProblem> problem =
            ScalarCheck.check(node, scalar, schema, place.name(), place.path);
        if (problem.isPresent()) {
          problems.add(problem.get());
          return;
        }
      }
    }
    if (!isPartial && !schema.constraints().rules().isEmpty()) {
      ruled.add(new RuledValue(content, schema, place.path, place.span));
    }
    ConstraintCheck.check(content, schema.constraints(), place.name(), place.span)
        .forEach(problems::add);
  }

  private void wrongType(YamlNode node, String wanted, Place place) {
    String found =
        switch (node) {
          case YamlMapping _ -> "a mapping";
          case YamlSequence _ -> "a list";
          case YamlScalar scalar -> ScalarCheck.found(scalar);
          default -> "something else";
        };
    Span span = node instanceof YamlScalar ? node.span() : place.span;
    report(Kind.WRONG_TYPE, span, "%s is %s; %s is wanted".formatted(place.title(), found, wanted));
  }

  private void object(YamlMapping mapping, Schema schema, Place place) {
    Map<String, YamlEntry> entries = entries(mapping);
    for (YamlEntry entry : entries.values()) {
      Field field = schema.fields().get(entry.name());
      if (field != null) {
        value(entry.value(), field.schema().get(), place.field(entry));
      } else if (schema.others().isPresent()) {
        value(entry.value(), schema.others().get().get(), place.field(entry));
      } else if (!schema.isOpen() && !isDirective(entry) && !isEncryption(entry, place)) {
        unknown(entry, schema, place);
      }
    }
    if (!isPartial) {
      List<String> missing = new ArrayList<>();
      for (Field field : schema.fields().values()) {
        if (field.isRequired() && isMissing(entries, field.name())) {
          missing.add(field.name());
        }
      }
      schema.constraints().required().stream()
          .sorted()
          .filter(name -> isMissing(entries, name))
          .forEach(missing::add);
      if (!missing.isEmpty()) {
        report(
            Kind.MISSING_FIELD,
            place.span,
            "%s lacks '%s'%s"
                .formatted(
                    place.title(), String.join("' and '", missing), description(schema, missing)));
      }
    }
  }

  private static boolean isMissing(Map<String, YamlEntry> entries, String name) {
    YamlEntry entry = entries.get(name);
    return entry == null || entry.value().isNull();
  }

  /** Gives the entries by their keys: the own ones, of equals the last, and what is merged in. */
  public static Map<String, YamlEntry> entries(YamlMapping mapping) {
    Map<String, YamlEntry> entries = new LinkedHashMap<>();
    boolean merges = !mapping.merged().isEmpty();
    for (YamlEntry entry : mapping.entries()) {
      if (!merges || !entry.name().equals("<<")) {
        entries.put(entry.name(), entry);
      }
    }
    for (YamlMapping merged : mapping.merged()) {
      for (YamlEntry entry : merged.entries()) {
        if (!entry.name().equals("<<")) {
          entries.putIfAbsent(entry.name(), entry);
        }
      }
    }
    return entries;
  }

  /** Of a strategic merge patch; and a key that is made later. */
  private static boolean isDirective(YamlEntry entry) {
    return entry.name().startsWith("$") || isPlaceholder(entry.key().content());
  }

  /** One missing field is explained; of several, the names must do. */
  private static String description(Schema schema, List<String> missing) {
    return missing.size() > 1
        ? ""
        : SchemaIndex.description(schema, missing.getFirst()).map(" (%s)"::formatted).orElse("");
  }

  /** What SOPS writes beside the fields that it encrypts, and takes away when it decrypts them. */
  private static boolean isEncryption(YamlEntry entry, Place place) {
    return place.path.isEmpty()
        && entry.name().equals("sops")
        && entry.value().content() instanceof YamlMapping;
  }

  private void unknown(YamlEntry entry, Schema schema, Place place) {
    String name = entry.name();
    Optional<String> near = Spelling.nearest(name, schema.fields().keySet());
    String hint =
        near.map("; did you mean '%s'?"::formatted)
            .or(() -> FieldSearch.find(root, name).map("; it is a field of %s"::formatted))
            .orElse("");
    problems.add(
        new SchemaProblem(
            Kind.UNKNOWN_FIELD,
            entry.key().span(),
            "%s has no field '%s'%s".formatted(place.title(), name, hint),
            near));
  }

  private void list(YamlSequence sequence, Schema schema, Place place) {
    if (schema.items().isPresent()) {
      Schema items = schema.items().get().get();
      int index = 0;
      for (YamlNode item : sequence.items()) {
        value(item, items, place.item(index, item));
        index++;
      }
    }
  }

  /** Tells whether a tool puts the value in later: {@code ${N}}, {@code {{ .n }}}, A_NAME. */
  public static boolean isPlaceholder(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar ->
          scalar.type() == YamlType.STRING && Placeholder.stands(scalar.value());
      case YamlMapping mapping -> mapping.span().text().startsWith("{{");
      default -> false;
    };
  }
}
