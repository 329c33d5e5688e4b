package dev.lintel.model.kustomize;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a kustomization makes inputs of a build. */
class BuildInputsTest {
  private static BuildInputs inputs(String kustomization) {
    SourceText source = SourceText.of("prod/kustomization.yaml", kustomization);
    return BuildInputs.of(
        Kustomization.of(YamlParser.parse(source, YamlSchema.YAML_1_1), path -> true).stream()
            .toList(),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources: [file]",
        "bases: [file]",
        "components: [file]",
        "patches: [{path: file}]",
        "patchesStrategicMerge: [file]",
        "patchesJson6902: [{path: file}]",
        "replacements: [{path: file}]",
        "configurations: [file]",
        "crds: [file]",
        "generators: [file]",
        "transformers: [file]",
        "validators: [file]",
        "configMapGenerator: [{name: a, files: [file]}]",
        "configMapGenerator: [{name: a, files: [key=file]}]",
        "configMapGenerator: [{name: a, envs: [file]}]",
        "configMapGenerator: [{name: a, env: file}]",
        "secretGenerator: [{name: a, files: [file]}]",
        "secretGenerator: [{name: a, envs: [file]}]",
        "openapi: {path: file}",
        "helmCharts: [{name: a, valuesFile: file}]",
        "helmCharts: [{name: a, additionalValuesFiles: [file]}]",
        "helmChartInflationGenerator: [{chartName: a, values: file}]",
      })
  void aFileThatIsNamedIsRead(String kustomization) {
    assertTrue(inputs(kustomization).holdFile("prod/file"));
    assertFalse(inputs(kustomization).holdFile("file"));
  }

  @Test
  void whatABaseLosesIsLostToTheBuild() {
    BuildInputs inputs = inputs("resources: [../base]");
    assertTrue(inputs.holdAnyAbove("base/kustomization.yaml"));
    assertFalse(inputs.holdAnyAbove("bases/kustomization.yaml"));
  }
}
