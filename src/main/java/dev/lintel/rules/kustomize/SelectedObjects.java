package dev.lintel.rules.kustomize;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The {@code target} of a patch or the {@code select} of a replacement, for messages. */
record SelectedObjects(YamlMapping selector) {
  private static final List<String> FIELDS =
      List.of(
          "group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector");

  private static final Set<String> NAMING = Set.of("kind", "name");

  /** Gives the value to edit: the name, else the first line of all. */
  Span place() {
    return selector
        .get("name")
        .or(() -> selector.entries().stream().findFirst().map(entry -> entry.value()))
        .filter(node -> node.scalar().isPresent())
        .map(YamlNode::span)
        .orElseGet(() -> selector.span());
  }

  /** Gives what is asked for, as {@code kind 'Deployment', name 'web'}. */
  String title() {
    return String.join(
        ", ",
        FIELDS.stream()
            .flatMap(field -> text(field).map(value -> "%s '%s'".formatted(field, value)).stream())
            .toList());
  }

  private Optional<String> text(String field) {
    return selector.text(field).filter(text -> !text.isEmpty());
  }

  /** Gives the end of a message that tells what may be meant; empty where that is not clear. */
  String hint(List<KubernetesObject> objects) {
    String name = text("name").orElse("");
    String kind = text("kind").orElse("");
    if (name.isEmpty()) {
      return kind.isEmpty()
          ? ""
          : meant(kind, new TreeSet<>(objects.stream().map(KubernetesObject::kind).toList()));
    }
    List<KubernetesObject> ofName = objects.stream().filter(o -> o.name().equals(name)).toList();
    if (ofName.isEmpty()) {
      return meant(
          name,
          new TreeSet<>(
              objects.stream()
                  .filter(object -> kind.isEmpty() || object.kind().equals(kind))
                  .map(KubernetesObject::name)
                  .toList()));
    }
    List<String> kinds = ofName.stream().map(KubernetesObject::kind).distinct().toList();
    if (kinds.contains(kind) || kind.isEmpty()) {
      boolean isAllAsked =
          FIELDS.stream().filter(field -> text(field).isPresent()).allMatch(NAMING::contains);
      return isAllAsked ? "; the name is given only later" : "";
    }
    return kinds.size() == 1 ? "; the %s is of that name".formatted(kinds.getFirst()) : "";
  }

  private static String meant(String written, TreeSet<String> known) {
    return Spelling.nearest(written, known)
        .filter(near -> !near.equals(written))
        .map("; did you mean '%s'?"::formatted)
        .orElse("");
  }
}
