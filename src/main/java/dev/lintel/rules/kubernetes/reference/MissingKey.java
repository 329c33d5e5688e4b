package dev.lintel.rules.kubernetes.reference;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kubernetes.DataKeys;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds references to keys that a ConfigMap or Secret does not have. Rationale and examples:
 * rules/kubernetes/missing-key.md.
 */
public final class MissingKey implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (ObjectReference reference : unit.index().references()) {
      if (reference.isOfKeys()
          && !reference.isOptional()
          && !reference.parts().isEmpty()
          && unit.index().makers(reference.target(), reference.name().value()).isEmpty()
          && unit.resolve(reference) instanceof Resolution.Found(var objects)) {
        check(reference, objects, sink);
      }
    }
  }

  private static void check(
      ObjectReference reference, List<KubernetesObject> objects, FindingSink sink) {
    Set<String> keys = new TreeSet<>();
    for (KubernetesObject object : objects) {
      Optional<Set<String>> known = DataKeys.of(object);
      if (known.isEmpty()) {
        return;
      }
      keys.addAll(known.get());
    }
    reference.parts().stream()
        .filter(key -> !keys.contains(key.value()) && !Placeholder.isIn(key.value()))
        .forEach(key -> report(reference, key, objects.getFirst(), keys, sink));
  }

  private static void report(
      ObjectReference reference,
      YamlScalar key,
      KubernetesObject object,
      Set<String> keys,
      FindingSink sink) {
    Report report =
        sink.report(
                key.span(),
                "%s has no key '%s'%s"
                    .formatted(
                        reference.title(),
                        key.value(),
                        Alternatives.hint(key.value(), keys, "its keys")))
            .related(object.place(), "the %s".formatted(object.title()));
    if (key.value().equals(key.span().text())) {
      Spelling.nearest(key.value(), keys)
          .ifPresent(near ->
              report.fix(
                  new Fix(
                      "Write the key that is there", false, List.of(new Edit(key.span(), near)))));
    }
  }
}
