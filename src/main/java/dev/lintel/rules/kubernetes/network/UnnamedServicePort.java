package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds ports of a Service that cannot be told from each other. Reads the project, since a patch
 * need not name them again. Rationale and examples: rules/kubernetes/unnamed-service-port.md.
 */
public final class UnnamedServicePort implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    project.wholeObjects().stream()
        .filter(object -> object.kind().equals("Service") && object.isIn(""))
        .filter(object -> !project.kubernetes().isPatched(object, "spec", "ports"))
        .forEach(object -> check(object, sink));
  }

  private static void check(KubernetesObject object, FindingSink sink) {
    List<YamlMapping> ports =
        object.root().items("spec", "ports").stream().flatMap(p -> p.mapping().stream()).toList();
    Map<String, Span> names = new HashMap<>();
    for (YamlMapping port : ports.size() > 1 ? ports : List.<YamlMapping>of()) {
      Optional<YamlScalar> name =
          port.get("name").flatMap(YamlNode::scalar).filter(s -> !s.isNull());
      if (name.isEmpty()) {
        sink.report(
            port.get("port").map(YamlNode::span).orElseGet(port::span),
            "%s has %d ports, and this one has no name".formatted(object.title(), ports.size()));
        continue;
      }
      Span other = names.putIfAbsent(name.get().value(), name.get().span());
      if (other != null) {
        sink.report(
                name.get().span(),
                "%s has two ports of the name '%s'".formatted(object.title(), name.get().value()))
            .related(other, "the other one");
      }
    }
  }
}
