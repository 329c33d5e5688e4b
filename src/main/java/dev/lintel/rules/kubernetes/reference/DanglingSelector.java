package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.CustomResources;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.model.kubernetes.LabelSelector.Operator;
import dev.lintel.model.kubernetes.LabelSelector.Requirement;
import dev.lintel.model.kubernetes.ObjectIndex;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rules.kubernetes.reference.Selections.Selection;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds selectors that nothing of the project answers for. Rationale and examples:
 * rules/kubernetes/dangling-selector.md.
 */
public final class DanglingSelector implements ProjectRule {
  /** The labels of a directory in more combinations than these are not told apart. */
  private static final int MOST_COMBINATIONS = 1_000;

  /**
   * What has labels in one directory: by the keys of the labels, the first object of those keys.
   */
  private record Beside(
      Map<Set<String>, KubernetesObject> pods, Map<Set<String>, KubernetesObject> services) {
    Beside() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    void add(KubernetesObject object) {
      for (PodSpec pod : object.pods()) {
        pods.putIfAbsent(pod.labels().keySet(), object);
      }
      if (object.kind().equals("Service") && object.isIn("")) {
        services.putIfAbsent(object.labels().keySet(), object);
      }
    }

    /** Gives an object whose labels have all of the keys. */
    Optional<KubernetesObject> with(Set<String> keys, boolean isOfServices) {
      Map<Set<String>, KubernetesObject> known = isOfServices ? services : pods;
      return known.size() > MOST_COMBINATIONS
          ? Optional.empty()
          : known.entrySet().stream()
              .filter(entry -> entry.getKey().containsAll(keys))
              .map(Map.Entry::getValue)
              .findFirst();
    }
  }

  @Override
  public void check(Project project, FindingSink sink) {
    ObjectIndex index = ObjectIndex.of(project.objects());
    Map<String, Beside> directories = new HashMap<>();
    Custom custom = new Custom(new HashSet<>(), new HashSet<>());
    for (KubernetesObject object : project.objects()) {
      directories
          .computeIfAbsent(object.root().span().source().directory(), d -> new Beside())
          .add(object);
      custom.add(object);
    }
    for (KubernetesObject object : project.objects()) {
      Beside beside = directories.get(object.root().span().source().directory());
      for (Selection selection : Selections.of(object)) {
        if (isPlain(selection.selector(), custom) && isDangling(selection, index)) {
          beside
              .with(keys(selection.selector()), selection.isOfServices())
              .ifPresent(other -> report(object, selection, other, sink));
        }
      }
    }
  }

  /**
   * What custom resources tell of pods that operators run for them.
   *
   * @param names those of the resources
   * @param labels all labels that are written anywhere in them
   */
  private record Custom(Set<String> names, Set<Map.Entry<String, String>> labels) {
    void add(KubernetesObject object) {
      if (CustomResources.mayRunPods(object)) {
        names.add(object.name());
      }
      if (object.group().indexOf('.') > 0) {
        object.root().get("spec").ifPresent(this::addLabels);
      }
    }

    /** Aliases are left out, so that each node is read once. */
    private void addLabels(YamlNode node) {
      switch (node) {
        case YamlMapping mapping -> {
          for (YamlEntry entry : mapping.entries()) {
            if (entry.name().equals("labels")) {
              entry.value().mapping().ifPresent(this::addEntries);
            }
            addLabels(entry.value());
          }
        }
        case YamlSequence sequence -> sequence.items().forEach(this::addLabels);
        case YamlScalar _, YamlAlias _ -> {}
      }
    }

    private void addEntries(YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        entry.value().scalar().ifPresent(s -> labels.add(Map.entry(entry.name(), s.value())));
      }
    }

    /** Tells whether a resource is named like a value, or has all labels of a selector. */
    boolean mayAnswer(LabelSelector selector) {
      return selector.requirements().stream()
              .anyMatch(requirement -> requirement.values().stream().anyMatch(names::contains))
          || selector.requirements().stream().allMatch(this::isWritten);
    }

    private boolean isWritten(Requirement requirement) {
      return requirement.operator() != Operator.IN
          || requirement.values().stream()
              .anyMatch(value -> labels.contains(Map.entry(requirement.key(), value)));
    }
  }

  /**
   * A selector without conditions that something must have, one with values that a tool fills in,
   * and one for pods that an operator may run are not judged.
   */
  private static boolean isPlain(LabelSelector selector, Custom custom) {
    return !keys(selector).isEmpty()
        && selector.requirements().stream()
            .flatMap(requirement -> requirement.values().stream())
            .noneMatch(value -> value.contains("{") || value.contains("$"))
        && !custom.mayAnswer(selector);
  }

  /**
   * What stands beside the selector must have the same labels, with other values: a selector by
   * labels that nobody here writes is for objects of another origin.
   */
  private static Set<String> keys(LabelSelector selector) {
    return selector.requirements().stream()
        .filter(r -> r.operator() == Operator.IN || r.operator() == Operator.EXISTS)
        .map(Requirement::key)
        .collect(Collectors.toSet());
  }

  private static boolean isDangling(Selection selection, ObjectIndex index) {
    Optional<? extends List<?>> selected =
        selection.isOfServices()
            ? index.services(selection.selector())
            : index.pods(selection.selector(), "");
    return selected.filter(List::isEmpty).isPresent();
  }

  private static void report(
      KubernetesObject object, Selection selection, KubernetesObject other, FindingSink sink) {
    String noun = selection.isOfServices() ? "Service" : "pod";
    sink.report(
            selection.place().span(),
            "%s selects no %s of the project".formatted(object.title(), noun))
        .related(
            other.place(),
            selection.isOfServices()
                ? "%s has these labels with other values".formatted(other.title())
                : "the pods of %s have these labels with other values".formatted(other.title()));
  }
}
