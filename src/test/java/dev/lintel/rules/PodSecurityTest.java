package dev.lintel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.ActiveRule;
import dev.lintel.rule.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The verdict of the Pod Security Standards, as of Kubernetes 1.37, on a pod that the restricted
 * level allows and that one thing is changed in.
 */
class PodSecurityTest {
  private static final String BASELINE = "pod-security-baseline";
  private static final String RESTRICTED = "pod-security-restricted";
  private static final Catalog CATALOG = RuleIndex.catalog();

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, annotations: {ANNOTATIONS}}
      spec:
        securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}, POD_CONTEXT}
        containers:
          - name: plain
            image: registry.example/web:1.4.2
            securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
        ROLE:
          - name: tested
            image: registry.example/web:1.4.2
            securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, CONTEXT}
            CONTAINER
        FIELDS
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "allowed | FIELDS | hostNetwork: false",
        "baseline | FIELDS | hostNetwork: true",
        "baseline | FIELDS | hostIPC: true",
        "baseline | FIELDS | hostPID: true",
        "allowed | FIELDS | volumes: [{name: v}]",
        "allowed | FIELDS | volumes: [{name: v, image: {reference: 'model:1'}}]",
        "allowed | FIELDS | volumes: [{name: v, ephemeral: {}}, {name: w, csi: {driver: d}}]",
        "baseline | FIELDS | volumes: [{name: v, hostPath: {path: /a}}]",
        "baseline | FIELDS | volumes: [{name: v, hostPath: {path: /etc}}]",
        "baseline | FIELDS | volumes: [{name: v, hostPath: {path: /run/docker.sock}}]",
        "restricted | FIELDS | volumes: [{name: v, nfs: {server: s, path: /}}]",
        "restricted | FIELDS | volumes: [{name: v, cephfs: {monitors: [m]}}]",
        "allowed | POD_CONTEXT | runAsUser: 1000",
        "restricted | POD_CONTEXT | runAsUser: 0",
        "restricted | POD_CONTEXT | runAsNonRoot: false",
        "restricted | POD_CONTEXT | runAsNonRoot: null",
        "restricted | POD_CONTEXT | seccompProfile: null",
        "allowed | POD_CONTEXT | `seccompProfile: {type: Localhost, localhostProfile: p}`",
        "baseline | POD_CONTEXT | seccompProfile: {type: Unconfined}",
        "baseline | POD_CONTEXT | windowsOptions: {hostProcess: true}",
        "allowed | POD_CONTEXT | windowsOptions: {}",
        "allowed | POD_CONTEXT | appArmorProfile: {type: RuntimeDefault}",
        "baseline | POD_CONTEXT | appArmorProfile: {type: Unconfined}",
        "allowed | POD_CONTEXT | seLinuxOptions: {level: 's0:c1'}",
        "baseline | POD_CONTEXT | seLinuxOptions: {type: spc_t}",
        "baseline | POD_CONTEXT | seLinuxOptions: {user: u}",
        "baseline | POD_CONTEXT | seLinuxOptions: {role: r}",
        "allowed | POD_CONTEXT | sysctls: [{name: net.ipv4.tcp_rmem, value: '1'}]",
        "baseline | POD_CONTEXT | sysctls: [{name: kernel.msgmax, value: '1'}]",
        "allowed | POD_CONTEXT | supplementalGroups: [0]",
        "allowed | ANNOTATIONS | container.apparmor.security.beta.kubernetes.io/c: runtime/default",
        "baseline | ANNOTATIONS | container.apparmor.security.beta.kubernetes.io/c: bogus",
        "allowed | ANNOTATIONS | seccomp.security.alpha.kubernetes.io/pod: unconfined",
      })
  void judgesPods(String level, String place, String change) {
    assertVerdict(level, POD.replace(place, change), "initContainers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "baseline | CONTEXT | privileged: true",
        "restricted | CONTEXT | allowPrivilegeEscalation: null",
        "restricted | CONTEXT | allowPrivilegeEscalation: true",
        "restricted | CONTEXT | capabilities: {drop: [all]}",
        "restricted | CONTEXT | capabilities: {}",
        "allowed | CONTEXT | `capabilities: {drop: [CHOWN, ALL], add: [NET_BIND_SERVICE]}`",
        "restricted | CONTEXT | `capabilities: {drop: [ALL], add: [CHOWN]}`",
        "baseline | CONTEXT | `capabilities: {drop: [ALL], add: [NET_RAW]}`",
        "baseline | CONTEXT | `capabilities: {drop: [ALL], add: [CAP_CHOWN]}`",
        "baseline | CONTEXT | `capabilities: {drop: [ALL], add: [ALL]}`",
        "allowed | CONTEXT | runAsUser: 1000",
        "restricted | CONTEXT | runAsUser: 0",
        "restricted | CONTEXT | runAsNonRoot: false",
        "allowed | CONTEXT | `seccompProfile: {type: Localhost, localhostProfile: p}`",
        "baseline | CONTEXT | seccompProfile: {type: Unconfined}",
        "allowed | CONTEXT | procMount: Default",
        "baseline | CONTEXT | procMount: Unmasked",
        "baseline | CONTEXT | windowsOptions: {hostProcess: true}",
        "baseline | CONTEXT | appArmorProfile: {type: Unconfined}",
        "allowed | CONTEXT | seLinuxOptions: {type: container_engine_t}",
        "baseline | CONTEXT | seLinuxOptions: {type: unconfined_t}",
        "allowed | CONTAINER | `ports: [{containerPort: 80, hostPort: 0}]`",
        "baseline | CONTAINER | `ports: [{containerPort: 80, hostPort: 80}]`",
        "allowed | CONTAINER | readinessProbe: {httpGet: {port: 80}}",
        "baseline | CONTAINER | `livenessProbe: {httpGet: {port: 80, host: a.example}}`",
        "baseline | CONTAINER | `startupProbe: {tcpSocket: {port: 80, host: 127.0.0.1}}`",
        "baseline | CONTAINER | `lifecycle: {postStart: {httpGet: {port: 80, host: '::1'}}}`",
        "baseline | CONTAINER | `lifecycle: {preStop: {tcpSocket: {port: 80, host: a.example}}}`",
        "allowed | CONTAINER | `lifecycle: {preStop: {exec: {command: [stop]}}}`",
      })
  void judgesContainersOfEveryRole(String level, String place, String change) {
    for (String role : List.of("initContainers", "ephemeralContainers")) {
      String own = place.equals("CONTEXT") ? ", CONTEXT" : place;
      String changed = place.equals("CONTEXT") ? ", " + change : change;
      assertVerdict(level, POD.replace(own, changed), role);
    }
  }

  /** Root of a user namespace is nobody on the node; what masks /proc stays at one level. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allowed | runAsNonRoot: false",
        "allowed | runAsUser: 0",
        "restricted | procMount: Unmasked",
        "restricted | allowPrivilegeEscalation: true",
        "baseline | privileged: true",
      })
  void judgesPodsWithUsersOfTheirOwn(String level, String change) {
    assertVerdict(
        level,
        POD.replace("FIELDS", "hostUsers: false").replace(", CONTEXT", ", " + change),
        "initContainers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allowed | CONTEXT | allowPrivilegeEscalation: null",
        "allowed | CONTEXT | capabilities: null",
        "allowed | POD_CONTEXT | seccompProfile: null",
        "restricted | POD_CONTEXT | runAsNonRoot: null",
        "restricted | CONTEXT | runAsUser: 0",
        "baseline | POD_CONTEXT | windowsOptions: {hostProcess: true}",
      })
  void judgesPodsForWindows(String level, String place, String change) {
    assertVerdict(
        level,
        POD.replace("FIELDS", "os: {name: windows}").replace(", " + place, ", " + change),
        "initContainers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Deployment apps/v1",
        "StatefulSet apps/v1",
        "DaemonSet apps/v1",
        "Job batch/v1",
        "ReplicationController v1"
      })
  void judgesTemplatesOfWorkloads(String kind) {
    String[] parts = kind.split(" ");
    String workload =
        """
        apiVersion: %s
        kind: %s
        metadata: {name: web}
        spec:
          selector: {}
          template: {metadata: {}, spec: {containers: [{name: web, image: "web:1"}]}}
        """
            .formatted(parts[1], parts[0]);
    assertEquals(Set.of(RESTRICTED), verdict(workload));
    assertEquals(
        Set.of(BASELINE, RESTRICTED),
        verdict(workload.replace("spec: {containers", "spec: {hostPID: true, containers")));
  }

  @Test
  void everyRuleOfTheBaselineIsOneOfTheRestrictedLevel() {
    CATALOG.entries().stream()
        .map(Catalog.Entry::meta)
        .filter(meta -> meta.tags().contains(BASELINE))
        .forEach(meta -> assertTrue(meta.tags().contains(RESTRICTED), meta.id().toString()));
  }

  /**
   * @param level the lowest one that refuses the pod, or {@code allowed}
   */
  private static void assertVerdict(String level, String pod, String role) {
    Set<String> expected =
        switch (level) {
          case "baseline" -> Set.of(BASELINE, RESTRICTED);
          case "restricted" -> Set.of(RESTRICTED);
          default -> Set.of();
        };
    String plain = pod.replace("ROLE", role);
    for (String place : List.of("ANNOTATIONS", "POD_CONTEXT", "CONTEXT", "CONTAINER", "FIELDS")) {
      plain = plain.replace(place, "");
    }
    assertEquals(expected, verdict(plain), plain);
  }

  /** Gives the levels that refuse an object. */
  private static Set<String> verdict(String object) {
    List<ActiveRule> rules =
        CATALOG.entries().stream()
            .filter(entry -> entry.meta().tags().contains(RESTRICTED))
            .map(ActiveRule::of)
            .toList();
    return RuleExamplesTest.analyse(Map.of("web.yaml", object), rules).findings().stream()
        .map(Finding::rule)
        .flatMap(rule -> tags(rule).stream())
        .filter(tag -> tag.equals(BASELINE) || tag.equals(RESTRICTED))
        .collect(Collectors.toSet());
  }

  private static Set<String> tags(RuleId rule) {
    return CATALOG.find(rule).orElseThrow().meta().tags();
  }
}
