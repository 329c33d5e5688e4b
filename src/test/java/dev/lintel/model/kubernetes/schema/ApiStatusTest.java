package dev.lintel.model.kubernetes.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each version of Kubernetes serves, by the deprecation guide. */
class ApiStatusTest {
  private static ApiStatus status(String apiVersion, String kind, String versions) {
    SourceText text =
        SourceText.of("a.yaml", "apiVersion: %s\nkind: %s\n".formatted(apiVersion, kind));
    KubernetesObject object =
        YamlParser.parse(text, YamlSchema.YAML_1_1)
            .documents()
            .getFirst()
            .mapping()
            .flatMap(KubernetesObject::of)
            .orElseThrow();
    return ApiStatus.of(object, KubernetesVersions.parse(versions).orElseThrow());
  }

  @Test
  void whatWasServedOnceIsRemoved() {
    assertEquals(
        new ApiStatus.Removed(25, Optional.of("batch/v1")),
        status("batch/v1beta1", "CronJob", "1.30"));
    assertEquals(
        new ApiStatus.Removed(26, Optional.of("autoscaling/v2")),
        status("autoscaling/v2beta2", "HorizontalPodAutoscaler", "1.26"));
    assertEquals(
        new ApiStatus.Removed(32, Optional.of("flowcontrol.apiserver.k8s.io/v1")),
        status("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", "1.29-1.33"));
    assertEquals(
        new ApiStatus.Removed(25, Optional.empty()),
        status("policy/v1beta1", "PodSecurityPolicy", "1.25"));
  }

  @Test
  void whatGoesLaterIsDeprecated() {
    assertEquals(
        new ApiStatus.Expiring(29, Optional.of("flowcontrol.apiserver.k8s.io/v1beta3")),
        status("flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", "1.28"));
    assertEquals(
        new ApiStatus.Discouraged(33, Optional.of("discovery.k8s.io/v1 EndpointSlice")),
        status("v1", "Endpoints", "1.33"));
    assertEquals(new ApiStatus.Current(), status("v1", "Endpoints", "1.32"));
  }

  @Test
  void whatComesLaterIsNotServedYet() {
    assertEquals(
        new ApiStatus.NotYet(34, Optional.of("resource.k8s.io/v1beta2")),
        status("resource.k8s.io/v1", "ResourceClaim", "1.33"));
    assertEquals(new ApiStatus.Current(), status("resource.k8s.io/v1", "ResourceClaim", "1.34"));
  }

  @Test
  void kindsOfOthersAreForeign() {
    assertEquals(new ApiStatus.Foreign(), status("argoproj.io/v1alpha1", "Rollout", "1.33"));
    assertEquals(
        new ApiStatus.Unknown("; its kind is in apps/v1"), status("v1", "Deployment", "1.33"));
    assertEquals(
        new ApiStatus.Unknown("; did you mean 'Deployment'?"),
        status("apps/v1", "Deploymnt", "1.33"));
  }
}
