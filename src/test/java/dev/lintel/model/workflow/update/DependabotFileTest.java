package dev.lintel.model.workflow.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How dependabot.yml is read, and what GitHub would say of it. */
final class DependabotFileTest {
  private static final String UPDATE =
      "version: 2\nupdates:\n- {package-ecosystem: docker, directory: /, schedule: {interval:"
          + " weekly}}\n";

  private static DependabotFile file(String yaml) {
    return DependabotFile.of(
            YamlParser.parse(SourceText.of(".github/dependabot.yml", yaml), YamlSchema.CORE))
        .orElseThrow();
  }

  private static List<String> problems(String yaml) {
    return file(yaml).grammar().problems().stream().map(GrammarProblem::message).toList();
  }

  private static String registry(String entries) {
    return UPDATE + "registries: {r: {" + entries + "}}\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: npm-registry, url: u, token: ${{secrets.T}}",
        "type: npm-registry, url: u, username: a, password: b",
        "type: npm-registry, url: u, aws-region: a, account-id: b, role-name: c, domain: d",
        "type: nuget-feed, url: u, tenant-id: a, client-id: b",
        "type: hex-organization, organization: o, key: k",
        "type: hex-repository, repo: r, auth-key: k, public-key-fingerprint: f",
        "type: helm-registry, url: u",
        "type: goproxy-server, url: u",
        "type: maven-repository, url: u, username: '', password: ''",
      })
  void registriesThatSignIn(String entries) {
    assertEquals(List.of(), problems(registry(entries)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: npm-registry, url: u | a registry needs one of 'username', 'token'",
        "type: npm-registry, token: t | a registry needs 'url'",
        "type: npm-registry, url: u, password: t | a registry needs 'username'",
        "type: cargo-registry, url: u | a registry needs 'token'",
        "type: hex-repository, repo: r | a registry needs 'auth-key'",
        "url: u | a registry needs 'type'",
        "type: npm, url: u, token: t | 'npm' is no value of 'type'",
        "type: git, url: u, user: a, password: p | 'user' is no key of a registry",
      })
  void registriesThatDoNot(String entries, String problem) {
    assertEquals(true, problems(registry(entries)).getFirst().startsWith(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schedule: {interval: cron, cronjob: every day at 5pm, timezone: Asia/Tokyo}",
        "schedule: {interval: weekly, day: sunday, time: '23:59'}",
        "schedule: {interval: quarterly}",
        "cooldown: {default-days: 5, semver-major-days: 30, include: ['*'], exclude: [a]}",
        "groups: {all: {patterns: ['*'], update-types: [minor], applies-to: security-updates}}",
        "ignore: [{dependency-name: a, versions: '5.x'}, {dependency-name: b, versions: [1, '2']}]",
        "allow: [{dependency-type: direct}]",
        "registries: '*'",
        "registries: [a]",
        "labels: []",
        "reviewers: [octocat]",
        "commit-message: {prefix: ci, include: scope}",
        "pull-request-branch-name: {separator: '-'}",
        "open-pull-requests-limit: 0",
      })
  void keysOfAnUpdate(String entry) {
    String schedule = entry.startsWith("schedule") ? "" : ", schedule: {interval: daily}";
    assertEquals(
        List.of(),
        problems(
            "version: 2\nupdates:\n- {package-ecosystem: npm, directory: /%s, %s}\n"
                .formatted(schedule, entry)));
  }

  @Test
  void groupsOfSeveralEcosystemsBringTheSchedule() {
    assertEquals(
        List.of(),
        problems(
            """
            version: 2
            multi-ecosystem-groups: {infra: {schedule: {interval: weekly}}}
            updates:
            - {package-ecosystem: docker, directory: /, patterns: [a], multi-ecosystem-group: infra}
            """));
    assertEquals(
        List.of("a group of ecosystems needs 'schedule'"),
        problems(UPDATE + "multi-ecosystem-groups: {infra: {labels: [a]}}\n"));
  }

  @ParameterizedTest
  @CsvSource({"/,''", "'',''", ".,''", "./,''", "/a/,a", "a/b,a/b", "./a//,a", "//a,a", "/.a,.a"})
  void directoriesAreNormalized(String written, String normalized) {
    assertEquals(normalized, Update.normalized(written));
  }

  @Test
  void directoriesAndRegistriesAreThoseOfEitherForm() {
    Update update =
        file("""
        updates:
        - {directories: [/a, /b], registries: [x, y]}
        """)
            .updates()
            .getFirst();
    assertEquals(
        List.of("/a", "/b"), update.directories().stream().map(YamlScalar::value).toList());
    assertEquals(List.of("x", "y"), update.registries().stream().map(YamlScalar::value).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "updates:",
        "updates: 3",
        "updates: [1, [], {}, {directory: [], directories: {}, registries: {}, schedule: 1}]",
        "registries: [a]\nupdates: {a: b}",
        "registries: {a: 1, b: }\nmulti-ecosystem-groups: {a: 1}",
      })
  void hostileShapesHaveProblemsAndNoMore(String yaml) {
    DependabotFile file = file(yaml.replace("\\n", "\n"));
    assertEquals(false, file.grammar().problems().isEmpty());
    file.updates().forEach(Update::directories);
    file.updates().forEach(Update::registries);
  }

  @Test
  void aHundredThousandUpdatesTakeLittleTime() {
    String yaml = "version: 2\nupdates:\n" + "- {directory: /, registries: [a]}\n".repeat(100_000);
    assertTimeout(Duration.ofSeconds(20), () -> assertEquals(200_000, problems(yaml).size()));
  }
}
