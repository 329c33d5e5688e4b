package dev.lintel.rules.gitops;

import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds options of syncs that Argo CD does not know and therefore ignores. Rationale and examples:
 * rules/gitops/unknown-sync-option.md.
 */
public final class UnknownSyncOption implements KubernetesRule {
  /** Source: the page on sync options of the manual of Argo CD 3.1, read 2026-11-27. */
  private static final List<String> KNOWN =
      List.of(
          "ApplyOutOfSyncOnly",
          "ClientSideApplyMigration",
          "CreateNamespace",
          "Delete",
          "FailOnSharedResource",
          "Force",
          "Prune",
          "PruneLast",
          "PrunePropagationPolicy",
          "Replace",
          "RespectIgnoreDifferences",
          "ServerSideApply",
          "SkipDryRunOnMissingResource",
          "Validate");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (YamlScalar option : options(object)) {
      for (String part : option.value().split(",")) {
        check(part.strip(), option, sink);
      }
    }
  }

  private static List<YamlScalar> options(KubernetesObject object) {
    List<YamlScalar> options = new ArrayList<>();
    object
        .root()
        .mapping("metadata", "annotations")
        .flatMap(annotations -> FixedText.at(annotations, "argocd.argoproj.io/sync-options"))
        .ifPresent(options::add);
    if (object.isIn("argoproj.io")) {
      switch (object.kind()) {
        case "Application" ->
            options.addAll(FixedText.items(object.root(), "spec", "syncPolicy", "syncOptions"));
        case "ApplicationSet" ->
            options.addAll(
                FixedText.items(
                    object.root(), "spec", "template", "spec", "syncPolicy", "syncOptions"));
        default -> {}
      }
    }
    return options;
  }

  /**
   * An option of a later version is nobody's mistake, so only one that is nearly a known one is.
   */
  private static void check(String option, YamlScalar place, FindingSink sink) {
    int equals = option.indexOf('=');
    if (Placeholder.isIn(option) || option.isEmpty()) {
      return;
    }
    String name = (equals < 0 ? option : option.substring(0, equals)).strip();
    if (!KNOWN.contains(name)) {
      near(name)
          .ifPresent(meant ->
              sink.report(
                  place.span(),
                  "'%s' is no sync option; did you mean '%s'?".formatted(name, meant)));
    } else if (equals < 0) {
      sink.report(
          place.span(), "'%s' has no effect without a value, as '%s=true'".formatted(name, name));
    } else if (!option.substring(equals + 1).equals(option.substring(equals + 1).strip())
        || equals != name.length()) {
      sink.report(
          place.span(),
          "'%s' has no effect: no blank may stand around the equals sign".formatted(option));
    }
  }

  private static Optional<String> near(String name) {
    return KNOWN.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .or(() -> Spelling.nearest(name, KNOWN).filter(meant -> meant.length() > 6));
  }
}
