package dev.lintel.model.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncStepTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | SYNC 0",
        "{argocd.argoproj.io/sync-wave: '-3'} | SYNC -3",
        "{argocd.argoproj.io/sync-wave: high} | SYNC 0",
        "{argocd.argoproj.io/hook: PreSync} | PRE_SYNC 0",
        "{argocd.argoproj.io/hook: 'PostSync, PreSync', argocd.argoproj.io/sync-wave: '2'} |"
            + " PRE_SYNC 2",
        "{argocd.argoproj.io/hook: 'SyncFail,PostSync'} | POST_SYNC 0",
        "{argocd.argoproj.io/hook: presync} | SYNC 0",
        "{argocd.argoproj.io/hook: Skip} | none",
        "{argocd.argoproj.io/hook: PostDelete} | none",
        "{helm.sh/hook: 'pre-install,post-upgrade', helm.sh/hook-weight: '-5'} | PRE_SYNC -5",
        "{helm.sh/hook: pre-install, argocd.argoproj.io/hook: PostSync} | POST_SYNC 0",
        "{helm.sh/hook-weight: '4', argocd.argoproj.io/sync-wave: '1'} | SYNC 1",
        "{helm.sh/hook: test} | none",
        "{helm.sh/hook: crd-install} | SYNC 0",
      })
  void annotationsTellTheFirstStep(String annotations, String expected) {
    Optional<SyncStep> step = SyncStep.of(object(annotations));
    assertEquals(expected, step.map(s -> s.phase().name() + " " + s.wave()).orElse("none"));
  }

  private static KubernetesObject object(String annotations) {
    String text =
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: %s}\n"
            .formatted(annotations);
    return KubernetesObject.allOf(
            YamlParser.parse(SourceText.of("a.yaml", text), YamlSchema.YAML_1_1))
        .getFirst();
  }
}
