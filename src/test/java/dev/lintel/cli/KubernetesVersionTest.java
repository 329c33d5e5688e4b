package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests are judged by the versions that lintel.yml or the command line names. */
class KubernetesVersionTest {
  private static final String REMOVED =
      "flow.yaml:1:13: high: kubernetes/unserved-api Kubernetes 1.29 removed"
          + " flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema; write"
          + " flowcontrol.apiserver.k8s.io/v1\n";

  private static final String DEPRECATED =
      "flow.yaml:1:13: medium: kubernetes/deprecated-api flowcontrol.apiserver.k8s.io/v1beta2"
          + " FlowSchema is gone in Kubernetes 1.29; write flowcontrol.apiserver.k8s.io/v1beta3\n";

  @TempDir Path directory;

  @BeforeEach
  void writeAManifest() throws IOException {
    Files.writeString(
        directory.resolve("flow.yaml"),
        """
        apiVersion: flowcontrol.apiserver.k8s.io/v1beta2
        kind: FlowSchema
        metadata:
          name: batch
        spec:
          priorityLevelConfiguration: {name: low}
        """);
  }

  private String findings(String... args) {
    return Cli.in(directory).run(args).out();
  }

  @Test
  void theNewestVersionCountsUnlessAnotherIsNamed() throws IOException {
    assertEquals(REMOVED, findings("check"));
    assertEquals(DEPRECATED, findings("check", "--kube-version", "1.28"));
    assertEquals(DEPRECATED, findings("check", "--kube-version", "v1.27.3-1.28"));
    Files.writeString(directory.resolve("lintel.yml"), "kubernetes:\n  version: '1.26-1.28'\n");
    assertEquals(DEPRECATED, findings("check"));
    assertEquals(REMOVED, findings("check", "--kube-version", "1.30"));
  }

  @Test
  void aVersionThatIsNotKnownIsMisuse() throws IOException {
    Cli.Outcome option = Cli.in(directory).run("check", "--kube-version", "1.99");
    assertEquals(
        "lintel: --kube-version: '1.99' is not known; write a version from 1.25 to 1.37, or two"
            + " with '-' between them\n",
        option.err());
    assertEquals(ExitCode.MISUSE, option.code());
    Files.writeString(directory.resolve("lintel.yml"), "kubernetes: {version: newest}\n");
    Cli.Outcome file = Cli.in(directory).run("check");
    assertEquals(
        "lintel: lintel.yml: kubernetes.version is 'newest'; write a version from 1.25 to 1.37, or"
            + " two with '-' between them\n",
        file.err());
    assertEquals(ExitCode.MISUSE, file.code());
  }
}
