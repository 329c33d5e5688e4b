package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindDetectorTest {
  private static final Set<String> CHARTS = Set.of("charts/api", "charts/api/charts/db");

  private static ArtifactKind kind(String path, String content) {
    return KindDetector.detect(path, content, CHARTS::contains, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    ".github/workflows/ci.yml, WORKFLOW",
    ".github/workflows/action.yaml, WORKFLOW",
    "sub/.github/workflows/ci.yml, WORKFLOW",
    ".github/workflows/sub/ci.yml, YAML",
    "x.github/workflows/ci.yml, YAML",
    "action.yml, ACTION",
    ".github/actions/setup/action.yaml, ACTION",
    ".github/dependabot.yml, DEPENDABOT",
    "dependabot.yml, YAML",
    ".pre-commit-config.yaml, PRE_COMMIT",
    "base/kustomization.yaml, KUSTOMIZATION",
    "base/kustomization.yml, KUSTOMIZATION",
    "base/Kustomization, KUSTOMIZATION",
    "charts/api/Chart.yaml, HELM_CHART",
    "charts/api/Chart.yml, YAML",
    "charts/api/values.yaml, HELM_VALUES",
    "charts/api/values-prod.yml, HELM_VALUES",
    "charts/api/ci/test-values.yaml, HELM_VALUES",
    "values.yaml, YAML",
    "charts/values.yaml, YAML",
    "charts/api/templates/deployment.yaml, HELM_TEMPLATE",
    "charts/api/templates/_helpers.tpl, HELM_TEMPLATE",
    "charts/api/templates/values.yaml, HELM_TEMPLATE",
    "charts/api/charts/db/templates/tests/x.yaml, HELM_TEMPLATE",
    "charts/web/templates/deployment.yaml, YAML",
    "mytemplates/x.yaml, YAML",
    "charts/api/crds/x.yaml, YAML",
    "models/orders.sql, SQL",
    "models/ORDERS.SQL, SQL",
    "ddl/orders.hql, SQL",
    "ddl/orders.ddl, SQL",
    "README.md, TEXT",
    "package.json, TEXT",
    "sql, TEXT",
  })
  void namesSettleTheKind(String path, ArtifactKind expected) {
    assertEquals(expected, kind(path, "a: 1\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark.sql('SELECT 1') | PYTHON",
        "cursor.execute(q) | PYTHON",
        "pd.read_sql(q) | PYTHON",
        "# MAGIC %sql | PYTHON",
        "HiveOperator(hql=q) | PYTHON",
        "BashOperator(bash_command='x') | TEXT",
        "sql = 'SELECT 1' | TEXT",
        "print(1) | TEXT",
      })
  void lettersOfCallsTellPythonWithSql(String content, ArtifactKind expected) {
    assertEquals(expected, kind("dags/a.py", content));
    assertEquals(ArtifactKind.TEXT, kind("dags/a.txt", content));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apiVersion: v1\\nkind: Pod\\n | KUBERNETES",
        "kind: Pod\\r\\napiVersion: v1\\r\\n | KUBERNETES",
        "kind: Pod\\rapiVersion: v1\\r | KUBERNETES",
        "# a comment\\n---\\napiVersion: v1\\nkind: Pod | KUBERNETES",
        "a: 1\\n---\\napiVersion: v1\\nkind: Pod | KUBERNETES",
        "apiVersion: v1\\n---\\nkind: Pod | YAML",
        "apiVersion: v1\\ndata:\\n  x: y\\nkind: ConfigMap | KUBERNETES",
        "spec:\\n  apiVersion: v1\\n  kind: Pod | YAML",
        "- apiVersion: v1\\n  kind: Pod | YAML",
        "\"apiVersion\": v1\\n'kind' : Pod | KUBERNETES",
        "apiVersion : v1\\nkind: Pod | KUBERNETES",
        "#apiVersion: v1\\nkind: Pod | YAML",
        "apiVersions: v1\\nkind: Pod | YAML",
        "apiVersion: kustomize.config.k8s.io/v1beta1\\nkind: Kustomization | KUSTOMIZATION",
        "apiVersion: \"kustomize.config.k8s.io/v1alpha1\"\\nkind: Component | KUSTOMIZATION",
        "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"} | KUBERNETES",
        "{\\n  apiVersion: v1,\\n  items: [{a: b}, 'x}'],\\n  kind: List\\n} | KUBERNETES",
        "{\"a\": \"\\\\\"},{\", \"apiVersion\": \"v1\", \"kind\": \"Pod\"} | KUBERNETES",
        "{\"spec\": {\"apiVersion\": \"v1\", \"kind\": \"Pod\"}} | YAML",
        "[{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}] | YAML",
        "{a: 1}\\n---\\n{apiVersion: v1, kind: Pod} | KUBERNETES",
        "--- {apiVersion: v1, kind: Pod} | KUBERNETES",
        "{\"apiVersion\": \"v1\", \"kind | YAML",
        "{{- if .Values.on }}\\napiVersion: v1\\nkind: Pod\\n{{- end }} | KUBERNETES",
        "name: ci\\non: push\\njobs:\\n  a: 1 | WORKFLOW",
        "'on': push\\njobs: {} | WORKFLOW",
        "jobs:\\n  on: x | YAML",
        "name: x\\ndescription: y\\nruns:\\n  using: composite\\n | ACTION",
        "name: x\\nruns: 3\\n | YAML",
        "version: 2\\nupdates:\\n- package-ecosystem: pip\\n | DEPENDABOT",
        "version: 2\\nupdates:\\n  - directory: /\\n    package-ecosystem: pip\\n | DEPENDABOT",
        "version: 2\\nupdates: []\\n | YAML",
        "repos:\\n- repo: local\\n  hooks: []\\n | PRE_COMMIT",
        "repos:\\n- name: x\\n | YAML",
        "'' | YAML",
        "--- | YAML",
      })
  void otherYamlIsJudgedByItsTopLevelKeys(String content, ArtifactKind expected) {
    String text = content.replace("\\\\", "\1").replace("\\n", "\n").replace("\\r", "\r");
    assertEquals(expected, kind("some/file.yaml", text.replace('\1', '\\')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"} | KUBERNETES",
        "{\"on\": \"push\", \"jobs\": {}} | TEXT",
        "{\"name\": \"x\"} | TEXT",
      })
  void jsonIsTextUnlessClustersTakeIt(String content, ArtifactKind expected) {
    assertEquals(expected, kind("pod.json", content));
  }

  @ParameterizedTest
  @CsvSource({
    "a.yml, 'a: 1', HELM_VALUES",
    "action.yml, 'a: 1', ACTION",
    "a.yml, '{apiVersion: v1, kind: Pod}', KUBERNETES",
    "a.txt, 'a: 1', TEXT",
    "a.sql, 'a: 1', SQL",
  })
  void theUsersKindIsForWhatIsNotSettled(String path, String content, ArtifactKind expected) {
    assertEquals(
        expected,
        KindDetector.detect(
            path, content, CHARTS::contains, Optional.of(ArtifactKind.HELM_VALUES)));
  }

  @Test
  void aChartInTheRootHoldsTheWholeTree() {
    assertEquals(
        ArtifactKind.HELM_TEMPLATE,
        KindDetector.detect("templates/a.yaml", "", ""::equals, Optional.empty()));
    assertEquals(
        ArtifactKind.HELM_VALUES,
        KindDetector.detect("env/values.yaml", "", ""::equals, Optional.empty()));
  }
}
