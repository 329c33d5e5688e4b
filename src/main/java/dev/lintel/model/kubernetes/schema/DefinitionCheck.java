package dev.lintel.model.kubernetes.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a CustomResourceDefinition for what its own schema does not tell: the relations between
 * its parts, and that its schemas are structural.
 *
 * <p>Rules: kubernetes.io, "Extend the Kubernetes API with CustomResourceDefinitions", "Specifying
 * a structural schema", read 2026-11-27.
 */
public final class DefinitionCheck {
  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "integer", "number", "boolean");

  /** No structural schema is as deep; one that is hostile might be. */
  private static final int MAX_DEPTH = 100;

  private final List<Problem> problems = new ArrayList<>();

  private DefinitionCheck() {}

  /**
   * Something that the API server refuses.
   *
   * @param message one sentence without a period
   */
  public record Problem(Span place, String message) {}

  /** Checks a definition of apiextensions.k8s.io/v1. */
  public static List<Problem> check(KubernetesObject definition) {
    DefinitionCheck check = new DefinitionCheck();
    check.name(definition);
    check.versions(definition);
    return List.copyOf(check.problems);
  }

  private void name(KubernetesObject definition) {
    Optional<String> plural = definition.root().text("spec", "names", "plural");
    Optional<String> group = definition.root().text("spec", "group");
    if (plural.isPresent() && group.isPresent() && !Placeholder.isIn(definition.name())) {
      String wanted = plural.get() + "." + group.get();
      if (!definition.name().isEmpty()
          && !definition.name().equals(wanted)
          && !Placeholder.isIn(wanted)) {
        report(
            definition.place(),
            "the name must be plural and group, '%s'; it is '%s'"
                .formatted(wanted, definition.name()));
      }
    }
  }

  private void versions(KubernetesObject definition) {
    List<YamlScalar> stored = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<YamlNode> versions = definition.root().items("spec", "versions");
    for (YamlNode item : versions) {
      Optional<YamlMapping> version = item.mapping();
      if (version.isEmpty()) {
        return;
      }
      version
          .get()
          .get("storage")
          .flatMap(YamlNode::scalar)
          .filter(YamlScalar::isTrue)
          .ifPresent(stored::add);
      version
          .get()
          .get("name")
          .flatMap(YamlNode::scalar)
          .filter(name -> !names.add(name.value()))
          .ifPresent(name ->
              report(name.span(), "the version '%s' is there twice".formatted(name.value())));
      version.get().mapping("schema", "openAPIV3Schema").ifPresent(this::root);
    }
    if (stored.size() > 1) {
      report(stored.get(1).span(), "a second version is stored; exactly one must be");
    } else if (stored.isEmpty() && !versions.isEmpty()) {
      report(definition.place(), "no version is stored; exactly one must have 'storage: true'");
    }
  }

  private void root(YamlMapping schema) {
    schema
        .get("type")
        .flatMap(YamlNode::scalar)
        .filter(type -> TYPES.contains(type.value()) && !type.value().equals("object"))
        .ifPresent(type -> report(type.span(), "the schema of an object must be of type object"));
    schema(schema, 0);
  }

  private void schema(YamlMapping schema, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    type(schema);
    schema
        .find("$ref")
        .ifPresent(entry ->
            report(
                entry.key().span(),
                "a definition cannot refer to another schema; write what it refers to in its"
                    + " place"));
    schema.get("pattern").flatMap(YamlNode::scalar).ifPresent(this::pattern);
    Optional<YamlEntry> properties = schema.find("properties");
    Optional<YamlEntry> others = schema.find("additionalProperties");
    if (properties.isPresent() && others.isPresent() && !isFalse(others.get())) {
      report(
          others.get().key().span(), "'additionalProperties' and 'properties' exclude each other");
    }
    for (YamlEntry property :
        schema.mapping("properties").map(YamlMapping::entries).orElse(List.of())) {
      property.value().content().mapping().ifPresent(below -> schema(below, depth + 1));
    }
    schema.mapping("items").ifPresent(below -> schema(below, depth + 1));
    schema.mapping("additionalProperties").ifPresent(below -> schema(below, depth + 1));
  }

  private static boolean isFalse(YamlEntry entry) {
    return entry.value().content().scalar().filter(YamlScalar::isFalse).isPresent();
  }

  /** Each part has a type, but for those that may be anything by an extension. */
  private void type(YamlMapping schema) {
    Optional<YamlNode> type = schema.get("type");
    Optional<YamlScalar> scalar = type.flatMap(YamlNode::scalar).filter(s -> !s.isNull());
    boolean isFree =
        schema.find("x-kubernetes-int-or-string").isPresent()
            || schema.find("x-kubernetes-preserve-unknown-fields").isPresent()
            || schema.find("$ref").isPresent();
    if (scalar.isPresent()) {
      String name = scalar.get().value();
      if (!TYPES.contains(name) && !Placeholder.isIn(name)) {
        report(
            scalar.get().span(),
            "no type '%s'; there are array, boolean, integer, number, object and string"
                .formatted(name));
      }
    } else if (type.isEmpty() && !isFree && !schema.entries().isEmpty()) {
      report(schema.entries().getFirst().key().span(), "a schema needs a type");
    }
  }

  private void pattern(YamlScalar pattern) {
    try {
      Pattern.compile(pattern.value());
    } catch (PatternSyntaxException e) {
      report(pattern.span(), "no regular expression of Go: %s".formatted(e.getDescription()));
    }
  }

  private void report(Span place, String message) {
    problems.add(new Problem(place, message));
  }
}
