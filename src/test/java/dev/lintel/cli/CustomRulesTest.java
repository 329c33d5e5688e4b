package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code custom:} of lintel.yml and {@code rules test}. */
class CustomRulesTest {
  private static final String RULE =
      """
      custom:
        - id: few-replicas
          expression: |-
            !has(object.spec.replicas) ||
              object.spec.replicas <= 5
          message-expression: "'%s has %d replicas'.format([object.metadata.name, object.spec.replicas])"
          severity: high
          gate: dry-run
          match: {kind: Deploy*, api-version: apps/*, labels: {tier: web}, path: deploy/}
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        labels: {tier: web}
      spec:
        replicas: 9
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers: [{name: web, image: "registry.example/web:1.0.0"}]
      """;

  @TempDir Path directory;

  @BeforeEach
  void makeRoot() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
    Files.createDirectories(directory.resolve("deploy"));
    write("lintel.yml", RULE);
    write("deploy/web.yaml", DEPLOYMENT);
  }

  private void write(String path, String content) throws IOException {
    Files.writeString(directory.resolve(path), content);
  }

  private Cli.Outcome run(String... args) {
    return Cli.in(directory).run(args);
  }

  private List<String> findings(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("check", "--no-cache", "--format", "concise", "--only", "custom/**"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new)).out().lines().toList();
  }

  @Test
  void aRuleFindsAtTheFieldThatItNames() {
    assertEquals(
        List.of("deploy/web.yaml:7:13: high: custom/few-replicas web has 9 replicas"), findings());
    assertEquals(ExitCode.GATE_FAILED, run("check").code());
  }

  @Test
  void matchLeavesOthersAlone() throws IOException {
    write("web.yaml", DEPLOYMENT);
    write("deploy/other.yaml", DEPLOYMENT.replace("tier: web", "tier: data"));
    write("deploy/set.yaml", DEPLOYMENT.replace("kind: Deployment", "kind: StatefulSet"));
    assertEquals(1, findings().size());
  }

  @Test
  void itIsARuleLikeAnyOther() throws IOException {
    write("lintel.yml", RULE + "rules:\n  custom/few-replicas: low\n");
    assertEquals(
        List.of("deploy/web.yaml:7:13: low: custom/few-replicas web has 9 replicas"), findings());
    write("lintel.yml", RULE + "rules:\n  \"custom/*\": off\n");
    assertEquals(List.of(), findings());
    write("lintel.yml", RULE);
    write(
        "deploy/web.yaml",
        DEPLOYMENT.replace(
            "replicas: 9", "replicas: 9 # lintel: ignore[custom/few-replicas] the sale"));
    assertEquals(List.of(), findings());
  }

  @Test
  void aChangedRuleIsNotAnsweredFromTheCache() throws IOException {
    for (int i = 0; i < 120; i++) {
      write("deploy/more-" + i + ".yaml", DEPLOYMENT.replace("replicas: 9", "replicas: 3"));
    }
    String[] check = {"check", "--format", "concise", "--only", "custom/**"};
    assertEquals(1, run(check).out().lines().count());
    assertEquals(1, run(check).out().lines().count());
    write("lintel.yml", RULE.replace("<= 5", "<= 2"));
    assertEquals(121, run(check).out().lines().count());
  }

  @Test
  void listAndPageAndReportKnowIt() throws IOException {
    assertTrue(run("rules").out().contains("custom/few-replicas "));
    assertTrue(run("explain", "custom/few-replicas").out().contains("object.spec.replicas <= 5"));
    JsonNode sarif = new ObjectMapper().readTree(run("check", "--format", "sarif").out());
    List<String> ids = new ArrayList<>();
    sarif.findValues("rules").forEach(rules -> rules.forEach(r -> ids.add(r.get("id").asText())));
    assertTrue(ids.contains("custom/few-replicas"));
    assertTrue(
        run("config", "show", "deploy/web.yaml").out().contains("custom/few-replicas: high"));
  }

  @Test
  void aFaultOfTheExpressionStandsAtItsPlace() throws IOException {
    write("lintel.yml", RULE.replace("object.spec.replicas <= 5", "replicas <= 5"));
    Cli.Outcome outcome = run("check");
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertEquals(
        "lintel: lintel.yml:5:9: custom/few-replicas: undeclared reference to 'replicas'",
        outcome.err().strip());
    assertEquals(ExitCode.MISUSE, run("config", "validate").code());
    assertEquals(ExitCode.MISUSE, run("rules", "test").code());
  }

  @Test
  void whatCannotBeEvaluatedIsSaid() throws IOException {
    write(
        "lintel.yml", RULE.replace("!has(object.spec.replicas) ||", "object.spec.nothing > 1 ||"));
    assertEquals(
        List.of(
            "deploy/web.yaml:4:9: medium: custom/few-replicas the rule could not be evaluated on"
                + " Deployment 'web': key 'nothing' is not present in map"),
        findings());
    String range = "['a','b','c','d','e','f','g','h','i','j']";
    write(
        "lintel.yml",
        RULE.replace(
            "!has(object.spec.replicas) ||",
            "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, %1$s.all(e, %1$s.all(f, true)))))) &&"
                .formatted(range)));
    assertTrue(findings().getFirst().contains("takes too many steps on Deployment 'web'"));
  }

  @Test
  void valuesThatAreMadeLaterAreLeftAlone() throws IOException {
    write("deploy/web.yaml", DEPLOYMENT.replace("replicas: 9", "replicas: ${REPLICAS}"));
    assertEquals(List.of(), findings());
  }

  @Test
  void aliasesThatUnfoldAreBounded() throws IOException {
    StringBuilder bomb = new StringBuilder("apiVersion: v1\nkind: Bomb\nmetadata: {name: b}\n");
    bomb.append("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "x"));
    }
    write("deploy/bomb.yaml", bomb.toString());
    write(
        "lintel.yml",
        """
        custom:
          - id: equal
            expression: object.a8 == object.a8 && '%s'.format([object.a8]) == ''
            message: they differ
            match: {kind: Bomb}
        """);
    List<String> found = findings();
    assertTrue(found.size() >= 1 && found.toString().contains("custom/equal"), found.toString());
  }

  @Test
  void twoRulesOfOneNameAndUnknownNamesAreRefused() throws IOException {
    write("lintel.yml", RULE + RULE.substring("custom:\n".length()));
    assertTrue(run("check").err().contains("'few-replicas' is the name of two custom rules"));
    write("lintel.yml", RULE + "rules:\n  custom/few-replica: low\n");
    assertTrue(run("check").err().contains("unknown rule 'custom/few-replica'"));
    write("lintel.yml", RULE.replace("id: few-replicas", "id: Few Replicas"));
    assertTrue(run("check").err().contains("is no name of a rule"));
  }

  @Test
  void aRuleOfAnExtendedFileCanBeSet() throws IOException {
    write("base.yml", RULE);
    write("lintel.yml", "extends: base.yml\nrules:\n  custom/few-replicas: info\n");
    assertEquals(
        List.of("deploy/web.yaml:7:13: info: custom/few-replicas web has 9 replicas"), findings());
    assertTrue(run("config", "show").out().contains("id: few-replicas"));
  }

  @Test
  void testsPassAndFail() throws IOException {
    String tests =
        """
            tests:
              pass:
                - {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, labels: {tier: web}}, spec: {}}
                - deploy/few.yaml
              fail:
                - deploy/web.yaml
        """;
    write("deploy/few.yaml", DEPLOYMENT.replace("replicas: 9", "replicas: 5"));
    write("lintel.yml", RULE + tests);
    Cli.Outcome outcome = run("rules", "test");
    assertEquals("3 tests, 3 passed, 0 failed\n", outcome.out());
    assertEquals(ExitCode.PASSED, outcome.code());
    write("lintel.yml", RULE.replace("<= 5", "<= 4") + tests.replace("web.yaml", "gone.yaml"));
    outcome = run("rules", "test");
    assertEquals(
        """
        lintel.yml:13:11: custom/few-replicas: Deployment 'web' should pass: web has 5 replicas
        lintel.yml:15:11: custom/few-replicas: deploy/gone.yaml does not exist
        3 tests, 1 passed, 2 failed
        """,
        outcome.out());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
  }

  @Test
  void rulesWithoutTestsAreNamed() {
    assertEquals(
        "custom/few-replicas has no test\n0 tests, 0 passed, 0 failed\n",
        run("rules", "test").out());
  }

  @Test
  void whereThereAreNoRulesItIsSaidWhereToReadAboutThem() throws IOException {
    write("lintel.yml", "exclude: [generated/]\n");
    Cli.Outcome outcome = run("rules", "test");
    assertEquals(
        "lintel.yml has no rules of your own under 'custom:';"
            + " docs/kubernetes.md, 'Rules in lintel.yml', shows how to write and test them\n",
        outcome.out());
    assertEquals(ExitCode.PASSED, outcome.code());
    Files.delete(directory.resolve("lintel.yml"));
    assertEquals(outcome, run("rules", "test"));
  }

  @Test
  void policiesThatLintelYmlNamesHoldToo() throws IOException {
    write(
        "policies.txt",
        """
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: few}
        spec:
          validationFailureAction: Enforce
          rules:
            - name: replicas
              match: {any: [{resources: {kinds: [Deployment]}}]}
              validate: {message: at most three, pattern: {spec: {replicas: "<=3"}}}
        """);
    write("lintel.yml", "kubernetes: {policies: [policies.txt]}\n");
    assertEquals(
        List.of(
            "deploy/web.yaml:7:13: high: kubernetes/violated-admission-policy policy 'few', rule"
                + " 'replicas': at most three"),
        run("check", "--no-cache", "--format=concise", "--only", "kubernetes/violated-*")
            .out()
            .lines()
            .toList());
    write("lintel.yml", "kubernetes: {policies: [gone.yaml]}\n");
    Cli.Outcome outcome = run("check");
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertTrue(outcome.err().contains("gone.yaml: does not exist"), outcome.err());
  }
}
