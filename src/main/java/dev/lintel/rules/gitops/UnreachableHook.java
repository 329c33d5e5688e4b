package dev.lintel.rules.gitops;

import dev.lintel.model.gitops.FixedText;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * Finds hooks and waves of Argo CD that are none. Rationale and examples:
 * rules/gitops/unreachable-hook.md.
 */
public final class UnreachableHook implements KubernetesRule {
  /**
   * Source: the page on sync phases and waves of the manual of Argo CD 3.3, read 2026-11-27; the
   * deletion phases came with 2.10 and 3.3.
   */
  private static final List<String> PHASES =
      List.of("PreSync", "Sync", "Skip", "PostSync", "SyncFail", "PreDelete", "PostDelete");

  private static final List<String> DELETIONS =
      List.of("HookSucceeded", "HookFailed", "BeforeHookCreation");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    object
        .root()
        .mapping("metadata", "annotations")
        .ifPresent(annotations -> {
          words(annotations, "argocd.argoproj.io/hook", PHASES, "phase", sink);
          words(
              annotations,
              "argocd.argoproj.io/hook-delete-policy",
              DELETIONS,
              "deletion policy of hooks",
              sink);
          wave(annotations, sink);
        });
  }

  private static void words(
      YamlMapping annotations, String key, List<String> known, String what, FindingSink sink) {
    FixedText.at(annotations, key)
        .ifPresent(value -> {
          for (String part : value.value().split(",")) {
            String word = part.strip();
            if (!word.isEmpty() && !known.contains(word)) {
              sink.report(
                  value.span(),
                  "'%s' is no %s of Argo CD%s".formatted(word, what, hint(word, known)));
            }
          }
        });
  }

  private static String hint(String word, List<String> known) {
    return known.stream()
        .filter(word::equalsIgnoreCase)
        .findFirst()
        .map(meant -> "; did you mean '" + meant + "'?")
        .orElseGet(() -> Spelling.hint(word, known));
  }

  private static void wave(YamlMapping annotations, FindingSink sink) {
    FixedText.at(annotations, "argocd.argoproj.io/sync-wave")
        .filter(wave -> !isInteger(wave))
        .ifPresent(wave ->
            sink.report(
                wave.span(),
                "'%s' is no whole number, so the object goes with wave 0".formatted(wave.value())));
  }

  private static boolean isInteger(YamlScalar wave) {
    try {
      Integer.parseInt(wave.value());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
