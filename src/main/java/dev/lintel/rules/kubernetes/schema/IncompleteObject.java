package dev.lintel.rules.kubernetes.schema;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds objects that do not say what they are. Rationale and examples:
 * rules/kubernetes/incomplete-object.md.
 */
public final class IncompleteObject implements YamlRule {
  private static final List<String> KEYS = List.of("apiVersion", "kind");

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (YamlDocument document : stream.documents()) {
      document.mapping().ifPresent(root -> check(root, sink));
    }
  }

  private static void check(YamlMapping root, FindingSink sink) {
    if (root.text("kind").filter(kind -> kind.equals("List")).isPresent()) {
      root.items("items").stream()
          .flatMap(item -> item.mapping().stream())
          .forEach(item -> report(item, sink));
    } else {
      report(root, sink);
    }
  }

  /** What has no metadata besides is a file of another tool. */
  private static void report(YamlMapping object, FindingSink sink) {
    List<String> missing = new ArrayList<>();
    for (String key : KEYS) {
      if (object.text(key).isEmpty()) {
        missing.add(key);
      }
    }
    Optional<Span> name =
        object
            .mapping("metadata")
            .flatMap(metadata -> metadata.find("name"))
            .map(YamlEntry::value)
            .map(YamlNode::span);
    boolean isMeant = missing.size() < KEYS.size() || object.find("spec").isPresent();
    if (!missing.isEmpty() && name.isPresent() && isMeant) {
      sink.report(
          name.get(),
          "the object has no %s, so Kubernetes cannot tell what it is"
              .formatted(String.join(" and no ", missing)));
    }
  }
}
