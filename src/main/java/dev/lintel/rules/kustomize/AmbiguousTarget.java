package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds patches that reach more objects than the one they are for. Rationale and examples:
 * rules/kustomize/ambiguous-target.md.
 */
public final class AmbiguousTarget implements ProjectRule {
  private static final Set<String> PATCHES = Set.of("PatchTransformer", "PatchJson6902Transformer");

  /** Fields that say what an object is; those of all kinds take them. */
  private static final Set<String> HEAD = Set.of("apiVersion", "kind", "metadata");

  /** Kinds with one shape of pods and replicas, for which one patch may well be meant. */
  private static final Set<String> ALIKE =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController");

  @Override
  public void check(Project project, FindingSink sink) {
    Set<Span> told = new HashSet<>();
    for (Build build : project.builds()) {
      if (build instanceof Build.Built built) {
        for (Build.Entry entry : built.entries()) {
          boolean isPatch = PATCHES.contains(entry.transformer()) && entry.met().size() > 1;
          Optional<YamlMapping> target =
              isPatch ? entry.item().mapping("target") : Optional.empty();
          target
              .filter(AmbiguousTarget::isOfOneName)
              .filter(selector -> project.paths().contains(path(selector)))
              .flatMap(selector -> lacking(selector, entry))
              .filter(field -> told.add(target.get().span().resolved()))
              .ifPresent(field ->
                  sink.report(
                      new SelectedObjects(target.get()).place(),
                      "the target names no %s, so the patch changes %s"
                          .formatted(field, titles(entry.met()))));
        }
      }
    }
  }

  private static String path(YamlMapping selector) {
    return selector.span().resolved().source().path();
  }

  /** A name that is an expression is meant for several objects, and so are labels. */
  private static boolean isOfOneName(YamlMapping target) {
    return target.text("name").filter(name -> name.matches("\\^?[A-Za-z0-9.-]+\\$?")).isPresent();
  }

  /** Gives the field that would tell the one that is meant from the others. */
  private static Optional<String> lacking(YamlMapping target, Build.Entry entry) {
    Optional<YamlNode> patch = entry.patch();
    boolean isUnfit =
        patch.flatMap(YamlNode::mapping).filter(p -> isUnfit(p, entry.met())).isPresent()
            || patch
                .flatMap(YamlNode::sequence)
                .filter(list -> isUnfit(list, entry.met()))
                .isPresent();
    if (isUnfit && isWithout(target, "kind")) {
      return Optional.of("kind");
    }
    return patch
        .flatMap(YamlNode::mapping)
        .flatMap(part -> part.text("metadata", "namespace"))
        .filter(namespace -> isWithout(target, "namespace"))
        .filter(namespace -> isOneOfSeveral(namespace, entry.met()))
        .map(namespace -> "namespace");
  }

  private static boolean isWithout(YamlMapping target, String field) {
    return target.text(field).filter(text -> !text.isEmpty()).isEmpty();
  }

  /** Tells whether a part of one kind is merged into objects of others too. */
  private static boolean isUnfit(YamlMapping part, List<ResourceId> met) {
    String kind = part.text("kind").orElse("");
    return kinds(met).contains(kind)
        && !areAlike(met)
        && part.keys().stream().anyMatch(field -> !HEAD.contains(field));
  }

  /**
   * Tells whether operations add to objects of several kinds what is theirs alone. What is replaced
   * or removed has to be there in all of them.
   */
  private static boolean isUnfit(YamlSequence operations, List<ResourceId> met) {
    return !areAlike(met)
        && operations.items().stream()
            .flatMap(item -> item.mapping().stream())
            .filter(operation -> operation.text("op").orElse("").equals("add"))
            .flatMap(operation -> operation.text("path").stream())
            .anyMatch(path -> !path.startsWith("/metadata"));
  }

  private static boolean areAlike(List<ResourceId> met) {
    Set<String> kinds = kinds(met);
    return kinds.size() == 1 || ALIKE.containsAll(kinds);
  }

  private static Set<String> kinds(List<ResourceId> met) {
    return met.stream().map(id -> id.gvk().kind()).collect(Collectors.toSet());
  }

  private static boolean isOneOfSeveral(String namespace, List<ResourceId> met) {
    Set<String> namespaces =
        met.stream().map(ResourceId::effectiveNamespace).collect(Collectors.toSet());
    return namespaces.size() > 1 && namespaces.contains(namespace);
  }

  private static String titles(List<ResourceId> met) {
    List<String> titles = met.stream().map(ResourceId::title).sorted().toList();
    String last = titles.size() > 3 ? "%d more".formatted(titles.size() - 2) : titles.getLast();
    return String.join(", ", titles.subList(0, Math.min(2, titles.size() - 1))) + " and " + last;
  }
}
