package dev.lintel.source;

import java.util.Locale;

/** What a file is to the pipeline; decides how it is parsed and which rules see it. */
public enum ArtifactKind {
  SQL,
  WORKFLOW,
  ACTION,
  DEPENDABOT,
  PRE_COMMIT,
  KUBERNETES,
  KUSTOMIZATION,
  HELM_CHART,
  HELM_VALUES,
  HELM_TEMPLATE,
  /** YAML that is none of the above. */
  YAML,
  /** Python that SQL may stand in; any other Python is text. */
  PYTHON,
  /** Any other text: only secrets are looked for in it. */
  TEXT;

  /** Gives the name that users write, as in {@code --as helm-values}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Tells whether files of this kind are parsed as YAML. */
  public boolean isYaml() {
    return switch (this) {
      case WORKFLOW,
          ACTION,
          DEPENDABOT,
          PRE_COMMIT,
          KUBERNETES,
          KUSTOMIZATION,
          HELM_CHART,
          HELM_VALUES,
          YAML ->
          true;
      case SQL, HELM_TEMPLATE, PYTHON, TEXT -> false;
    };
  }
}
