package dev.lintel.model.kustomize.transform;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;

/** Makes service accounts that act as one of a cloud: kustomize's {@code IAMPolicyGenerator}. */
public final class PolicyGenerator {
  private final YamlMapping root;

  private PolicyGenerator(YamlMapping root) {
    this.root = root;
  }

  /**
   * Makes the ServiceAccount that a generator's file asks for; Google's is the only cloud that
   * kustomize knows.
   */
  public static YamlMapping generate(YamlMapping file) {
    return new PolicyGenerator(file).account();
  }

  private YamlMapping account() {
    Settings settings = Settings.ofFile(root);
    if (!settings.textOrEmpty("cloud").equals("gke")) {
      throw Settings.wrong(
          settings.get("cloud").map(YamlNode::span).orElse(root.span()),
          "the cloud '%s' is not known; gke is",
          settings.textOrEmpty("cloud"));
    }
    YamlScalar account = text(settings, "serviceAccount", "name");
    YamlScalar project = text(settings, "serviceAccount", "projectId");
    YamlScalar email =
        YamlScalar.built(
            account.span(),
            account.value() + "@" + project.value() + ".iam.gserviceaccount.com",
            YamlType.STRING,
            project.span());
    List<YamlEntry> metadata = new ArrayList<>();
    metadata.add(
        entry("annotations", mapping(List.of(entry("iam.gke.io/gcp-service-account", email)))));
    metadata.add(entry("name", text(settings, "kubernetesService", "name")));
    settings
        .below("kubernetesService")
        .flatMap(service -> service.text("namespace"))
        .ifPresent(namespace -> metadata.add(entry("namespace", namespace)));
    return mapping(
        List.of(
            entry("apiVersion", built("v1")),
            entry("kind", built("ServiceAccount")),
            entry("metadata", mapping(metadata))));
  }

  private YamlScalar text(Settings settings, String mapping, String key) {
    return settings.below(mapping).flatMap(below -> below.text(key)).orElseGet(() -> built(""));
  }

  private YamlEntry entry(String key, YamlNode value) {
    return new YamlEntry(built(key), value);
  }

  private YamlScalar built(String text) {
    return YamlScalar.built(root.span(), text, YamlType.STRING);
  }

  private YamlMapping mapping(List<YamlEntry> entries) {
    return new YamlMapping(root.span(), entries, List.of());
  }
}
