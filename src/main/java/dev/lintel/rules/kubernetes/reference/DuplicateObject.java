package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds an object that a file holds twice. Files of one directory are often alternatives, one file
 * never is. Rationale and examples: rules/kubernetes/duplicate-object.md.
 */
public final class DuplicateObject implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Map<List<String>, KubernetesObject> seen = new HashMap<>();
    KubernetesObject.allOf(stream).stream()
        .filter(object -> !object.name().isEmpty() && !object.isPartial())
        .forEach(object -> report(object, seen, sink));
  }

  private static void report(
      KubernetesObject object, Map<List<String>, KubernetesObject> seen, FindingSink sink) {
    List<String> id = List.of(object.group(), object.kind(), object.namespace(), object.name());
    KubernetesObject first = seen.putIfAbsent(id, object);
    if (first != null) {
      sink.report(object.place(), "%s is in this file twice".formatted(object.title()))
          .related(first.place(), "the other one");
    }
  }
}
