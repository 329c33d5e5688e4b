package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds {@code $(NAME)} where the container has no variable of that name. Rationale and examples:
 * rules/kubernetes/undefined-variable.md.
 */
public final class UndefinedVariable implements UnitRule {
  /** What the controller of Jobs gives to each pod of an indexed one. */
  private static final String COMPLETION_INDEX = "JOB_COMPLETION_INDEX";

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject object : unit.objects()) {
      if (!isTemplate(object)) {
        object.containers().forEach(container -> check(container, sink));
      }
    }
  }

  /** A tool that fills in {@code $(NAME)} before it applies the file does so in names too. */
  private static boolean isTemplate(KubernetesObject object) {
    return object.name().contains("$(")
        || object.namespace().contains("$(")
        || object.labels().values().stream().anyMatch(value -> value.contains("$("))
        || object.containers().stream()
            .anyMatch(c -> c.image().filter(image -> image.value().contains("$(")).isPresent());
  }

  private static void check(Container container, FindingSink sink) {
    Map<String, YamlScalar> defined = new LinkedHashMap<>();
    for (YamlNode item : container.root().items("env")) {
      item.mapping()
          .flatMap(variable -> variable.get("name"))
          .flatMap(YamlNode::scalar)
          .ifPresent(name -> defined.putIfAbsent(name.value(), name));
    }
    if (container.root().get("envFrom").isEmpty()
        && defined.keySet().stream().noneMatch(name -> name.contains("{"))) {
      checkVariables(container, defined, sink);
      checkArguments(container, defined, sink);
    }
  }

  /** A variable sees those above it. */
  private static void checkVariables(
      Container container, Map<String, YamlScalar> defined, FindingSink sink) {
    for (YamlNode item : container.root().items("env")) {
      Optional<YamlMapping> variable = item.mapping();
      Optional<YamlScalar> value = variable.flatMap(v -> v.get("value")).flatMap(YamlNode::scalar);
      if (value.isEmpty()) {
        continue;
      }
      for (Use use : Use.allIn(value.get())) {
        YamlScalar definition = defined.get(use.name());
        if (definition == null) {
          report(use, container, sink);
        } else if (isBelow(definition, value.get())) {
          sink.report(
                  use.place(),
                  "'$(%s)' stays as it is, since the variable is defined below this one"
                      .formatted(use.name()))
              .related(definition.span(), "the variable");
        }
      }
    }
  }

  private static boolean isBelow(YamlScalar definition, YamlScalar use) {
    return definition.span().source() == use.span().source()
        && definition.span().start() > use.span().start();
  }

  private static void checkArguments(
      Container container, Map<String, YamlScalar> defined, FindingSink sink) {
    List<YamlScalar> words =
        Stream.of("command", "args")
            .flatMap(field -> container.root().items(field).stream())
            .flatMap(item -> item.scalar().stream())
            .toList();
    if (words.stream().anyMatch(word -> isOfShell(word.value()))) {
      return;
    }
    for (YamlScalar word : words) {
      Use.allIn(word).stream()
          .filter(use -> !defined.containsKey(use.name()))
          .forEach(use -> report(use, container, sink));
    }
  }

  /** In a shell {@code $(NAME)} is a command. */
  private static boolean isOfShell(String word) {
    return word.indexOf('\n') >= 0
        || word.startsWith("-") && !word.startsWith("--") && word.endsWith("c");
  }

  private static void report(Use use, Container container, FindingSink sink) {
    sink.report(
        use.place(),
        "'$(%s)' stays as it is, since container '%s' has no such variable"
            .formatted(use.name(), container.name()));
  }

  /** A variable's name between {@code $(} and {@code )}. */
  private record Use(String name, Span place) {
    static List<Use> allIn(YamlScalar scalar) {
      String text = scalar.value();
      Stream.Builder<Use> uses = Stream.builder();
      int at = text.indexOf("$(");
      while (at >= 0) {
        int end = at + 2;
        while (end < text.length() && isOfName(text.charAt(end))) {
          end++;
        }
        boolean isEscaped = at > 0 && text.charAt(at - 1) == '$';
        if (end < text.length() && text.charAt(end) == ')' && end > at + 2 && !isEscaped) {
          String name = text.substring(at + 2, end);
          if (!isOfService(name) && !name.equals(COMPLETION_INDEX)) {
            uses.add(new Use(name, scalar.text().span(at, end + 1)));
          }
        }
        at = text.indexOf("$(", at + 2);
      }
      return uses.build().toList();
    }

    /** What programs run in a shell has small letters, variables have capital ones. */
    private static boolean isOfName(char c) {
      return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Kubernetes sets variables for each Service of the namespace. */
    private static boolean isOfService(String name) {
      return name.endsWith("_HOST") || name.contains("_PORT");
    }
  }
}
