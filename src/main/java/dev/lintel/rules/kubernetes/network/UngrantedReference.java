package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds routes and Gateways that reach into another namespace which does not allow it. Reads the
 * project, since the grant stands in the other namespace. Rationale and examples:
 * rules/kubernetes/ungranted-reference.md.
 */
public final class UngrantedReference implements ProjectRule {
  /** A mapping that names an object, with the kind that it means where it names none. */
  private record Reference(YamlMapping root, String byDefault) {
    String kind() {
      return root.text("kind").orElse(byDefault);
    }
  }

  @Override
  public void check(Project project, FindingSink sink) {
    List<KubernetesObject> objects = project.wholeObjects();
    List<KubernetesObject> grants = objects.stream().filter(Gateways::isGrant).toList();
    for (KubernetesObject object : objects) {
      if (!object.namespace().isEmpty()) {
        references(object).forEach(ref -> check(object, ref, objects, grants, sink));
      }
    }
  }

  private static List<Reference> references(KubernetesObject object) {
    List<Reference> found = new ArrayList<>();
    if (Gateways.isRoute(object) && !isOfMesh(object)) {
      for (YamlMapping rule : Gateways.mappings(object.root(), "spec", "rules")) {
        Gateways.mappings(rule, "backendRefs").forEach(r -> found.add(new Reference(r, "Service")));
      }
    } else if (Gateways.isGateway(object)) {
      for (YamlMapping listener : Gateways.mappings(object.root(), "spec", "listeners")) {
        Gateways.mappings(listener, "tls", "certificateRefs")
            .forEach(r -> found.add(new Reference(r, "Secret")));
      }
    }
    return found;
  }

  /** A route of a Service is for those who call it, and a mesh asks for no grant. */
  private static boolean isOfMesh(KubernetesObject route) {
    return Gateways.mappings(route.root(), "spec", "parentRefs").stream()
        .anyMatch(parent -> parent.text("kind").filter("Service"::equals).isPresent());
  }

  /** A namespace of which the project holds what is named is known; its grant would be here too. */
  private static void check(
      KubernetesObject object,
      Reference reference,
      List<KubernetesObject> objects,
      List<KubernetesObject> grants,
      FindingSink sink) {
    Optional<String> namespace =
        reference.root().text("namespace").filter(n -> !n.equals(object.namespace()));
    String name = reference.root().text("name").orElse("");
    if (namespace.isEmpty()
        || Placeholder.isIn(namespace.get())
        || Placeholder.isIn(object.namespace())) {
      return;
    }
    boolean isKnown =
        objects.stream()
            .anyMatch(o ->
                o.kind().equals(reference.kind())
                    && o.name().equals(name)
                    && o.namespace().equals(namespace.get()));
    if (isKnown
        && grants.stream()
            .filter(grant -> grant.namespace().equals(namespace.get()))
            .noneMatch(grant -> allows(grant, object, reference))) {
      sink.report(
          reference.root().get("namespace").map(YamlNode::span).orElseThrow(),
          "no ReferenceGrant in the namespace '%s' lets %s use %s '%s'"
              .formatted(namespace.get(), object.title(), reference.kind(), name));
    }
  }

  private static boolean allows(
      KubernetesObject grant, KubernetesObject object, Reference reference) {
    return Gateways.mappings(grant.root(), "spec", "from").stream()
            .anyMatch(from ->
                from.text("kind").filter(object.kind()::equals).isPresent()
                    && from.text("namespace").filter(object.namespace()::equals).isPresent())
        && Gateways.mappings(grant.root(), "spec", "to").stream()
            .anyMatch(to ->
                to.text("kind").filter(reference.kind()::equals).isPresent()
                    && to.text("name")
                        .map(n -> reference.root().text("name").filter(n::equals).isPresent())
                        .orElse(true));
  }
}
