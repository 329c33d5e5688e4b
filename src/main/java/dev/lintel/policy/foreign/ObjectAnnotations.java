package dev.lintel.policy.foreign;

import dev.lintel.finding.Finding;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The annotations that kube-linter and kube-score read on a Kubernetes object, for all of it
 * (docs.kubelinter.io, "Ignoring violations", and the README of kube-score, read 2026-11-26):
 * {@code ignore-check.kube-linter.io/CHECK: reason}, {@code kube-linter.io/ignore-all: reason},
 * {@code kube-score/ignore: check,other-check}. Those of a pod template count for neither tool.
 */
final class ObjectAnnotations implements ForeignMarks {
  static final String LINTER = "kube-linter";
  static final String SCORE = "kube-score";

  private static final String LINTER_CHECK = "ignore-check.kube-linter.io/";
  private static final String LINTER_ALL = "kube-linter.io/ignore-all";
  private static final String SCORE_CHECKS = "kube-score/ignore";
  private static final String EVERY = "*";

  /** In the order of the text; they lie apart. */
  private final List<Annotated> objects;

  /**
   * An object with such annotations.
   *
   * @param ignored by tool and check, what is written
   */
  private record Annotated(Span span, Map<String, String> ignored) {}

  private ObjectAnnotations(List<Annotated> objects) {
    this.objects = objects;
  }

  static ForeignMarks of(CommentedText text) {
    if (text.yaml().isEmpty() || !text.source().content().contains("kube-")) {
      return NONE;
    }
    List<Annotated> objects = new ArrayList<>();
    for (YamlDocument document : text.yaml().get().documents()) {
      document.mapping().ifPresent(root -> add(root, objects));
    }
    return objects.isEmpty() ? NONE : new ObjectAnnotations(objects);
  }

  private static void add(YamlMapping root, List<Annotated> objects) {
    List<YamlNode> items = root.items("items");
    if (!items.isEmpty() && root.text("kind").filter(kind -> kind.endsWith("List")).isPresent()) {
      items.forEach(item -> item.mapping().ifPresent(object -> addObject(object, objects)));
    } else {
      addObject(root, objects);
    }
  }

  private static void addObject(YamlMapping object, List<Annotated> objects) {
    Map<String, String> ignored = new HashMap<>();
    object
        .mapping("metadata", "annotations")
        .ifPresent(annotations ->
            annotations
                .entries()
                .forEach(entry -> {
                  String value = entry.value().scalar().map(s -> s.value().strip()).orElse("");
                  note(entry.name(), value, ignored);
                }));
    if (!ignored.isEmpty()) {
      objects.add(new Annotated(object.span(), ignored));
    }
  }

  private static void note(String key, String value, Map<String, String> ignored) {
    String written = value.isEmpty() ? key : key + ": " + value;
    if (key.startsWith(LINTER_CHECK)) {
      ignored.put(LINTER + "/" + key.substring(LINTER_CHECK.length()), written);
    } else if (key.equals(LINTER_ALL)) {
      ignored.put(LINTER + "/" + EVERY, written);
    } else if (key.equals(SCORE_CHECKS)) {
      Arrays.stream(value.split(","))
          .map(String::strip)
          .forEach(check -> ignored.put(SCORE + "/" + check, key + ": " + check));
    }
  }

  @Override
  public Optional<String> reason(Finding finding, RuleMeta rule) {
    Optional<Annotated> object =
        YamlPlaces.holding(objects, Annotated::span, finding.place().start());
    for (Peer peer : rule.peers()) {
      Optional<String> written =
          object
              .map(Annotated::ignored)
              .flatMap(ignored ->
                  Optional.ofNullable(ignored.get(peer.toString()))
                      .or(() -> Optional.ofNullable(ignored.get(peer.tool() + "/" + EVERY))));
      if (written.isPresent()) {
        return written;
      }
    }
    return Optional.empty();
  }
}
